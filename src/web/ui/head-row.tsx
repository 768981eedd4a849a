/** The head of a table: words per column, numbers to the end. */

export type Head = readonly [words: string, align: 'start' | 'end'];

export function HeadRow({ heads }: { readonly heads: readonly Head[] }) {
  return (
    <thead>
      <tr>
        {heads.map(([words, align]) => (
          <th key={words} scope="col" data-align={align === 'end' ? 'end' : undefined}>
            {words}
          </th>
        ))}
      </tr>
    </thead>
  );
}

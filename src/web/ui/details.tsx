/** Names with their values, one under the other, for panels and cards. */
import type { ReactNode } from 'react';
import './details.css';

export type Detail = readonly [name: string, value: ReactNode];

/** A list of names and values; values break where they must. */
export function Details({ entries }: { readonly entries: readonly Detail[] }) {
  return (
    <dl className="bw-details">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

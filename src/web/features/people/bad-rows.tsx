/** Rows that cannot be imported: where, what stands there, and how to mend it. */
import type { RowProblem } from '#contracts/imports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { importResultTexts } from './import-result-texts.ts';

function BadRow({ problem }: { readonly problem: RowProblem }) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const say = useSay();
  return (
    <tr>
      <td className="bw-numbers">{problem.cell ?? format.number(problem.line)}</td>
      <td>{problem.column === '' ? texts.wholeRow : problem.column}</td>
      <td>{problem.value === '' ? <span className="bw-quiet">{texts.empty}</span> : problem.value}</td>
      <td>
        <b>{say(problem.message)}</b>
      </td>
      <td>{say(problem.mend)}</td>
    </tr>
  );
}

/** The table; nothing when every row can be imported. */
export function BadRows({
  problems,
  refused,
}: {
  readonly problems: readonly RowProblem[];
  readonly refused: number;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  if (refused === 0) return null;
  const title = texts.badHead(refused, format.number(refused));
  const isPartial = problems.length < refused;
  const isSheet = problems.some(({ cell }) => cell !== null);
  const heads = [
    isSheet ? texts.cellHead : texts.lineHead,
    texts.column,
    texts.value,
    texts.problem,
    texts.mend,
  ];
  return (
    <Card title={title} note={isPartial ? texts.badFirst(format.number(problems.length)) : undefined}>
      <p className="bw-quiet">{texts.badNote}</p>
      {/* It scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="import-table-scroll import-bad" tabIndex={0} aria-label={`${texts.mend}: ${title}`}>
        <table className="import-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <BadRow key={`${problem.line}:${problem.column}:${problem.code}`} problem={problem} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

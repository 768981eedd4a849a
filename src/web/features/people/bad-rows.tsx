/** Rows that cannot be imported: where, what stands there, and how to mend it. */
import type { RowProblem } from '#contracts/imports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useProblemWords } from './finding-words.ts';
import { importResultTexts } from './import-result-texts.ts';

function useColumns(): readonly Column<RowProblem>[] {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const words = useProblemWords();
  return [
    {
      id: 'line',
      header: texts.lineHead,
      cell: (row) => format.number(row.line),
      sortValue: (row) => row.line,
      align: 'end',
      width: '64px',
    },
    {
      id: 'column',
      header: texts.column,
      cell: (row) => (row.column === '' ? texts.wholeRow : row.column),
      sortValue: (row) => row.column,
      width: 'minmax(90px, 0.8fr)',
    },
    { id: 'value', header: texts.value, cell: (row) => row.value, width: 'minmax(90px, 1fr)' },
    {
      id: 'problem',
      header: texts.problem,
      cell: (row) => <b>{words(row).message}</b>,
      width: 'minmax(150px, 1.4fr)',
    },
    { id: 'mend', header: texts.mend, cell: (row) => words(row).mend, width: 'minmax(200px, 2.4fr)' },
  ];
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
  const columns = useColumns();
  if (refused === 0) return null;
  const isPartial = problems.length < refused;
  return (
    <Card
      title={texts.badHead(refused, format.number(refused))}
      note={isPartial ? texts.badFirst(format.number(problems.length)) : undefined}
    >
      <p className="bw-quiet">{texts.badNote}</p>
      <DataTable
        label={texts.badHead(refused, format.number(refused))}
        columns={columns}
        rows={problems}
        rowId={(row) => `${row.line}:${row.column}:${row.code}`}
        maxRows={8}
        minWidth={720}
      />
    </Card>
  );
}

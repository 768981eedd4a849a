/** The columns of a file in numbers: how full, how many values, and, of people, whether they help to choose a pilot. */
import type { ImportReport, ImportSubject } from '#contracts/imports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { importResultTexts } from './import-result-texts.ts';

type ColumnRow = ImportReport['columns'][number] & {
  readonly advice: ImportReport['attributes'][number] | undefined;
};

const tones: Readonly<Record<ImportReport['attributes'][number]['verdict'], Tone>> = {
  good: 'pass',
  usable: 'none',
  poor: 'warn',
};
const topShown = 3;

function Advice({ advice }: { readonly advice: ColumnRow['advice'] }) {
  const texts = useTexts(importResultTexts);
  const say = useSay();
  if (advice === undefined) return <span className="bw-quiet">{texts.notAttribute}</span>;
  const tone = tones[advice.verdict];
  return (
    <span title={say(advice.reason)}>
      <Tag tone={tone} icon={tone === 'none' ? 'check' : undefined}>
        {texts.verdicts[advice.verdict]}
      </Tag>
    </span>
  );
}

function useColumns(subject: ImportSubject): readonly Column<ColumnRow>[] {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const suits = {
    id: 'suits',
    header: texts.suits,
    cell: (row: ColumnRow) => <Advice advice={row.advice} />,
    width: '150px',
  };
  return [
    {
      id: 'column',
      header: texts.column,
      cell: (row) => <b>{row.column}</b>,
      sortValue: (row) => row.column,
      width: 'minmax(120px, 1.2fr)',
    },
    {
      id: 'filled',
      header: texts.filled,
      cell: (row) => format.percent(row.filledShare, 0),
      sortValue: (row) => row.filledShare,
      align: 'end',
      width: '72px',
    },
    {
      id: 'levels',
      header: texts.levels,
      cell: (row) =>
        row.isCapped ? texts.levelsCapped(format.number(row.levels)) : format.number(row.levels),
      sortValue: (row) => row.levels,
      align: 'end',
      width: '128px',
    },
    {
      id: 'top',
      header: texts.top,
      cell: (row) =>
        row.isUnique
          ? ''
          : row.top
              .slice(0, topShown)
              .map(({ value, count }) => `${value} (${format.number(count)})`)
              .join(', '),
      width: 'minmax(160px, 2fr)',
    },
    ...(subject === 'people' ? [suits] : []),
  ];
}

/** The table of all columns. */
export function ColumnNumbers({
  report,
  subject,
}: {
  readonly report: ImportReport;
  readonly subject: ImportSubject;
}) {
  const texts = useTexts(importResultTexts);
  const columns = useColumns(subject);
  const rows = report.columns.map((column) => ({
    ...column,
    advice: report.attributes.find((one) => one.column === column.column),
  }));
  return (
    <Card title={texts.columnsHead}>
      <DataTable
        label={texts.columnsHead}
        columns={columns}
        rows={rows}
        rowId={(row) => row.column}
        maxRows={12}
        minWidth={720}
      />
    </Card>
  );
}

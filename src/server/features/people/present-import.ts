/** Imports as the API shows them. */
import type { ImportDetail, ImportSummary } from '#contracts/imports.ts';
import { DIRECTORY_FIELDS } from '#domain/directory/directory-fields.ts';
import type { FileMapping } from './file-mapping.ts';
import type { ImportRow } from './import-store.ts';

const samplesMax = 5;

export function summariseImport(row: ImportRow): ImportSummary {
  const { importId, subject, fileName, mapping, status, rowCount, byteCount, createdBy, taskId, canUndo } =
    row;
  const shown = row.difference?.shown;
  return {
    importId,
    subject,
    fileName,
    status,
    rowCount,
    byteCount,
    createdBy,
    taskId,
    canUndo,
    recognisedAs: mapping.recognisedAs,
    source: mapping.source,
    reading: row.asOf === null ? null : { connectionId: row.connectionId, asOf: row.asOf.toISOString() },
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    difference:
      shown === undefined
        ? null
        : {
            joined: shown.joined,
            changed: shown.changed,
            left: shown.left,
            returned: shown.returned,
            unchanged: shown.unchanged,
          },
  };
}

export function presentImport(row: ImportRow): ImportDetail {
  const { mapping, report, difference } = row;
  return {
    ...summariseImport(row),
    header: [...mapping.header],
    sampleRows: mapping.sampleRows.map((cells) => [...cells]),
    encoding: mapping.encoding ?? null,
    delimiter: mapping.delimiter ?? null,
    workbook: presentWorkbook(mapping),
    mapping: {
      dateOrder: mapping.dateOrder,
      columns: mapping.columns.map((column) => ({ ...column, samples: samplesOf(mapping, column.column) })),
    },
    fields: DIRECTORY_FIELDS[row.subject].map(({ field }) => {
      return { field, label: { code: `field_${field}`, data: {} } };
    }),
    report: report?.quality ?? null,
    difference: difference?.shown ?? null,
    problems: (report?.problems ?? []).map(({ sheet = null, cell = null, ...problem }) => {
      return { ...problem, sheet, cell };
    }),
  };
}

export function presentWorkbook({ workbook }: FileMapping): ImportDetail['workbook'] {
  if (workbook === undefined) return null;
  const { sheet, headerRow, sheets } = workbook;
  return { sheet, headerRow, sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })) };
}

function samplesOf({ header, sampleRows }: FileMapping, column: string): string[] {
  const at = header.indexOf(column);
  const values = new Set(sampleRows.map((cells) => cells[at] ?? '').filter((value) => value !== ''));
  return [...values].slice(0, samplesMax);
}

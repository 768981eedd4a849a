/**
 * The data-quality report of a preview. Columns are judged while rows stream by; what stands twice and whose
 * manager is missing is counted in the staging tables for large files, where remembering everybody would cost
 * memory. What the findings mean is the domain's.
 */
import type { ImportReport, QualityFinding } from '#contracts/imports.ts';
import { createDataQualityCollector, type DataQualityReport } from '#domain/directory/data-quality.ts';
import {
  createFindingList,
  type QualityCode,
  type QualityFinding as Finding,
} from '#domain/directory/quality-finding.ts';
import type { DirectoryRecord } from '#domain/directory/directory-record.ts';
import type { RowResult } from '#domain/directory/normalise-row.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { toColumnMappings, type FileMapping } from './file-mapping.ts';
import * as store from './quality-store.ts';
import type { StagedFile } from './stage-file.ts';

/** Rows that are judged one by one; the collector remembers each of them. */
const profiledRowsMax = 200_000;

export type ReportBuilder = {
  readonly onRow: (cells: readonly string[], line: number, result: RowResult<DirectoryRecord>) => void;
  /** Call it once, when the file is staged. */
  readonly finish: (tx: Transaction, staged: StagedFile) => Promise<ImportReport>;
};

/** `rowsMax` is for tests, which cannot wait for large files. */
export function createReportBuilder(
  subject: ImportSubject,
  mapping: FileMapping,
  rowsMax = profiledRowsMax,
): ReportBuilder {
  const collector = createDataQualityCollector({
    subject,
    header: mapping.header,
    mapping: toColumnMappings(mapping),
  });
  let seen = 0;
  return {
    onRow: (cells, line, result) => {
      if (seen >= rowsMax) return;
      if (result.ok || !result.isSkipped) seen++;
      collector.add(cells, line, result);
    },
    finish: async (tx, staged) => {
      const collected = collector.report();
      const isWhole = seen === staged.rows || seen < rowsMax;
      const counted = isWhole ? [] : await countInStaging(tx, subject);
      const findings = [
        ...fromStaging(staged),
        ...counted,
        ...collected.findings.filter(({ code }) => !(isWhole ? replacedAlways : replacedInLarge).has(code)),
      ];
      // Rows whose cells cannot be trusted say nothing about columns; only a very large file is not looked at whole.
      return present(collected, findings, staged, isWhole ? staged.rows : seen);
    },
  };
}

/** Rows that were not imported for these reasons are counted for every file in the staging tables. */
const replacedAlways: ReadonlySet<QualityCode> = new Set([
  'duplicate_id',
  'repeated_row',
  'vacancies',
  'other_entries',
]);
const replacedInLarge: ReadonlySet<QualityCode> = new Set([
  ...replacedAlways,
  ...([
    'id_other_case',
    'same_email',
    'same_email_other_case',
    'same_name',
    'same_serial',
    'no_owner',
    'same_app',
    'app_without_owner',
    'no_importance',
  ] as const),
  ...(['manager_missing', 'manager_dangling', 'manager_ambiguous', 'manager_self', 'manager_cycle'] as const),
  ...(['manager_is_vacancy', 'shorter_ids'] as const),
]);

async function countInStaging(tx: Transaction, subject: ImportSubject): Promise<Finding[]> {
  const groups = await store.countFindings[subject](tx);
  return groups.flatMap((group) => describe(group.code, group.count, group.examples));
}

/** The domain's words for something counted elsewhere. */
function describe(code: QualityCode, count: number, examples: readonly store.CountedExample[]): Finding[] {
  if (count === 0) return [];
  const list = createFindingList();
  const shown = examples.length > 0 ? examples : [{ line: 0, value: '', note: null }];
  for (const { line, value, note } of shown) list.add(code, line, value, note ?? undefined);
  return list
    .list()
    .map((finding) => ({ ...finding, count, examples: examples.length > 0 ? finding.examples : [] }));
}

function fromStaging({
  duplicates,
  repeated,
  vacancies,
  otherEntries,
  problems,
  shapeWarnings,
}: StagedFile): Finding[] {
  const examples = problems.filter(({ code }) => code === 'duplicate_id');
  return [
    ...describe(
      'duplicate_id',
      duplicates,
      examples.slice(0, 20).map(({ line, value }) => ({ line, value, note: null })),
    ),
    ...describe('repeated_row', repeated, []),
    ...describe('vacancies', vacancies, []),
    ...describe('other_entries', otherEntries, []).map((finding) => {
      return { ...finding, mend: { code: 'finding_other_entries_left_out', data: {} } };
    }),
    ...shapeWarnings.map(({ warning, count }) => {
      const { code, severity, line, message, mend } = warning;
      const examples = line === 0 ? [] : [{ line, value: '' }];
      return { code: code as QualityCode, severity, count, message, mend, examples };
    }),
  ];
}

const severityOrder = { error: 0, warning: 1, information: 2 } as const;

function present(
  collected: DataQualityReport,
  findings: readonly Finding[],
  staged: StagedFile,
  profiledRows: number,
): ImportReport {
  const { rows, refused, skipped, vacancies, otherEntries, disabled, missingColumns, droppedForPrivacy } =
    staged;
  return {
    rows,
    refused,
    skipped,
    vacancies,
    otherEntries,
    disabled,
    profiledRows,
    importable: rows - refused - vacancies - otherEntries - disabled,
    missingColumns: [...missingColumns],
    droppedForPrivacy: [...droppedForPrivacy],
    findings: findings
      .toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity] || b.count - a.count)
      .map(presentFinding),
    columns: collected.columns.map(
      ({ column, shareFilled, levels, isCapped, isUnique, severalValues, top }) => {
        return {
          column,
          filledShare: shareFilled,
          levels,
          isCapped,
          isUnique,
          severalValues,
          top: [...top],
        };
      },
    ),
    attributes: collected.attributes.map(
      ({ attribute, column, levels, shareFilled, verdict, reason, take }) => {
        return {
          attribute,
          column,
          levels,
          filledShare: shareFilled,
          verdict,
          reason,
          takeFirst: take === 'first',
        };
      },
    ),
    spelling: collected.spelling.flatMap(({ column, variants }) =>
      variants.slice(0, 50).map(({ canonical, canonicalCount, variants: others }) => {
        return {
          column,
          canonical,
          canonicalCount,
          variants: [...others],
        };
      }),
    ),
  };
}

function presentFinding(finding: Finding): QualityFinding {
  const { code, severity, column, count, message, mend, examples } = finding;
  return {
    code,
    severity,
    count,
    message,
    mend,
    column: column ?? null,
    examples: examples.map(({ line, value, note }) => ({
      line,
      value,
      note: note ?? null,
    })),
  };
}

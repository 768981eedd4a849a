/**
 * Collects the data-quality report of an import while its rows stream by: what stands twice, who has no
 * manager, which columns are of no use, which values are misspelt. Keeps one entry per person, device or app and
 * bounded counts per column, never the rows.
 */

import { assessShrink, type ShrinkAssessment } from './assess-shrink.ts';
import { judgeAttribute, type AttributeSuggestion } from './attribute-suitability.ts';
import { cleanCell, detach } from './clean-cell.ts';
import type { ColumnMapping, DirectorySubject } from './column-mapping.ts';
import { ColumnCounter, type ColumnProfile } from './column-profile.ts';
import type {
  AppRecord,
  DeviceRecord,
  DirectoryRecord,
  DirectoryRecords,
  PersonRecord,
} from './directory-record.ts';
import { createIdentityCheck } from './identity-check.ts';
import { createManagerCheck } from './manager-check.ts';
import { managerFieldsOf } from './manager-index.ts';
import type { RowResult } from './normalise-row.ts';
import { createFindingList, MAX_EXAMPLES, type FindingList, type QualityFinding } from './quality-finding.ts';
import type { RowProblem, RowProblemCode } from './row-problem.ts';
import { findSpellingVariants, type SpellingVariant } from './spelling-variants.ts';

export type RefusedRows = {
  readonly code: RowProblemCode;
  readonly count: number;
  /** At most 20. */
  readonly examples: readonly RowProblem[];
};

export type DataQualityReport = {
  /** Data rows; blank and summary rows do not count. */
  readonly rows: number;
  readonly importable: number;
  readonly refused: number;
  /** Blank and summary rows. */
  readonly skipped: number;
  readonly refusals: readonly RefusedRows[];
  readonly findings: readonly QualityFinding[];
  readonly columns: readonly ColumnProfile[];
  /** Best first. */
  readonly attributes: readonly AttributeSuggestion[];
  readonly spelling: readonly { readonly column: string; readonly variants: readonly SpellingVariant[] }[];
  /** Against the previous import, when there was one. */
  readonly shrink: ShrinkAssessment | undefined;
};

export type DataQualityOptions = {
  readonly subject: DirectorySubject;
  readonly header: readonly string[];
  readonly mapping: readonly ColumnMapping[];
  /** Rows of the previous import; the shrink is judged by row counts until a difference is known. */
  readonly previousCount?: number;
};

export type DataQualityCollector = {
  /** Takes a row as it stands in the file and what normalising it gave. */
  add(cells: readonly string[], line: number, result: RowResult<DirectoryRecord>): void;
  /** The report over all rows so far; call it once, at the end. */
  report(): DataQualityReport;
};

type WatchedColumn = { index: number; counter: ColumnCounter; attribute: string | undefined };

/** Creates a collector. Ignored columns are not looked at, so nothing private reaches the report. */
export function createDataQualityCollector(options: DataQualityOptions): DataQualityCollector {
  const { subject, header, mapping } = options;
  const findings = createFindingList();
  const identities = createIdentityCheck(subject, findings);
  const managers = subject === 'people' ? createManagerCheck(managerFieldsOf(mapping), findings) : undefined;
  const note = notes[subject] as NoteRecord<DirectoryRecord>;
  const watched = watchColumns(header, mapping);
  const refusals = new Map<RowProblemCode, { count: number; examples: RowProblem[] }>();
  let importable = 0;
  let refused = 0;
  let skipped = 0;

  const addProblems = (problems: readonly RowProblem[]): void => {
    for (const problem of problems) {
      const known = refusals.get(problem.code) ?? { count: 0, examples: [] };
      known.count++;
      if (known.examples.length < MAX_EXAMPLES) known.examples.push(problem);
      refusals.set(problem.code, known);
    }
  };

  return {
    add(cells, line, result) {
      if (!result.ok && result.isSkipped) {
        skipped++;
        const [problem] = result.problems;
        if (problem !== undefined) findings.add('summary_row', line, problem.value);
        return;
      }
      for (const column of watched) watchCell(column, cells, line, findings);
      if (!result.ok) {
        refused++;
        addProblems(result.problems);
        return;
      }
      importable++;
      detachIdentity(result.record);
      const isNew = identities.add(result.record, cells, line);
      note(result.record, line, findings);
      if (isNew) managers?.add(result.record as PersonRecord, line);
    },
    report() {
      identities.finish();
      managers?.finish();
      const profiles = watched.map(({ counter }) => counter.profile());
      const spelling = noteColumns(watched, profiles, findings);
      const { previousCount } = options;
      return {
        rows: importable + refused,
        importable,
        refused,
        skipped,
        refusals: [...refusals].map(([code, { count, examples }]) => ({ code, count, examples })),
        findings: findings.list(),
        columns: profiles,
        attributes: suggestAttributes(watched, profiles),
        spelling,
        shrink:
          previousCount === undefined
            ? undefined
            : assessShrink(previousCount, Math.max(0, previousCount - importable)),
      };
    },
  };
}

function watchColumns(header: readonly string[], mapping: readonly ColumnMapping[]): WatchedColumn[] {
  return mapping.flatMap(({ column, target }) => {
    const index = header.indexOf(column);
    if (index < 0 || target.kind === 'ignored') return [];
    const attribute = target.kind === 'attribute' ? target.name : undefined;
    return [{ index, counter: new ColumnCounter(column), attribute }];
  });
}

function watchCell(
  column: WatchedColumn,
  cells: readonly string[],
  line: number,
  findings: FindingList,
): void {
  const cell = cleanCell(cells[column.index] ?? '');
  const hasSeveral = column.counter.add(cell);
  if (cell === '') return;
  if (hasSeveral && column.attribute !== undefined) {
    findings.add('several_values', line, cell, undefined, column.counter.column);
  }
  if (cell.includes('<') && /<\/?[a-z][^<>]*>/i.test(cell)) {
    findings.add('html', line, cell, undefined, column.counter.column);
  }
  const first = cell.charCodeAt(0);
  // = + - @: of these only text, not signed numbers, can be a formula.
  if ((first === 61 || first === 43 || first === 45 || first === 64) && /^[=+\-@][^\d\s-]/.test(cell)) {
    findings.add('formula', line, cell, undefined, column.counter.column);
  }
}

/** What is remembered of a record must not keep the piece of the file alive that it was cut from. */
function detachIdentity(record: DirectoryRecord): void {
  record.externalId = detach(record.externalId);
  if ('serialNumber' in record) {
    if (record.serialNumber !== null) record.serialNumber = detach(record.serialNumber);
    return;
  }
  if ('publisher' in record) {
    record.name = detach(record.name);
    if (record.platform !== null) record.platform = detach(record.platform);
    return;
  }
  const { email, userPrincipalName } = record;
  record.displayName = detach(record.displayName);
  if (email !== null) record.email = detach(email);
  if (userPrincipalName !== null) {
    record.userPrincipalName = userPrincipalName === email ? record.email : detach(userPrincipalName);
  }
}

function notePerson(person: PersonRecord, line: number, findings: FindingList): void {
  if (person.kind === 'vacancy') findings.add('vacancies', line, person.displayName);
  else if (person.kind !== 'person') findings.add('other_entries', line, person.displayName, person.kind);
}

function noteDevice(device: DeviceRecord, line: number, findings: FindingList): void {
  if (device.ownerEmail === null && device.ownerExternalId === null)
    findings.add('no_owner', line, device.name);
}

function noteApp(app: AppRecord, line: number, findings: FindingList): void {
  if (app.ownerEmail === null && app.ownerExternalId === null)
    findings.add('app_without_owner', line, app.name);
  if (app.importance === null) findings.add('no_importance', line, app.name);
}

type NoteRecord<Row> = (record: Row, line: number, findings: FindingList) => void;

const notes: { readonly [Subject in DirectorySubject]: NoteRecord<DirectoryRecords[Subject]> } = {
  people: notePerson,
  devices: noteDevice,
  apps: noteApp,
};

/** Notes columns of no use and spelling variants; returns the variants for the report. */
function noteColumns(
  watched: readonly WatchedColumn[],
  profiles: readonly ColumnProfile[],
  findings: FindingList,
): DataQualityReport['spelling'] {
  return watched.flatMap(({ counter, attribute }, index) => {
    const profile = profiles[index]!;
    const { column } = profile;
    if (profile.filled === 0) findings.add('column_empty', 0, column, undefined, column);
    else if (attribute === undefined) return [];
    else if (profile.levels === 1 && profile.filled > 1 && profile.filled === profile.rows) {
      findings.add('column_constant', 0, profile.top[0]!.value, undefined, column);
    } else if (profile.isUnique && profile.shareFilled > 0.9 && profile.severalValues === 0)
      findings.add('column_unique', 0, profile.top[0]!.value, undefined, column);
    if (attribute === undefined || profile.isCapped || (profile.isUnique && profile.severalValues === 0))
      return [];
    const variants = findSpellingVariants(counter.valueCounts());
    for (const { canonical, variants: others } of variants) {
      const values = others.map(({ value, count }) => `${value} (${count})`).join(', ');
      findings.add('spelling_variants', 0, values, `probably ${canonical}`, column);
    }
    return variants.length === 0 ? [] : [{ column, variants }];
  });
}

const VERDICT_ORDER = { good: 0, usable: 1, poor: 2 } as const;

function suggestAttributes(
  watched: readonly WatchedColumn[],
  profiles: readonly ColumnProfile[],
): AttributeSuggestion[] {
  return watched
    .flatMap(({ attribute }, index) =>
      attribute === undefined ? [] : [judgeAttribute(attribute, profiles[index]!)],
    )
    .sort((a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict]);
}

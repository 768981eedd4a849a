/**
 * Why each person is in the cohort: the levels and pairs that lacked people when the person joined, in invitation
 * order, as data and in words.
 */
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import type { CellTables } from './cell-tables.ts';
import { cohortStatement, sayOfCohorts, type CohortStatement } from './cohort-sentences.ts';
import { CellState, type ObjectiveSettings } from './objective.ts';
import { nameLevel } from './population.ts';

export type ReasonCell = {
  /** One level, or two of different attributes. */
  readonly levels: readonly { readonly attribute: string; readonly level: string }[];
  /** People of the organisation with it. */
  readonly people: number;
  /** People with it invited before, and the number the whole cohort should hold. */
  readonly before: number;
  readonly target: number;
  /** The minimum asked for, when it was not yet met. */
  readonly minimum?: number;
};

export type PersonReason = {
  /** `earlier`: in an earlier cohort; `required`: on the must list; `chosen`: by the selection. */
  readonly kind: 'earlier' | 'required' | 'chosen';
  /** Most important first; never empty for `chosen`. */
  readonly cells: readonly ReasonCell[];
};

const cellsNamed = 3;

/** One reason per person of `order`, against targets for the whole cohort. */
export function explainOrder(
  tables: CellTables,
  order: Int32Array,
  settings: ObjectiveSettings,
  kinds: { readonly earlier: ReadonlySet<number>; readonly required: ReadonlySet<number> },
): PersonReason[] {
  const cells = new CellState(tables, order.length, settings);
  return Array.from(order, (person) => {
    const kind = kinds.earlier.has(person) ? 'earlier' : kinds.required.has(person) ? 'required' : 'chosen';
    const reason: PersonReason = {
      kind,
      cells: kind === 'earlier' ? [] : lackingCells(tables, cells, person, settings.minimums ?? null),
    };
    cells.add(person);
    return reason;
  });
}

type Candidate = { cell: number; levels: readonly number[]; gain: number };

function lackingCells(
  tables: CellTables,
  cells: CellState,
  person: number,
  minimums: Int32Array | null,
): ReasonCell[] {
  const own = levelsOf(tables, person);
  const lacking = own
    .filter((level) => isNew(level) || room(level) > 0 || isShort(level))
    .map((level) => ({ cell: level, levels: [level], gain: -cells.addDelta[level]! }));
  const isFirst = new Set(lacking.filter(({ cell }) => isNew(cell)).map(({ cell }) => cell));
  const pairs = newPairs(tables, cells, person, own).filter(
    ({ levels }) => !levels.some((level) => isFirst.has(level)),
  );
  const candidates: Candidate[] = [...lacking, ...pairs].sort((a, b) => b.gain - a.gain).slice(0, cellsNamed);
  if (candidates.length === 0) {
    const closest = own.reduce((best, level) => (room(level) > room(best) ? level : best));
    candidates.push({ cell: closest, levels: [closest], gain: 0 });
  }
  return candidates.map(describe);

  function isNew(level: number): boolean {
    return cells.chosen[level] === 0;
  }
  function isShort(level: number): boolean {
    return minimums !== null && cells.chosen[level]! < minimums[level]!;
  }
  function room(level: number): number {
    return cells.target(level) - cells.chosen[level]!;
  }
  function describe({ cell, levels }: Candidate): ReasonCell {
    const minimum = levels.length === 1 && isShort(cell) ? { minimum: minimums![cell]! } : {};
    return {
      levels: levels.map((level) => nameLevel(tables.encoded, level)),
      people: tables.cellPeople[cell]!,
      before: cells.chosen[cell]!,
      target: cells.target(cell),
      ...minimum,
    };
  }
}

function levelsOf({ encoded, attributes }: CellTables, person: number): number[] {
  return encoded.attributes.map(
    (_, column) => encoded.levelStart[column]! + encoded.rows[person * attributes + column]!,
  );
}

/** Pairs of common levels that the cohort should hold and does not hold yet. */
function newPairs(tables: CellTables, cells: CellState, person: number, own: readonly number[]): Candidate[] {
  const { pairFirst, pairSecond, pairOffset, pairStride, pairRows, attributes, encoded } = tables;
  const found: Candidate[] = [];
  for (let table = 0; table < pairFirst.length; table++) {
    if (pairStride[table] === 0) continue;
    const [first, second] = [pairFirst[table]!, pairSecond[table]!];
    const levels = [own[first]!, own[second]!];
    if (levels.some((level) => encoded.levelPeople[level]! < tables.poolBelow)) continue;
    const code = pairRows[person * attributes + first]! * pairStride[table]!;
    const cell = pairOffset[table]! + code + pairRows[person * attributes + second]!;
    if (cells.chosen[cell] === 0 && cells.target(cell) >= 0.5) {
      found.push({ cell, levels, gain: -cells.addDelta[cell]! });
    }
  }
  return found;
}

/** The reason as data: one statement per cause, most important first. */
export function reasonStatements({ kind, cells }: PersonReason): CohortStatement[] {
  return [...(kind === 'chosen' ? [] : [cohortStatement(`member_${kind}`)]), ...cells.map(describeCell)];
}

/** The reason in words, for example "First from site Oslo (412 people); platform macOS: number 3 of about 7". */
export function describeReason(reason: PersonReason, locale: SentenceLocale = 'en'): string {
  const text = reasonStatements(reason)
    .map((statement) => sayOfCohorts(locale, statement))
    .join('; ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function describeCell({ levels: named, people, before, target, minimum }: ReasonCell): CohortStatement {
  const levels = named.map(({ attribute, level }) => `${attribute} ${level}`);
  const number = before + 1;
  if (minimum !== undefined) return cohortStatement('member_toward_minimum', { levels, number, minimum });
  if (before === 0) return cohortStatement('member_first', { levels, people });
  return cohortStatement('member_toward_share', {
    levels,
    number,
    about: Math.max(number, Math.round(target)),
  });
}

/**
 * Proposes who should step in when somebody of the cohort declines: the people after whom the cohort represents the
 * organisation best, within the same constraints.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildCellTables } from './cell-tables.ts';
import { indexIds, prepareConstraints, resolveIds, type CohortConstraints } from './constraints.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { measureCohort } from './metrics.ts';
import { CellState, type Preset, type TableWeight } from './objective.ts';
import { encodePopulation, type EncodedPopulation, type Population } from './population.ts';
import { Selection, type SelectionConstraints } from './selection.ts';

export type SubstituteOptions = Omit<CohortConstraints, 'size' | 'must'> & {
  /** Proposals wanted; default 3. */
  readonly count?: number;
  readonly preset?: Preset;
  readonly weights?: readonly TableWeight[];
};

export type Substitute = {
  readonly person: number;
  readonly id: string;
  /** Attributes in which the substitute equals the person who declined. */
  readonly sharedAttributes: readonly string[];
  /** Equal in every attribute: the cohort represents exactly what it did. */
  readonly isSameCell: boolean;
  /** What changes: the level that loses a person and the one that gains one, per attribute that differs. */
  readonly changes: readonly { readonly attribute: string; readonly from: string; readonly to: string }[];
  /** Mean total variation of the cohort with the substitute, 0 to 1. */
  readonly tv1: number;
};

export type SubstituteProposal = {
  /** Same cell first, then best balance first; people with whom a minimum or team cap would break are left out. */
  readonly substitutes: readonly Substitute[];
  /** Mean total variation with the person who declined, and without a substitute. */
  readonly tv1Before: number;
  readonly tv1Without: number;
};

/** Proposes substitutes for `decliner` (an id of `cohort`); exclude people who declined before. */
export function proposeSubstitutes(
  population: Population,
  cohort: readonly string[],
  decliner: string,
  options: SubstituteOptions = {},
): Result<SubstituteProposal, CohortRefusal> {
  const indexes = indexIds(population.ids);
  if (!indexes.ok) return indexes;
  const members = resolveIds(cohort, indexes.value, 'previous');
  if (!members.ok) return members;
  const leaver = cohort.includes(decliner) ? indexes.value.get(decliner) : undefined;
  if (leaver === undefined) return refuse({ kind: 'unknown_people', list: 'previous', ids: [decliner] });
  const encoded = encodePopulation(population);
  const widened = withMembers(population, members.value, options);
  const prepared = prepareConstraints(widened.population, encoded, {
    ...widened.options,
    size: members.value.length,
  });
  if (!prepared.ok) return prepared;
  const staying = members.value.filter((person) => person !== leaver);
  const tables = buildCellTables(encoded, members.value.length);
  const { preset = 'balanced', weights = [] } = options;
  const objective = { preset, weights, minimums: prepared.value.minimums };
  const cells = new CellState(tables, members.value.length, objective);
  const constraints: SelectionConstraints = { ...prepared.value, must: staying };
  const selection = new Selection(constraints, cells);
  const best = bestPeople(encoded, prepared.value.index.list, selection, leaver, options.count ?? 3);
  const substitutes = best.map((person) => ({
    person,
    id: population.ids[person]!,
    ...compare(encoded, leaver, person),
    tv1: measureCohort(encoded, Int32Array.from([...staying, person])).tv1,
  }));
  const tv1Before = measureCohort(encoded, members.value).tv1;
  const tv1Without = staying.length === 0 ? 1 : measureCohort(encoded, staying).tv1;
  return ok({ substitutes, tv1Before, tv1Without });
}

/** Who has a place keeps it, eligible or not: whether the rules can be kept is a question about the others. */
function withMembers(population: Population, members: Int32Array, options: SubstituteOptions) {
  const eligible = population.eligible?.slice() ?? new Uint8Array(population.ids.length).fill(1);
  for (const person of members) eligible[person] = 1;
  const ids = new Set(Array.from(members, (person) => population.ids[person]));
  const exclude = (options.exclude ?? []).filter(({ id }) => !ids.has(id));
  return { population: { ...population, eligible }, options: { ...options, exclude } };
}

/** What the substitute shares with the person who declined, and what differs. */
function compare(
  encoded: EncodedPopulation,
  leaver: number,
  person: number,
): Pick<Substitute, 'sharedAttributes' | 'isSameCell' | 'changes'> {
  const columns = encoded.attributes.length;
  const sharedAttributes: string[] = [];
  const changes: { attribute: string; from: string; to: string }[] = [];
  for (const [column, { name, levels }] of encoded.attributes.entries()) {
    const from = encoded.rows[leaver * columns + column]!;
    const to = encoded.rows[person * columns + column]!;
    if (from === to) sharedAttributes.push(name);
    else changes.push({ attribute: name, from: levels[from]!, to: levels[to]! });
  }
  return { sharedAttributes, isSameCell: changes.length === 0, changes };
}

/** The eligible people to propose: same cell first, then cheapest to add, then by position. */
function bestPeople(
  encoded: EncodedPopulation,
  eligible: Int32Array,
  selection: Selection,
  leaver: number,
  count: number,
): number[] {
  const owed = levelsOwed(encoded, selection, leaver);
  const best: { person: number; isSame: boolean; cost: number }[] = [];
  for (const person of eligible) {
    if (person === leaver || !selection.canAdd(person)) continue;
    const levels = levelsOf(encoded, person);
    if (!owed.every((level) => levels.includes(level))) continue;
    const entry = {
      person,
      isSame: levelsOf(encoded, leaver).every((level, column) => level === levels[column]),
      cost: selection.cells.addCost(person),
    };
    const at = best.findIndex(
      (other) =>
        (entry.isSame && !other.isSame) || (entry.isSame === other.isSame && entry.cost < other.cost),
    );
    best.splice(at < 0 ? best.length : at, 0, entry);
    best.length = Math.min(best.length, count);
  }
  return best.map(({ person }) => person);
}

/** Levels whose minimum is short because the person left; a substitute has to have them. */
function levelsOwed(encoded: EncodedPopulation, { minimums, cells }: Selection, leaver: number): number[] {
  if (minimums === null) return [];
  return levelsOf(encoded, leaver).filter((level) => (cells.chosen[level] ?? 0) + 1 === minimums[level]);
}

function levelsOf(encoded: EncodedPopulation, person: number): number[] {
  const columns = encoded.attributes.length;
  return encoded.attributes.map(
    (_, column) => encoded.levelStart[column]! + encoded.rows[person * columns + column]!,
  );
}

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
import { encodePopulation, type Population } from './population.ts';
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
  /** Mean total variation of the cohort with the substitute, 0 to 1. */
  readonly tv1: number;
};

export type SubstituteProposal = {
  /** Best first; people whose minimums or team caps would break are not proposed. */
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
  const prepared = prepareConstraints(population, encoded, { ...options, size: members.value.length });
  if (!prepared.ok) return prepared;
  const staying = members.value.filter((person) => person !== leaver);
  const tables = buildCellTables(encoded, members.value.length);
  const { preset = 'balanced', weights = [] } = options;
  const objective = { preset, weights, minimums: prepared.value.minimums };
  const cells = new CellState(tables, members.value.length, objective);
  const constraints: SelectionConstraints = { ...prepared.value, must: staying };
  const selection = new Selection(constraints, cells);
  const best = cheapestPeople(prepared.value.index.list, selection, leaver, options.count ?? 3);
  const columns = encoded.attributes.length;
  const substitutes = best.map((person) => ({
    person,
    id: population.ids[person]!,
    sharedAttributes: encoded.attributes
      .filter(
        (_, column) => encoded.rows[person * columns + column] === encoded.rows[leaver * columns + column],
      )
      .map(({ name }) => name),
    tv1: measureCohort(encoded, Int32Array.from([...staying, person])).tv1,
  }));
  const tv1Before = measureCohort(encoded, members.value).tv1;
  const tv1Without = staying.length === 0 ? 1 : measureCohort(encoded, staying).tv1;
  return ok({ substitutes, tv1Before, tv1Without });
}

/** The eligible people cheapest to add, in order of cost and then of position. */
function cheapestPeople(eligible: Int32Array, selection: Selection, leaver: number, count: number): number[] {
  const best: { person: number; cost: number }[] = [];
  for (const person of eligible) {
    if (person === leaver || !selection.canAdd(person)) continue;
    const cost = selection.cells.addCost(person);
    if (best.length === count && cost >= best[count - 1]!.cost) continue;
    const at = best.findIndex((other) => cost < other.cost);
    best.splice(at < 0 ? best.length : at, 0, { person, cost });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ person }) => person);
}

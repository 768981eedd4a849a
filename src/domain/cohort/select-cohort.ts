/**
 * The face of cohort selection: from a population, a size and constraints to the people, the order to invite them
 * in, a reason for each and the measures of how well they represent the organisation.
 */
import { createRandom } from '#domain/random/random.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildCellTables, type CellTables } from './cell-tables.ts';
import {
  prepareConstraints,
  type CohortConstraints,
  type Exclusion,
  type PreparedConstraints,
} from './constraints.ts';
import type { CohortRefusal, MinimumShort } from './describe-refusal.ts';
import { search, type OnProgress } from './exchange.ts';
import { orderInvitations } from './invitation-order.ts';
import { measureCohort, type Metrics } from './metrics.ts';
import { CellState, type Preset, type TableWeight } from './objective.ts';
import { explainOrder, type PersonReason } from './person-reason.ts';
import { encodePopulation, nameLevel, type EncodedPopulation, type Population } from './population.ts';
import { settingsFor, type SearchName } from './search-settings.ts';
import { Selection } from './selection.ts';
import { countViolations } from './violations.ts';

export type CohortOptions = CohortConstraints & {
  readonly seed: number;
  /** Default balanced. */
  readonly preset?: Preset;
  /** Factors for single attributes or pairs that matter more or less than others. */
  readonly weights?: readonly TableWeight[];
  /** Default random, which keeps everybody's chance close to equal; tight balances more and favours few. */
  readonly search?: SearchName;
  /** Pools rare levels in pair tables; by default only when there are too many pairs to keep apart. */
  readonly poolRareLevels?: boolean;
  readonly onProgress?: OnProgress;
};

export type CohortSelection = {
  /** Indexes of people in invitation order. */
  readonly people: Int32Array;
  /** The same people by id. */
  readonly ids: readonly string[];
  /** One reason per person, in the same order. */
  readonly reasons: readonly PersonReason[];
  readonly seed: number;
  /** Broken hard constraints, recounted from the people: always 0. */
  readonly violations: number;
  readonly metrics: Metrics;
  readonly excluded: readonly Exclusion[];
  /** Pairs of attributes with too many combinations to balance; they are measured all the same. */
  readonly pairsNotBalanced: readonly (readonly [string, string])[];
};

/** Selects a cohort. The same input and seed give the same people in the same order. */
export function selectCohort(
  population: Population,
  options: CohortOptions,
): Result<CohortSelection, CohortRefusal> {
  const encoded = encodePopulation(population);
  const prepared = prepareConstraints(population, encoded, options);
  if (!prepared.ok) return prepared;
  return selectPrepared(population, encoded, prepared.value, options, new Int32Array(0));
}

/** The selection proper; `earlier` people are in `constraints.must` and stay in front of the order. */
export function selectPrepared(
  population: Population,
  encoded: EncodedPopulation,
  constraints: PreparedConstraints,
  options: CohortOptions,
  earlier: Int32Array,
): Result<CohortSelection, CohortRefusal> {
  const { onProgress } = options;
  const tables = buildCellTables(encoded, constraints.size, options.poolRareLevels);
  const objective = {
    preset: options.preset ?? 'balanced',
    weights: options.weights ?? [],
    minimums: constraints.minimums,
  };
  const random = createRandom(options.seed);
  const selection = new Selection(constraints, new CellState(tables, constraints.size, objective));
  const settings = settingsFor(options.search ?? 'random', constraints.size, constraints.index.list.length);
  const onSearch: OnProgress | undefined =
    onProgress === undefined ? undefined : (share) => onProgress(0.9 * share);
  const isFinished = search(tables, constraints.index, selection, random, settings, onSearch);
  if (!isFinished || onProgress?.(0.9) === false) return refuse({ kind: 'cancelled' });
  const short = shortMinimums(encoded, selection);
  if (short.length > 0) return refuse({ kind: 'minimums_conflict', size: constraints.size, short });
  if (selection.count < constraints.size) {
    return refuse({ kind: 'team_caps_too_tight', size: constraints.size, possible: selection.count });
  }
  const order = orderInvitations(tables, selection.people, earlier, { ...objective, minimums: null }, random);
  if (onProgress?.(0.95) === false) return refuse({ kind: 'cancelled' });
  const kinds = { earlier: new Set(earlier), required: new Set(constraints.must) };
  const result = {
    people: order,
    ids: Array.from(order, (person) => population.ids[person]!),
    reasons: explainOrder(tables, order, objective, kinds),
    seed: options.seed,
    violations: countViolations(encoded, constraints, order),
    metrics: measureCohort(encoded, order),
    excluded: options.exclude ?? [],
    pairsNotBalanced: nameLeftOut(tables),
  };
  onProgress?.(1);
  return ok(result);
}

function shortMinimums(encoded: EncodedPopulation, { minimums, cells }: Selection): MinimumShort[] {
  if (minimums === null) return [];
  const short: MinimumShort[] = [];
  minimums.forEach((minimum, level) => {
    const reached = cells.chosen[level]!;
    if (reached < minimum) short.push({ ...nameLevel(encoded, level), minimum, reached });
  });
  return short;
}

function nameLeftOut({ leftOut, encoded }: CellTables): [string, string][] {
  return leftOut.map(([first, second]) => [
    encoded.attributes[first]!.name,
    encoded.attributes[second]!.name,
  ]);
}

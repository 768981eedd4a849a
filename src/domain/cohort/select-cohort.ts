/**
 * The face of cohort selection: from a population, a size and constraints to the people, the order to invite them
 * in, a reason for each and the measures of how well they represent the organisation.
 */
import { createRandom } from '#domain/random/random.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildCellTables, listPooledLevels, type CellTables, type PooledLevels } from './cell-tables.ts';
import {
  exclusionsInForce,
  prepareConstraints,
  type CohortConstraints,
  type Exclusion,
  type PreparedConstraints,
} from './constraints.ts';
import type { CohortRefusal, MinimumShort } from './describe-refusal.ts';
import { search, type OnProgress } from './exchange.ts';
import { orderInvitations } from './invitation-order.ts';
import { measureCohort, type Metrics } from './metrics.ts';
import { CellState, presets, type Preset, type TableWeight } from './objective.ts';
import { explainOrder, type PersonReason } from './person-reason.ts';
import { encodePopulation, nameLevel, type EncodedPopulation, type Population } from './population.ts';
import { settingsFor, type SearchName } from './search-settings.ts';
import { Selection } from './selection.ts';
import { countViolations } from './violations.ts';

/** How to search, as plain values: what a thread needs beside the people and the constraints. */
export type SearchOptions = {
  readonly seed: number;
  /** Default balanced. */
  readonly preset?: Preset;
  /** Factors for single attributes or pairs that matter more or less than others. */
  readonly weights?: readonly TableWeight[];
  /** Default random, which keeps everybody's chance close to equal; tight balances more and favours few. */
  readonly search?: SearchName;
  /** Pools rare levels in pair tables; by default only when there are too many pairs to keep apart. */
  readonly poolRareLevels?: boolean;
};

export type CohortOptions = CohortConstraints & SearchOptions & { readonly onProgress?: OnProgress };

export type CohortOutcome = {
  /** Indexes of people in invitation order. */
  readonly people: Int32Array;
  /** One reason per person, in the same order. */
  readonly reasons: readonly PersonReason[];
  readonly seed: number;
  /** Broken hard constraints, recounted from the people: always 0. */
  readonly violations: number;
  readonly metrics: Metrics;
  /** Pairs of attributes with too many combinations to balance; they are measured all the same. */
  readonly pairsNotBalanced: readonly (readonly [string, string])[];
  /** Attributes whose rare levels counted as one in pairs. */
  readonly pooled: readonly PooledLevels[];
};

export type CohortSelection = CohortOutcome & {
  /** The same people by id. */
  readonly ids: readonly string[];
  /** The exclusions that held. */
  readonly excluded: readonly Exclusion[];
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

/** The selection by id; `earlier` people are in `constraints.must` and stay in front of the order. */
export function selectPrepared(
  population: Population,
  encoded: EncodedPopulation,
  constraints: PreparedConstraints,
  options: CohortOptions,
  earlier: Int32Array,
): Result<CohortSelection, CohortRefusal> {
  const outcome = selectEncoded(encoded, constraints, options, earlier, options.onProgress);
  return outcome.ok ? ok(nameOutcome(population, options, outcome.value)) : outcome;
}

/** Adds to an outcome what only the population knows: the ids, and the exclusions that held. */
export function nameOutcome<Outcome extends CohortOutcome>(
  population: Pick<Population, 'ids'>,
  options: Pick<CohortConstraints, 'exclude' | 'at'>,
  outcome: Outcome,
): Outcome & CohortSelection {
  return {
    ...outcome,
    ids: Array.from(outcome.people, (person) => population.ids[person]!),
    excluded: exclusionsInForce(options),
  };
}

/** The selection proper, on indexes alone. */
export function selectEncoded(
  encoded: EncodedPopulation,
  constraints: PreparedConstraints,
  options: SearchOptions,
  earlier: Int32Array,
  onProgress?: OnProgress,
): Result<CohortOutcome, CohortRefusal> {
  const stray = unknownWeight(encoded, options.weights ?? []);
  if (stray !== null) return refuse(stray);
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
  const isFinished = search(
    tables,
    constraints.index,
    selection,
    random,
    settings,
    onSearch,
    presets[objective.preset].polish,
  );
  if (!isFinished || onProgress?.(0.9) === false) return refuse({ kind: 'cancelled' });
  const short = shortMinimums(encoded, selection);
  if (short.length > 0) return refuse({ kind: 'minimums_conflict', size: constraints.size, short });
  if (selection.count < constraints.size) {
    return refuse({ kind: 'team_caps_too_tight', size: constraints.size, possible: selection.count });
  }
  const order = orderInvitations(tables, selection.people, earlier, { ...objective, minimums: null }, random);
  if (onProgress?.(0.95) === false) return refuse({ kind: 'cancelled' });
  const kinds = { earlier: new Set(earlier), required: new Set(constraints.must) };
  const outcome = {
    people: order,
    reasons: explainOrder(tables, order, objective, kinds),
    seed: options.seed,
    violations: countViolations(encoded, constraints, order),
    metrics: measureCohort(encoded, order),
    pairsNotBalanced: nameLeftOut(tables),
    pooled: listPooledLevels(tables),
  };
  onProgress?.(1);
  return ok(outcome);
}

function unknownWeight(encoded: EncodedPopulation, weights: readonly TableWeight[]): CohortRefusal | null {
  const known = encoded.attributes.map(({ name }) => name);
  const attribute = weights.flatMap(({ attributes }) => attributes).find((name) => !known.includes(name));
  return attribute === undefined ? null : { kind: 'unknown_attribute', attribute, known };
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

export function nameLeftOut({ leftOut, encoded }: CellTables): [string, string][] {
  return leftOut.map(([first, second]) => [
    encoded.attributes[first]!.name,
    encoded.attributes[second]!.name,
  ]);
}

/**
 * A selection as a message: everything a thread needs, as typed arrays and plain values that copy cheaply or can be
 * transferred, and the outcome back. The caller keeps the ids and the names of teams' people.
 */
import { ok, type Result } from '#domain/result.ts';
import { prepareConstraints, type PreparedConstraints } from './constraints.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import type { OnProgress } from './exchange.ts';
import { encodePopulation, type EncodedPopulation, type Population } from './population.ts';
import {
  selectEncoded,
  type CohortOptions,
  type CohortOutcome,
  type SearchOptions,
} from './select-cohort.ts';

/** Holds no function and no id; about 2·attributes + 4·(attributes + 2) bytes per person. */
export type CohortTask = {
  readonly encoded: EncodedPopulation;
  readonly constraints: PreparedConstraints;
  readonly options: SearchOptions;
};

/** Encodes a selection for a thread; refuses at once what can be seen before the search. */
export function encodeTask(
  population: Population,
  options: CohortOptions,
): Result<CohortTask, CohortRefusal> {
  const encoded = encodePopulation(population);
  const constraints = prepareConstraints(population, encoded, options);
  if (!constraints.ok) return constraints;
  const { seed, preset = 'balanced', weights = [], search = 'random', poolRareLevels } = options;
  return ok({
    encoded,
    constraints: constraints.value,
    options: {
      seed,
      preset,
      weights,
      search,
      ...(poolRareLevels === undefined ? {} : { poolRareLevels }),
    },
  });
}

/** Runs the task; gives the people `selectCohort` would. Turn the outcome into ids with `nameOutcome`. */
export function runTask(
  { encoded, constraints, options }: CohortTask,
  onProgress?: OnProgress,
): Result<CohortOutcome, CohortRefusal> {
  return selectEncoded(encoded, constraints, options, new Int32Array(0), onProgress);
}

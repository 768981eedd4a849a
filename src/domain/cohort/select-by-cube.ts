/**
 * Selection by prescribed chances: everybody's probability of being chosen is known exactly, for example to weight
 * answers by its inverse. Balances single attributes, not pairs; keeps must and excluded people, but neither team
 * caps nor minimums, which would change the chances.
 */
import { createRandom } from '#domain/random/random.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildCellTables } from './cell-tables.ts';
import { prepareConstraints, type CohortConstraints, type PreparedConstraints } from './constraints.ts';
import { drawCube } from './cube-flight.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import type { OnProgress } from './exchange.ts';
import { orderInvitations } from './invitation-order.ts';
import { measureCohort } from './metrics.ts';
import { explainOrder } from './person-reason.ts';
import { encodePopulation, type Population } from './population.ts';
import { nameOutcome, type CohortSelection } from './select-cohort.ts';
import { countViolations } from './violations.ts';

export type CubeOptions = Pick<CohortConstraints, 'must' | 'exclude' | 'at'> & {
  /** People to choose. With `probabilities` these are scaled to add up to it; without, everybody's chance is equal. */
  readonly size?: number;
  /** One per person: a chance from 0 to 1, or with `size` any number from 0 up, in proportion to the chance. */
  readonly probabilities?: Float64Array;
  readonly seed: number;
  readonly onProgress?: OnProgress;
};

export type CubeSelection = CohortSelection & {
  /** The chance each person of the organisation had, 0 to 1. */
  readonly probabilities: Float64Array;
};

/**
 * Chooses people by the cube method. The number of people is `size`, or the sum of the probabilities, rounded up or
 * down at random when it is not whole.
 */
export function selectByCube(
  population: Population,
  options: CubeOptions,
): Result<CubeSelection, CohortRefusal> {
  const given = options.probabilities;
  const wrong =
    given?.findIndex((value) => !isChance(value, options.size === undefined ? 1 : Infinity)) ?? -1;
  if (wrong >= 0) {
    return refuse({ kind: 'probability_invalid', id: population.ids[wrong]!, probability: given![wrong]! });
  }
  const encoded = encodePopulation(population);
  const expected = options.size ?? sum(given ?? new Float64Array(0));
  const prepared = prepareConstraints(populationWithChances(population, options), encoded, {
    ...options,
    size: options.size ?? Math.max(1, options.must?.length ?? 0, Math.floor(expected)),
  });
  if (!prepared.ok) return prepared;
  const probabilities = chancesOf(prepared.value, options);
  const random = createRandom(options.seed);
  const { onProgress } = options;
  const chosen = drawCube(encoded, probabilities, random, onProgress && ((share) => onProgress(0.9 * share)));
  if (chosen === null || onProgress?.(0.9) === false) return refuse({ kind: 'cancelled' });
  if (chosen.length === 0) return refuse({ kind: 'size_not_positive', size: 0 });
  const tables = buildCellTables(encoded, chosen.length);
  const objective = { preset: 'balanced', minimums: null } as const;
  const order = orderInvitations(tables, chosen, new Int32Array(0), objective, random);
  const kinds = { earlier: new Set<number>(), required: new Set(prepared.value.must) };
  const outcome = {
    people: order,
    reasons: explainOrder(tables, order, objective, kinds),
    seed: options.seed,
    violations: countViolations(encoded, { ...prepared.value, size: chosen.length }, order),
    metrics: measureCohort(encoded, order),
    pairsNotBalanced: [],
    pooled: [],
    probabilities,
  };
  onProgress?.(1);
  return ok(nameOutcome(population, options, outcome));
}

function isChance(value: number, largest: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= largest;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** People without a chance are not eligible, unless they must take part. */
function populationWithChances(population: Population, { probabilities, must }: CubeOptions): Population {
  if (probabilities === undefined) return population;
  const required = new Set(must);
  const eligible = Uint8Array.from(population.ids, (id, person) =>
    (population.eligible?.[person] ?? 1) === 1 && (probabilities[person]! > 0 || required.has(id)) ? 1 : 0,
  );
  return { ...population, eligible };
}

/** Chance 1 for must, 0 for whoever may not take part, and the rest as prescribed, scaled to the size. */
function chancesOf({ must, eligible }: PreparedConstraints, options: CubeOptions): Float64Array {
  const chances = Float64Array.from(eligible, (isEligible, person) =>
    isEligible === 1 ? (options.probabilities?.[person] ?? 1) : 0,
  );
  for (const person of must) chances[person] = 0;
  if (options.size !== undefined) scaleTo(chances, options.size - must.length);
  for (const person of must) chances[person] = 1;
  return chances;
}

/** Multiplies the chances so that they add up to `size`; whoever would pass 1 is certain, and the rest is scaled on. */
function scaleTo(chances: Float64Array, size: number): void {
  const isCertain = new Uint8Array(chances.length);
  for (let left = size; ;) {
    const open = chances.reduce((total, chance, person) => total + (isCertain[person] === 1 ? 0 : chance), 0);
    const factor = open === 0 ? 0 : left / open;
    let newlyCertain = 0;
    chances.forEach((chance, person) => {
      if (isCertain[person] === 1 || chance * factor < 1) return;
      isCertain[person] = 1;
      newlyCertain++;
    });
    left -= newlyCertain;
    if (newlyCertain > 0) continue;
    chances.forEach((chance, person) => (chances[person] = isCertain[person] === 1 ? 1 : chance * factor));
    return;
  }
}

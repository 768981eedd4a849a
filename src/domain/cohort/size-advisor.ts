/**
 * How large a cohort should be: the people needed to cover what is shared by many, and what cohorts of several
 * sizes represent. Advice with numbers; the choice stays with the rollout lead.
 */
import { ok, type Result } from '#domain/result.ts';
import { buildCellTables } from './cell-tables.ts';
import { prepareConstraints } from './constraints.ts';
import { coverPairs } from './cover-pairs.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectPrepared, type CohortOptions } from './select-cohort.ts';

export type SizeOptions = Omit<CohortOptions, 'size'> & {
  /** Cover every level and pair held by at least so many people; default 500, 100 and 1. */
  readonly sharedBy?: readonly number[];
  /** Sizes to try; those above the eligible people are left out. Default 50, 100, 200, 500. */
  readonly sizes?: readonly number[];
};

export type CoverAdvice = {
  readonly sharedBy: number;
  readonly required: number;
  readonly unreachable: number;
  readonly people: number;
  readonly lowerBound: number;
};

export type SizePoint = {
  readonly size: number;
  readonly tv1: number;
  readonly maxAbsPoints: number;
  readonly levelsCovered: number;
  readonly levelsRedundant: number;
  readonly pairsCovered: number;
  readonly expectedPairsCovered: number;
  readonly nEff: number;
};

export type SizeAdvice = {
  readonly people: number;
  readonly eligible: number;
  readonly cover: readonly CoverAdvice[];
  readonly curve: readonly SizePoint[];
  readonly seed: number;
};

/** Advises on the size; the points of the curve are real selections made with the fast search. */
export function adviseSize(population: Population, options: SizeOptions): Result<SizeAdvice, CohortRefusal> {
  const encoded = encodePopulation(population);
  const must = options.must?.length ?? 0;
  const prepared = prepareConstraints(population, encoded, { ...options, size: Math.max(1, must) });
  if (!prepared.ok) return prepared;
  const { index } = prepared.value;
  const tables = buildCellTables(encoded, 1, false);
  const cover = (options.sharedBy ?? [500, 100, 1]).map((sharedBy) => {
    const { required, unreachable, people, lowerBound } = coverPairs(tables, index, sharedBy);
    return { sharedBy, required, unreachable, people: people.length, lowerBound };
  });
  const curve: SizePoint[] = [];
  for (const size of options.sizes ?? [50, 100, 200, 500]) {
    if (size > index.list.length || size < must) continue;
    const sized = { ...options, search: options.search ?? 'fast', size } as const;
    const selection = selectPrepared(
      population,
      encoded,
      { ...prepared.value, size },
      sized,
      new Int32Array(0),
    );
    if (!selection.ok) return selection;
    const { tv1, maxAbsPoints, levelsCovered, levelsRedundant, pairsCovered, expectedPairsCovered, nEff } =
      selection.value.metrics;
    curve.push({
      size,
      tv1,
      maxAbsPoints,
      levelsCovered,
      levelsRedundant,
      pairsCovered,
      expectedPairsCovered,
      nEff,
    });
  }
  return ok({ people: encoded.people, eligible: index.list.length, cover, curve, seed: options.seed });
}

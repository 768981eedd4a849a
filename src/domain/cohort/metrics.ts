/**
 * How well a cohort represents its organisation: distances with their exact lower bounds, coverage with its upper
 * bound, redundancy, weights, balance per level, and blind spots. Measures any set of people; selects nobody.
 */
import { createBlindSpotList, type BlindSpot } from './blind-spots.ts';
import { tableLowerBound } from './lower-bound.ts';
import { countPairCells } from './pair-cells.ts';
import type { EncodedPopulation } from './population.ts';
import { rake } from './raking.ts';

/** One level: people in the cohort and in the whole organisation, and the difference of their shares. */
export type BalanceRow = {
  readonly attribute: string;
  readonly level: string;
  readonly people: number;
  readonly share: number;
  readonly chosen: number;
  readonly chosenShare: number;
  /** Cohort share minus organisation share, in percentage points. */
  readonly gapPoints: number;
};

export type Metrics = {
  /** Mean total variation over attributes, its lower bound, and their ratio: 1 when both are 0, null when only the bound is. */
  readonly tv1: number;
  readonly tv1LowerBound: number;
  readonly tv1Ratio: number | null;
  readonly worstAttribute: { readonly attribute: string; readonly tv: number } | null;
  readonly maxAbsPoints: number;
  readonly meanAbsPoints: number;
  /** The same over all pairs of attributes. */
  readonly tv2: number;
  readonly tv2LowerBound: number;
  readonly tv2Ratio: number | null;
  readonly levels: number;
  /** Shares of populated levels with at least one, and with at least two people. */
  readonly levelsCovered: number;
  readonly levelsRedundant: number;
  readonly pairs: number;
  readonly pairsCovered: number;
  readonly pairsRedundant: number;
  /** The largest share of pairs any cohort of this size could cover by count alone. */
  readonly pairsUpperBound: number;
  /** Pairs with an expected count of at least one person, and the share of them covered. */
  readonly expectedPairs: number;
  readonly expectedPairsCovered: number;
  /** Mean over pairs of attributes of the share of people who live in covered cells. */
  readonly massCovered: number;
  readonly deff: number;
  readonly nEff: number;
  readonly balance: readonly BalanceRow[];
  readonly blindSpots: readonly BlindSpot[];
  readonly blindLevels: number;
  readonly blindPairs: number;
};

/** Measures the cohort (indexes of people, each once, at least one) against the whole organisation. */
export function measureCohort(encoded: EncodedPopulation, cohort: Int32Array): Metrics {
  if (cohort.length === 0) throw new Error('an empty cohort cannot be measured');
  const blind = createBlindSpotList(encoded, cohort.length);
  const margins = measureLevels(encoded, cohort, blind.addLevel);
  const pairs = measurePairs(encoded, cohort, blind.addPairs);
  const raking = rake(cohort.length, cohortMargins(encoded, cohort));
  return {
    ...margins,
    ...pairs,
    deff: raking.deff,
    nEff: raking.nEff,
    ...blind.finish(),
  };
}

/** The ratio of a distance to its lower bound: 1 when both are 0, null when only the bound is. */
export function boundRatio(distance: number, bound: number): number | null {
  if (bound > 0) return distance / bound;
  return distance > 0 ? null : 1;
}

function cohortMargins(
  encoded: EncodedPopulation,
  cohort: Int32Array,
): { codes: Uint32Array; targets: Int32Array }[] {
  const columns = encoded.attributes.length;
  return encoded.attributes.map((_, column) => ({
    codes: Uint32Array.from(cohort, (person) => encoded.rows[person * columns + column]!),
    targets: encoded.levelPeople.subarray(encoded.levelStart[column], encoded.levelStart[column + 1]),
  }));
}

function measureLevels(
  encoded: EncodedPopulation,
  cohort: Int32Array,
  addBlind: (level: number) => void,
): Pick<
  Metrics,
  | 'tv1'
  | 'tv1LowerBound'
  | 'tv1Ratio'
  | 'worstAttribute'
  | 'maxAbsPoints'
  | 'meanAbsPoints'
  | 'levels'
  | 'levelsCovered'
  | 'levelsRedundant'
  | 'balance'
> {
  const columns = encoded.attributes.length;
  const size = cohort.length;
  const balance: BalanceRow[] = [];
  let worst: { attribute: string; tv: number } | null = null;
  let [total, bound, largest, sum, covered, redundant] = [0, 0, 0, 0, 0, 0];
  for (const [column, { name, levels }] of encoded.attributes.entries()) {
    const start = encoded.levelStart[column]!;
    const counts = new Int32Array(levels.length);
    for (const person of cohort) counts[encoded.rows[person * columns + column]!]!++;
    let distance = 0;
    for (const [code, level] of levels.entries()) {
      const people = encoded.levelPeople[start + code]!;
      const chosen = counts[code]!;
      const share = people / encoded.people;
      const chosenShare = chosen / size;
      const gap = Math.abs(chosenShare - share);
      distance += gap;
      largest = Math.max(largest, gap);
      if (chosen >= 1) covered++;
      else addBlind(start + code);
      if (chosen >= 2) redundant++;
      const gapPoints = 100 * (chosenShare - share);
      balance.push({ attribute: name, level, people, share, chosen, chosenShare, gapPoints });
    }
    sum += distance;
    total += distance / 2;
    bound += tableLowerBound(
      encoded.levelPeople.subarray(start, start + levels.length),
      encoded.people,
      size,
    );
    if (worst === null || distance / 2 > worst.tv) worst = { attribute: name, tv: distance / 2 };
  }
  const levels = encoded.levelPeople.length;
  return {
    tv1: total / Math.max(1, columns),
    tv1LowerBound: bound / Math.max(1, columns),
    tv1Ratio: boundRatio(total, bound),
    worstAttribute: worst,
    maxAbsPoints: 100 * largest,
    meanAbsPoints: (100 * sum) / Math.max(1, levels),
    levels,
    levelsCovered: covered / Math.max(1, levels),
    levelsRedundant: redundant / Math.max(1, levels),
    balance,
  };
}

function measurePairs(
  encoded: EncodedPopulation,
  cohort: Int32Array,
  addBlind: ReturnType<typeof createBlindSpotList>['addPairs'],
): Pick<
  Metrics,
  | 'tv2'
  | 'tv2LowerBound'
  | 'tv2Ratio'
  | 'pairs'
  | 'pairsCovered'
  | 'pairsRedundant'
  | 'pairsUpperBound'
  | 'expectedPairs'
  | 'expectedPairsCovered'
  | 'massCovered'
> {
  const columns = encoded.attributes.length;
  const size = cohort.length;
  let [total, bound, cells, covered, redundant, reachable] = [0, 0, 0, 0, 0, 0];
  let [expected, expectedCovered, mass, tables] = [0, 0, 0, 0];
  for (let first = 0; first < columns; first++) {
    for (let second = first + 1; second < columns; second++) {
      const table = countPairCells(encoded, first, second, cohort);
      let distance = 0;
      for (let cell = 0; cell < table.people.length; cell++) {
        const people = table.people[cell]!;
        const chosen = table.chosen[cell]!;
        const isExpected = size * people >= encoded.people;
        distance += Math.abs(chosen / size - people / encoded.people);
        if (isExpected) expected++;
        if (chosen === 0) continue;
        covered++;
        if (chosen >= 2) redundant++;
        if (isExpected) expectedCovered++;
        mass += people / encoded.people;
      }
      total += distance / 2;
      bound += tableLowerBound(table.people, encoded.people, size);
      cells += table.people.length;
      reachable += Math.min(table.people.length, size);
      tables++;
      addBlind(table);
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    tv2: tables === 0 ? 0 : total / tables,
    tv2LowerBound: tables === 0 ? 0 : bound / tables,
    tv2Ratio: boundRatio(total, bound),
    pairs: cells,
    pairsCovered: share(covered, cells),
    pairsRedundant: share(redundant, cells),
    pairsUpperBound: share(reachable, cells),
    expectedPairs: expected,
    expectedPairsCovered: share(expectedCovered, expected),
    massCovered: tables === 0 ? 1 : mass / tables,
  };
}

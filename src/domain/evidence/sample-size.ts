/**
 * What a share criterion will be able to decide, computed before any data: the earliest go, the share it takes
 * at each number of people, the exact table of decisions, and the horizon a wanted power needs.
 */
import { walkBoundaries } from './boundary-walk.ts';
import { fewestToPass } from './criterion.ts';
import { type ProportionTest, type ShareBoundaries, shareBoundaries } from './read-proportion.ts';

export type SizeQuestion = {
  /** On the axis where higher is better; both in (0, 1), minimum <= target. */
  readonly minimum: number;
  readonly target: number;
  readonly horizon: number;
  readonly goAlpha?: number;
  readonly stopAlpha?: number;
  readonly populationSize?: number;
};

export type OperatingRow = {
  /** A possible truth, as a share of better outcomes. */
  readonly truth: number;
  readonly goChance: number;
  readonly stopChance: number;
  readonly conditionalChance: number;
  readonly undecidedChance: number;
  readonly expectedPeople: number;
  readonly medianPeopleToGo: number | null;
};

export type SizeAdvice = {
  /** The fewest people after which the criterion can pass, or null when the horizon is too short. */
  readonly earliestGo: number | null;
  /** The exact probability of a false go, over every pattern of looks. */
  readonly falseGoLimit: number;
  /** "At 300 people it passes from 98 %": the share of better outcomes needed at each number of people. */
  readonly passingShares: readonly { readonly people: number; readonly share: number }[];
  readonly operating: readonly OperatingRow[];
};

const DEFAULT_ALPHA = 0.05;
const STEPS = 12;

function boundariesOf(question: SizeQuestion): ShareBoundaries {
  const test: ProportionTest = {
    goAlpha: DEFAULT_ALPHA,
    stopAlpha: DEFAULT_ALPHA,
    continuesBeyondHorizon: false,
    ...question,
  };
  return shareBoundaries(test)!;
}

/** The truths worth showing: around the minimum, between it and the target, and beyond. */
function truthsOf({ minimum, target }: SizeQuestion): number[] {
  const gap = Math.max(target - minimum, 0.2 * (1 - minimum));
  const truths = [-0.5, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map((part) => minimum + part * gap);
  return truths.filter((truth) => truth > 0 && truth < 1);
}

/** Returns what the criterion can decide within its horizon; `truths` default to a grid around the limits. */
export function adviseSampleSize(
  question: SizeQuestion,
  truths: readonly number[] = truthsOf(question),
): SizeAdvice {
  const { go, stop, isFinite } = boundariesOf(question);
  const population =
    isFinite && question.populationSize !== undefined ? { populationSize: question.populationSize } : {};
  const passingShares: { people: number; share: number }[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const people = Math.round((go.horizon * step) / STEPS);
    const share = go.needed[people]! / people;
    if (Number.isFinite(share)) passingShares.push({ people, share });
  }
  const operating = truths.map((truth) => {
    const { medianPeopleToDecision: _unused, ...row } = walkBoundaries({ go, stop, truth, ...population });
    return Object.assign(row, { truth });
  });
  return { earliestGo: go.earliest, falseGoLimit: go.errorSpent, passingShares, operating };
}

/**
 * Returns the smallest horizon (to about 1 %) at which a pilot whose truth is `truth` passes with probability
 * `power`, or null when `most` people are not enough.
 */
export function horizonForPower(
  limits: { readonly minimum: number; readonly target: number; readonly truth: number },
  power: number,
  most = 20_000,
): number | null {
  const reaches = (horizon: number): boolean => {
    const { go, stop } = boundariesOf({ ...limits, horizon });
    return walkBoundaries({ go, stop, truth: limits.truth }).goChance >= power;
  };
  let low = fewestToPass(limits.minimum) - 1;
  let high = low + 1;
  while (!reaches(high)) {
    low = high;
    high *= 2;
    if (high > most) return null;
  }
  while (high - low > Math.max(1, high * 0.01)) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

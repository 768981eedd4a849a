/**
 * What a failing and a passing result would look like at a number of people, said before any data: "with 60 people,
 * 9 failures or more fail, 2 or fewer pass". Exact for shares within a horizon; for rates exact, and for scores an
 * estimate, as passing values are.
 */
import type { QuantitativeCriterion } from './criterion.ts';
import { toEvidenceAxis } from './evidence-series.ts';
import { passingValue } from './passing-value.ts';
import { shareBoundaries } from './read-proportion.ts';

const ALPHA = 0.05;

/**
 * What lies between failing and passing: with few people neither is shown, with many both are: better than the minimum
 * and short of the target.
 */
export type Between = 'open' | 'conditional';

/** Numbers of people with the worse outcome; null where no number would do. */
export type FailureLimits = {
  readonly failsFrom: number | null;
  readonly passesUpTo: number | null;
  readonly between: Between;
};

/** For a share criterion; `decidingCriteria` share the allowed false stop between them. */
export function failureLimits(
  criterion: QuantitativeCriterion,
  people: number,
  decidingCriteria = 1,
): FailureLimits | null {
  const { horizon } = criterion;
  if (criterion.kind !== 'proportion' || horizon === undefined) return null;
  const boundaries = shareBoundaries({
    minimum: toEvidenceAxis(criterion, criterion.minimum),
    target: toEvidenceAxis(criterion, criterion.target),
    horizon,
    goAlpha: ALPHA,
    stopAlpha: ALPHA / Math.max(1, decidingCriteria),
    continuesBeyondHorizon: false,
  });
  if (boundaries === null) return null;
  const at = Math.min(people, horizon);
  // How many failures are short of the target, and with how many the minimum is still exceeded.
  const short = boundaries.stop.needed[at]!;
  const exceeding = at - boundaries.go.needed[at]!;
  const between = short <= exceeding ? 'conditional' : 'open';
  const failsFrom = Math.max(short, exceeding + 1);
  const passesUpTo = Math.min(exceeding, short - 1);
  return {
    failsFrom: failsFrom <= at ? failsFrom : null,
    passesUpTo: passesUpTo >= 0 ? passesUpTo : null,
    between,
  };
}

/** In the criterion's own unit: the value from which it fails, and that from which it passes. */
export type ValueLimits = {
  readonly failsFrom: number | null;
  readonly passesFrom: number | null;
  readonly between: Between;
};

/** For a rate or score criterion. Being short of the target is passing the other way, with it in place of the minimum. */
export function valueLimits(criterion: QuantitativeCriterion, people: number): ValueLimits {
  const { better, minimum, target } = criterion;
  const opposite = { ...criterion, better: better === 'higher' ? 'lower' : 'higher' } as const;
  const short = passingValue({ ...opposite, minimum: target, target: minimum }, people);
  const exceeding = passingValue(criterion, people);
  if (short === null || exceeding === null)
    return { failsFrom: short, passesFrom: exceeding, between: 'open' };
  const areBothShown = better === 'higher' ? short >= exceeding : short <= exceeding;
  return areBothShown
    ? { failsFrom: exceeding, passesFrom: short, between: 'conditional' }
    : { failsFrom: short, passesFrom: exceeding, between: 'open' };
}

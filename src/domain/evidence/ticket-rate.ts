/**
 * Evidence about a count per person and window (tickets, failures): a Poisson e-process with a truncated
 * gamma prior, in both directions, with a correction for people who call far more often than others.
 * Knows nothing of criteria or helpdesks.
 */
import type { Interval } from './beta-binomial.ts';
import type { EvidenceSeries } from './evidence-series.ts';
import { lnGamma, lnGammaTails } from './special-functions.ts';

const RHO_DENOMINATOR = 2 * Math.log(10) + Math.log(1 + 2 * Math.log(10)); // one-sided tuning at alpha .05
const SMALLEST_PRIOR = 0.5;
const BISECTIONS = 45;
const PEOPLE_FOR_DISPERSION = 20;

/** What is known of a rate: events seen, user-windows observed, and Pearson's over-dispersion (>= 1). */
export type RateTotals = { readonly events: number; readonly exposure: number; readonly dispersion: number };

/** Returns the prior's weight for a plan of `plannedExposure` user-windows: best at half the planned events. */
export function priorWeight(nullRate: number, plannedExposure: number): number {
  return Math.max(SMALLEST_PRIOR, (nullRate * plannedExposure) / 2 / RHO_DENOMINATOR);
}

/**
 * Returns ln E of a Poisson rate against the null `nullRate`, with prior Gamma(weight, weight / nullRate)
 * truncated to the alternative: 'below' tests "rate >= nullRate", 'above' tests "rate <= nullRate".
 * Conjugate mixture after Robbins (1970) and Howard, Ramdas, McAuliffe & Sekhon (2021).
 */
export function lnRateEvidence(
  alternative: 'below' | 'above',
  events: number,
  exposure: number,
  nullRate: number,
  weight: number,
): number {
  const b = weight / nullRate;
  const tail = (shape: number, x: number): number => {
    const tails = lnGammaTails(shape, x);
    return alternative === 'below' ? tails.lower : tails.upper;
  };
  const prior = weight * Math.log(b) - lnGamma(weight) - tail(weight, weight);
  const shape = weight + events;
  const posterior = lnGamma(shape) + tail(shape, (b + exposure) * nullRate) - shape * Math.log(b + exposure);
  return prior + posterior - events * Math.log(nullRate) + nullRate * exposure;
}

/** Counts gathered so far: plain sums, whatever the number of people. */
export type CountsSoFar = {
  outcomes: number;
  people: number;
  events: number;
  exposure: number;
  /** People whose window is complete (exposure >= 1), with Σc, Σe and Σc²/e over them. */
  complete: { people: number; events: number; exposure: number; squares: number };
};

export function countsOfNobody(): CountsSoFar {
  return {
    outcomes: 0,
    people: 0,
    events: 0,
    exposure: 0,
    complete: { people: 0, events: 0, exposure: 0, squares: 0 },
  };
}

/** Gathers counts, one person's windows together; adding and reading take constant time. */
export type RunningCounts = {
  /** Adds the events and windows of one outcome. */
  add(series: Pick<EvidenceSeries, 'outcomes' | 'value' | 'exposure' | 'hasRepeats'>, index: number): void;
  /** People counted. */
  people(): number;
  /**
   * The totals with Pearson's dispersion max(1, Σ(c - μe)²/(μe) / (people - 1)) over people whose window is
   * complete (exposure >= 1); 1 while fewer than 20 such people or no events are known (McCullagh & Nelder 1989).
   */
  totals(): RateTotals;
};

type PersonCount = { readonly count: number; readonly exposure: number };

/**
 * Goes on from counts, which it changes. Who has several outcomes must have all of them in series given to one and the
 * same gathering: the sums know nobody by name.
 */
export function createRunningCounts(counts: CountsSoFar): RunningCounts {
  const known = new Map<string, PersonCount>();
  const { complete } = counts;
  const tally = ({ count, exposure }: PersonCount, sign: 1 | -1): void => {
    if (exposure < 1) return;
    complete.people += sign;
    complete.events += sign * count;
    complete.exposure += sign * exposure;
    complete.squares += (sign * count * count) / exposure;
  };
  const join = (personId: string, { count, exposure }: PersonCount): void => {
    const before = known.get(personId);
    if (before === undefined) counts.people += 1;
    else tally(before, -1);
    const now = { count: count + (before?.count ?? 0), exposure: exposure + (before?.exposure ?? 0) };
    tally(now, 1);
    known.set(personId, now);
  };
  return {
    add: ({ outcomes, value, exposure, hasRepeats }, index) => {
      const own = { count: value[index]!, exposure: exposure[index]! };
      if (hasRepeats) join(outcomes[index]!.personId, own);
      else {
        counts.people += 1;
        tally(own, 1);
      }
      counts.outcomes += 1;
      counts.events += own.count;
      counts.exposure += own.exposure;
    },
    people: () => counts.people,
    totals: () => {
      const { events, exposure } = counts;
      if (complete.people < PEOPLE_FOR_DISPERSION || complete.events === 0)
        return { events, exposure, dispersion: 1 };
      const chiSquare = (complete.squares * complete.exposure) / complete.events - complete.events;
      return { events, exposure, dispersion: Math.max(1, chiSquare / (complete.people - 1)) };
    },
  };
}

/** ln E as {@link lnRateEvidence} after dividing counts, exposure and prior by the over-dispersion. */
export function lnDispersedEvidence(
  alternative: 'below' | 'above',
  totals: RateTotals,
  nullRate: number,
  plannedExposure: number,
): number {
  const { events, exposure, dispersion } = totals;
  const weight = priorWeight(nullRate, plannedExposure) / dispersion;
  return lnRateEvidence(alternative, events / dispersion, exposure / dispersion, nullRate, weight);
}

/** Returns the rates not excluded at level alpha/2 on either side, at every look at once. */
export function rateInterval(totals: RateTotals, plannedExposure: number, alpha: number): Interval {
  if (totals.exposure <= 0) return { lower: 0, upper: Infinity };
  const threshold = Math.log(2 / alpha);
  const estimate = totals.events / totals.exposure;
  const excludedAbove = (rate: number) =>
    lnDispersedEvidence('below', totals, rate, plannedExposure) >= threshold;
  const excludedBelow = (rate: number) =>
    lnDispersedEvidence('above', totals, rate, plannedExposure) >= threshold;

  let outside = Math.max(2 * estimate, 1 / totals.exposure);
  for (let doubling = 0; doubling < 60 && !excludedAbove(outside); doubling++) outside *= 2;
  const upper = bisect(outside, estimate, excludedAbove);
  const lower = totals.events === 0 ? 0 : bisect(estimate * 1e-9, estimate, excludedBelow);
  return { lower, upper };
}

/** The excluded value nearest to `inside`, given that `outside` is excluded (or the edge of the range). */
function bisect(outside: number, inside: number, isExcluded: (rate: number) => boolean): number {
  let excluded = outside;
  let kept = inside;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = 0.5 * (excluded + kept);
    if (isExcluded(middle)) excluded = middle;
    else kept = middle;
  }
  return excluded;
}

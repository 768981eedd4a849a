/**
 * What a rollout may meet, drawn before anything is played: one future per run, the same for every plan that is
 * compared. Knows nothing of plans, so a what-if meets exactly what the live plan meets.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import { gamma, normal } from './variates.ts';

/** How often something happened and how often it could have but did not; null when it was never observed. */
export type ObservedShare = { readonly events: number; readonly others: number } | null;

export type ForecastEvidence = {
  /** Moved their date before it came. */
  readonly deferral: ObservedShare;
  /** Had their date and were not heard of. */
  readonly noShow: ObservedShare;
  /** Started and failed; they try again. */
  readonly failure: ObservedShare;
  /** Tickets per person as Gamma(shape, rate); null when nobody's tickets are known. */
  readonly tickets: { readonly shape: number; readonly rate: number } | null;
  /** Relative deviation of a week's tickets from their expectation. */
  readonly weekShock: number;
  /** Starts of finished weeks divided by the places those weeks had; empty: every place is used. */
  readonly placesUsed: readonly number[];
};

/** One future. Shares are in [0, 0.95]; the arrays have one entry per week from the current one on. */
export type Future = {
  readonly deferral: number;
  readonly noShow: number;
  readonly failure: number;
  readonly ticketsPerPerson: Float64Array;
  readonly placesUsed: Float64Array;
};

const mostOfAShare = 0.95;

/**
 * Draws `runs` futures of `weeks` weeks for `people` people. Shares come from Beta(½ + events, ½ + others)
 * (Jeffreys), then as it turns out for so many people; a share that was never observed counts as 0. Tickets
 * come from their Gamma times a lognormal shock of mean 1 per week; places used are drawn from the record.
 */
export function drawFutures(
  evidence: ForecastEvidence,
  size: { readonly people: number; readonly weeks: number; readonly runs: number; readonly seed: number },
): readonly Future[] {
  return Array.from({ length: size.runs }, (_, run) => {
    const random = createRandom((Math.imul(size.seed | 0, 0x9e3779b1) + run) | 0);
    return drawFuture(evidence, size.people, size.weeks, random);
  });
}

function drawFuture(evidence: ForecastEvidence, people: number, weeks: number, random: Random): Future {
  const { tickets, weekShock, placesUsed } = evidence;
  const shares = {
    deferral: drawShare(evidence.deferral, people, random),
    noShow: drawShare(evidence.noShow, people, random),
    failure: drawShare(evidence.failure, people, random),
  };
  const rate = tickets === null ? 0 : gamma(random, tickets.shape) / tickets.rate;
  const future = {
    ...shares,
    ticketsPerPerson: new Float64Array(weeks),
    placesUsed: new Float64Array(weeks),
  };
  for (let week = 0; week < weeks; week++) {
    future.ticketsPerPerson[week] = rate * Math.exp(weekShock * normal(random) - weekShock ** 2 / 2);
    future.placesUsed[week] = placesUsed.length === 0 ? 1 : placesUsed[random.integer(placesUsed.length)]!;
  }
  return future;
}

function drawShare(observed: ObservedShare, people: number, random: Random): number {
  if (observed === null) return 0;
  const happened = gamma(random, 0.5 + observed.events);
  const share = happened / (happened + gamma(random, 0.5 + observed.others));
  const chance = people <= 0 ? 0 : Math.sqrt((share * (1 - share)) / people) * normal(random);
  return Math.min(mostOfAShare, Math.max(0, share + chance));
}

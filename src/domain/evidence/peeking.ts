/**
 * Why looking at a plain percentage fools people: many pilots of something that is exactly at its minimum, looked at
 * every day, and how often each rule would have said go. A simulation to show; it judges nothing.
 */
import { createRandom } from '#domain/random/random.ts';
import { computeBoundary } from './binomial-boundary.ts';

export type PeekingQuestion = {
  readonly seed: number;
  /** The share that must be exceeded, and what is true of every simulated pilot: none of them deserves a go. */
  readonly minimum: number;
  readonly pilots: number;
  readonly peoplePerDay: number;
  readonly days: number;
};

export type SimulatedPilot = {
  /** The percentage so far, as a share, at the end of each day. */
  readonly shares: readonly number[];
  /** The first day on which the percentage reached the minimum with enough people, from 1; null = never. */
  readonly plainGoDay: number | null;
  /** The first day on which the exact boundary was crossed; null = never. */
  readonly exactGoDay: number | null;
};

/** People a plain percentage is usually thought to need. */
export const PLAIN_FROM_PEOPLE = 30;
const ALPHA = 0.05;

/** Returns every simulated pilot; the same seed gives the same pilots. */
export function simulatePeeking(question: PeekingQuestion): SimulatedPilot[] {
  const { seed, minimum, pilots, peoplePerDay, days } = question;
  const random = createRandom(seed);
  const { needed } = computeBoundary({ nullShare: minimum, horizon: peoplePerDay * days, alpha: ALPHA });
  return Array.from({ length: pilots }, () => {
    let successes = 0;
    let plainGoDay: number | null = null;
    let exactGoDay: number | null = null;
    const shares = Array.from({ length: days }, (_, day) => {
      for (let person = 0; person < peoplePerDay; person++) successes += random.next() < minimum ? 1 : 0;
      const n = (day + 1) * peoplePerDay;
      if (n >= PLAIN_FROM_PEOPLE && successes / n >= minimum) plainGoDay ??= day + 1;
      if (successes >= needed[n]!) exactGoDay ??= day + 1;
      return successes / n;
    });
    return { shares, plainGoDay, exactGoDay };
  });
}

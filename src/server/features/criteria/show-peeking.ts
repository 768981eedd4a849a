/** What a daily look at a plain percentage would have decided, beside the product's own rule, for the page that shows it. */
import type { PeekingView } from '#contracts/peeking.ts';
import { simulatePeeking } from '#domain/evidence/peeking.ts';

const PILOTS = 200;
const DRAWN = 40;
const PLAN = { minimum: 0.95, peoplePerDay: 10, days: 60 };

/** Returns counts over all pilots, and the course of some to draw. */
export function showPeeking(seed: number): PeekingView {
  const pilots = simulatePeeking({ ...PLAN, seed, pilots: PILOTS });
  return {
    seed,
    ...PLAN,
    pilots: PILOTS,
    plainGo: pilots.filter(({ plainGoDay }) => plainGoDay !== null).length,
    exactGo: pilots.filter(({ exactGoDay }) => exactGoDay !== null).length,
    drawn: pilots.slice(0, DRAWN).map(({ shares, ...days }) => ({ ...days, shares: [...shares] })),
  };
}

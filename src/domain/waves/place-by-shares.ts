/** Begins a re-plan with the weeks its units mostly belong into. */
import { fits, place, takeOut, weeksByOrder } from './plan-state.ts';
import type { WeekShares } from './price-weeks.ts';
import type { ReplanState } from './replan-state.ts';

/** A unit that belongs into a week by less is left for later. */
const leastShare = 0.5;

/**
 * Places the units anew, those first that belong most clearly into one week, then the larger ones; returns those that
 * belong into several weeks or found no room, out of the plan.
 */
export function placeByShares({ state, now }: ReplanState, weekShares: WeekShares): number[] {
  const { units } = weekShares;
  for (const unit of units) if (state.weekOf[unit]! >= 0) takeOut(state, unit);
  const wishes = units.map((unit, place) => ({ unit, ...mainWeek(weekShares, place, now) }));
  wishes.sort(
    (one, other) =>
      other.share - one.share || state.problem.people[other.unit]! - state.problem.people[one.unit]!,
  );
  const left: number[] = [];
  for (const { unit, share, week } of wishes) {
    const [first, last] = weeksByOrder(state, unit);
    if (share >= leastShare && week >= first && week <= last && fits(state, unit, week)) {
      place(state, unit, week);
    } else left.push(unit);
  }
  return left;
}

/** The week most of the unit belongs into. */
function mainWeek({ span, shares }: WeekShares, place: number, now: number): { week: number; share: number } {
  let [best, share] = [0, 0];
  for (let week = 0; week < span; week++) {
    const part = shares[place * span + week]!;
    if (part > share) [best, share] = [week, part];
  }
  return { week: now + best, share };
}

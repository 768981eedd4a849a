/**
 * Parallel schedule generation: week after week, the most urgent units that fit are placed. It may leave
 * units unplaced; compress-plan.ts finds room for those.
 */
import type { WaveProblem } from './build-problem.ts';
import { createPlanState, firstWeekByOrder, fits, place, type PlanState } from './plan-state.ts';
import { chainLengths } from './start-bounds.ts';

/** How much scarcity of seats and chains, risk, and size count in the order of placing. */
export type PriorityWeights = { readonly scarcity: number; readonly risk: number; readonly size: number };

/**
 * Places units into weeks 0 … horizon - 1 by priority; units close to their latest week come first
 * (Kolisch, 1996, on parallel schedule generation). Units that found no week stay unplaced.
 */
export function generateSchedule(
  problem: WaveProblem,
  horizon: number,
  latest: Int32Array,
  weights: PriorityWeights,
): PlanState {
  const state = createPlanState(problem);
  const remaining = remainingDemand(problem);
  const chains = chainLengths(problem);
  const keys = new Float64Array(problem.unitCount);
  const openWeeks = countOpenWeeks(problem, horizon);
  let waiting: Int32Array = Int32Array.from({ length: problem.unitCount }, (_, unit) => unit);
  for (let week = 0; week < horizon && waiting.length > 0; week++) {
    for (const unit of waiting) {
      const slack = latest[unit]! - week;
      let key = slack <= 3 ? 50 - 5 * slack : 0;
      if (weights.scarcity > 0) {
        const scarcity = scarcityOf(problem, unit, {
          week,
          horizon,
          remaining,
          openWeeks,
          chain: chains[unit]!,
        });
        key += weights.scarcity * 8 * Math.max(0, scarcity - 0.75);
      }
      keys[unit] =
        key - weights.risk * 2 * problem.risk[unit]! + (weights.size * problem.people[unit]!) / 1000;
    }
    waiting.sort((left, right) => keys[right]! - keys[left]! || left - right);
    for (const unit of waiting) {
      if (week > latest[unit]!) continue;
      const first = firstWeekByOrder(state, unit);
      if (first < 0 || first > week || !fits(state, unit, week)) continue;
      place(state, unit, week);
      subtractDemand(problem, remaining, unit);
    }
    waiting = waiting.filter((unit) => state.weekOf[unit] === -1);
  }
  return state;
}

function remainingDemand(problem: WaveProblem): Float64Array {
  const remaining = new Float64Array(problem.resources.length);
  for (const [at, resource] of problem.demands.items.entries()) {
    remaining[resource]! += problem.demandAmounts[at]!;
  }
  return remaining;
}

function subtractDemand(problem: WaveProblem, remaining: Float64Array, unit: number): void {
  const { demands, demandAmounts } = problem;
  for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++) {
    remaining[demands.items[at]!]! -= demandAmounts[at]!;
  }
}

/** calendars × weekCount: open weeks from the week to the horizon. */
function countOpenWeeks(problem: WaveProblem, horizon: number): Int32Array {
  const { calendars, weekCount } = problem;
  const count = new Int32Array(calendars.length);
  for (let row = 0; row < calendars.length; row += weekCount) {
    let open = 0;
    for (let week = horizon - 1; week >= 0; week--) {
      open += calendars[row + week]!;
      count[row + week] = open;
    }
  }
  return count;
}

function scarcityOf(
  problem: WaveProblem,
  unit: number,
  at: {
    readonly week: number;
    readonly horizon: number;
    readonly remaining: Float64Array;
    readonly openWeeks: Int32Array;
    readonly chain: number;
  },
): number {
  const { demands, available, weekCount } = problem;
  const weeksLeft = Math.max(1, at.openWeeks[problem.calendarOf[unit]! * weekCount + at.week]!);
  let scarcity = at.chain / Math.max(1, at.horizon - at.week);
  for (let index = demands.starts[unit]!; index < demands.starts[unit + 1]!; index++) {
    const resource = demands.items[index]!;
    if (resource === 0) continue;
    const weekly = available[resource * weekCount + at.week]!;
    if (weekly > 0) scarcity = Math.max(scarcity, at.remaining[resource]! / (weekly * weeksLeft));
  }
  return scarcity;
}

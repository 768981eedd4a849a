/**
 * The number of weeks no plan can beat, and what forces it. Every bound here is a proof by counting: so much
 * must be done, so much fits. The planner may reach it or not.
 */
import type { WaveProblem } from './build-problem.ts';
import { chainLengths, earliestStarts } from './start-bounds.ts';
import { resourceStatement, type Resource } from './wave-groups.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';

export type Binding = Resource | { readonly kind: 'order'; readonly name: null };

export type LowerBound = {
  /** Weeks; weekCount + 1 when even all weeks are too few. */
  readonly weeks: number;
  /** The resource, or order and freezes, that force this many weeks. */
  readonly binding: Binding;
};

/**
 * The largest of the bounds by people, helpdesk, seats, sites and order. Capacity counts only in weeks open
 * to some unit that needs it, and units that can only start late, or have long chains behind them, count
 * against the weeks that remain to them.
 */
export function findLowerBound(problem: WaveProblem): LowerBound {
  const earliest = earliestStarts(problem);
  const chains = chainLengths(problem);
  let best: LowerBound = { weeks: problem.unitCount === 0 ? 0 : 1, binding: { kind: 'people', name: null } };
  const consider = (weeks: number, binding: Binding): void => {
    if (weeks > best.weeks) best = { weeks, binding };
  };
  // First, because the bounds by resource contain it: they exceed it only when the resource itself binds.
  for (let unit = 0; unit < problem.unitCount; unit++) {
    consider(earliest[unit]! + 1 + chains[unit]!, { kind: 'order', name: null });
  }
  for (const [index, resource] of problem.resources.entries()) {
    consider(boundByResource(problem, index, earliest, chains), resource);
  }
  consider(boundByHelpdesk(problem), { kind: 'helpdesk', name: null });
  return { weeks: Math.min(best.weeks, problem.weekCount + 1), binding: best.binding };
}

/** The binding in words. */
export function bindingStatement(binding: Binding): WaveStatement {
  return binding.kind === 'order' ? waveStatement('wave_resource_order', {}) : resourceStatement(binding);
}

function boundByResource(
  problem: WaveProblem,
  resource: number,
  earliest: Int32Array,
  chains: Int32Array,
): number {
  const { weekCount, demands, demandAmounts, calendarOf, calendars } = problem;
  const byHead = new Float64Array(weekCount + 1);
  const byTail = new Float64Array(weekCount + 1);
  const isUseful = new Uint8Array(weekCount);
  const seenCalendars = new Set<number>();
  for (let unit = 0; unit < problem.unitCount; unit++) {
    for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++) {
      if (demands.items[at] !== resource) continue;
      byHead[earliest[unit]!]! += demandAmounts[at]!;
      byTail[Math.min(weekCount, chains[unit]!)]! += demandAmounts[at]!;
      if (seenCalendars.has(calendarOf[unit]!)) continue;
      seenCalendars.add(calendarOf[unit]!);
      for (let week = 0; week < weekCount; week++)
        isUseful[week]! |= calendars[calendarOf[unit]! * weekCount + week]!;
    }
  }
  const capacity = Float64Array.from(
    { length: weekCount },
    (_, week) => problem.available[resource * weekCount + week]! * isUseful[week]!,
  );
  let bound = 0;
  let [headDemand, tailDemand] = [0, 0];
  for (let start = weekCount; start >= 0; start--) {
    headDemand += byHead[start]!;
    tailDemand += byTail[start]!;
    if (byHead[start]! > 0) bound = Math.max(bound, weeksNeeded(capacity, start, headDemand));
    if (byTail[start]! > 0) bound = Math.max(bound, weeksNeeded(capacity, 0, tailDemand) + start);
  }
  return bound;
}

/** Everything has started by week H - 1, so a known share of all minutes has fallen by week H - 1 + j. */
function boundByHelpdesk(problem: WaveProblem): number {
  const total = problem.minutes.reduce((sum, value) => sum + value, 0);
  let bound = 0;
  let share = 0;
  for (const [later, part] of problem.spillOver.entries()) {
    share += part;
    bound = Math.max(bound, weeksNeeded(problem.helpdesk, 0, total * share) - later);
  }
  return bound;
}

/** The first H with capacity[from] + … + capacity[H - 1] ≥ demand; one more than all weeks when none. */
function weeksNeeded(capacity: Float64Array, from: number, demand: number): number {
  if (demand <= 0) return 0;
  let sum = 0;
  for (let week = from; week < capacity.length; week++) {
    sum += capacity[week]!;
    if (sum >= demand - 1e-6) return week + 1;
  }
  return capacity.length + 1;
}

/**
 * A plan while it is being made: the week of each unit and what is used of every resource. Placing, taking
 * out and testing are exact and incremental; which move to make is decided elsewhere.
 */
import type { WaveProblem } from './build-problem.ts';

export type PlanState = {
  readonly problem: WaveProblem;
  /** Week per unit; -1 = not placed. */
  readonly weekOf: Int32Array;
  /** resources × weekCount. */
  readonly used: Float64Array;
  /** Helpdesk minutes per week, spill-over included. */
  readonly load: Float64Array;
  /** Units per week, in no particular order. */
  readonly unitsIn: readonly number[][];
  readonly positionOf: Int32Array;
  /** Units per site and week (siteCount × weekCount). */
  readonly visits: Int32Array;
};

/** Sums of minutes carry rounding errors; this much over a limit is none. */
const tolerance = 1e-6;

/** An empty plan. */
export function createPlanState(problem: WaveProblem): PlanState {
  const { unitCount, weekCount } = problem;
  return {
    problem,
    weekOf: new Int32Array(unitCount).fill(-1),
    used: new Float64Array(problem.resources.length * weekCount),
    load: new Float64Array(problem.helpdesk.length),
    unitsIn: Array.from({ length: weekCount }, () => []),
    positionOf: new Int32Array(unitCount),
    visits: new Int32Array(problem.siteCount * weekCount),
  };
}

/** Whether freezes leave the week open to the unit. */
export function isOpen(problem: WaveProblem, unit: number, week: number): boolean {
  return problem.calendars[problem.calendarOf[unit]! * problem.weekCount + week] === 1;
}

/** Nothing is in the way: the answer of `findObstacle` when every capacity holds. */
export const noObstacle = -1;

/**
 * The resource that is too small for the unit in the week: its number, or `resources.length` + the week whose
 * helpdesk minutes run out, or `noObstacle`. Freezes and order are not looked at.
 */
export function findObstacle(state: PlanState, unit: number, week: number): number {
  const { problem, used, load } = state;
  const { demands, demandAmounts, available, weekCount, helpdesk, spillOver } = problem;
  for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++) {
    const resource = demands.items[at]!;
    const cell = resource * weekCount + week;
    if (used[cell]! + demandAmounts[at]! > available[cell]! + tolerance) return resource;
  }
  const minutes = problem.minutes[unit]!;
  if (minutes > 0) {
    for (let later = 0; later < spillOver.length; later++) {
      const share = spillOver[later]! * minutes;
      if (share > 0 && load[week + later]! + share > helpdesk[week + later]! + tolerance) {
        return problem.resources.length + week + later;
      }
    }
  }
  return noObstacle;
}

/** Whether the unit may start in the week: open, and every capacity holds. Order is not looked at. */
export function fits(state: PlanState, unit: number, week: number): boolean {
  return isOpen(state.problem, unit, week) && findObstacle(state, unit, week) === noObstacle;
}

/** Puts an unplaced unit into a week. */
export function place(state: PlanState, unit: number, week: number): void {
  state.weekOf[unit] = week;
  state.positionOf[unit] = state.unitsIn[week]!.push(unit) - 1;
  addUse(state, unit, week, 1);
}

/** Takes a placed unit out and returns the week it was in. */
export function takeOut(state: PlanState, unit: number): number {
  const week = state.weekOf[unit]!;
  const units = state.unitsIn[week]!;
  const last = units.pop()!;
  if (last !== unit) {
    const position = state.positionOf[unit]!;
    units[position] = last;
    state.positionOf[last] = position;
  }
  state.weekOf[unit] = -1;
  addUse(state, unit, week, -1);
  return week;
}

function addUse(state: PlanState, unit: number, week: number, sign: number): void {
  const { problem, used, load, visits } = state;
  const { demands, demandAmounts, weekCount, spillOver, sites } = problem;
  for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++) {
    used[demands.items[at]! * weekCount + week]! += sign * demandAmounts[at]!;
  }
  const minutes = sign * problem.minutes[unit]!;
  for (let later = 0; later < spillOver.length; later++) load[week + later]! += spillOver[later]! * minutes;
  for (let at = sites.starts[unit]!; at < sites.starts[unit + 1]!; at++) {
    visits[sites.items[at]! * weekCount + week]! += sign;
  }
}

/** The first week after all predecessors; -1 when a predecessor is not placed. */
export function firstWeekByOrder(state: PlanState, unit: number): number {
  const { starts, items } = state.problem.predecessors;
  let first = 0;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const week = state.weekOf[items[at]!]!;
    if (week < 0) return -1;
    if (week >= first) first = week + 1;
  }
  return first;
}

/** The last week before all placed successors, `limit` at most. */
export function lastWeekByOrder(state: PlanState, unit: number, limit: number): number {
  const { starts, items } = state.problem.successors;
  let last = limit;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const week = state.weekOf[items[at]!]!;
    if (week >= 0 && week <= last) last = week - 1;
  }
  return last;
}

/** The first and last week between the placed ones before and after the unit; whoever is not placed is left aside. */
export function weeksByOrder({ problem, weekOf }: PlanState, unit: number): readonly [number, number] {
  const { predecessors, successors, weekCount } = problem;
  let [first, last] = [0, weekCount - 1];
  for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++)
    first = Math.max(first, weekOf[predecessors.items[at]!]! + 1);
  for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
    const week = weekOf[successors.items[at]!]!;
    if (week >= 0) last = Math.min(last, week - 1);
  }
  return [first, last];
}

/** Puts every unit where the list says; -1 = into no week. */
export function replacePlan(state: PlanState, weekOf: Int32Array): void {
  const moved = Array.from(weekOf.keys()).filter((unit) => state.weekOf[unit] !== weekOf[unit]);
  for (const unit of moved) if (state.weekOf[unit]! >= 0) takeOut(state, unit);
  for (const unit of moved) if (weekOf[unit]! >= 0) place(state, unit, weekOf[unit]!);
}

/** Number of weeks up to the last one used. */
export function weeksUsed(state: PlanState): number {
  return state.unitsIn.findLastIndex((units) => units.length > 0) + 1;
}

/** The risk objective: sum of week costs; lower is better (low risk early). */
export function riskObjective(state: PlanState): number {
  let sum = 0;
  for (let unit = 0; unit < state.weekOf.length; unit++) {
    sum += state.problem.weekCost[unit]! * Math.max(0, state.weekOf[unit]!);
  }
  return sum;
}

/**
 * What a re-plan works on: the plan as it stands under the new capacities, the old weeks, what a move costs, and who
 * cannot stay.
 */
import type { Random } from '#domain/random/random.ts';
import type { WaveProblem } from './build-problem.ts';
import { createPlanState, place, type PlanState } from './plan-state.ts';

/** Why a unit cannot stay in its week, whatever the others do. */
export type ForcedReason =
  | { readonly kind: 'frozen' }
  /** Its own first or last week shuts it out. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'order' }
  | { readonly kind: 'outside_weeks' }
  | { readonly kind: 'new' }
  /** The week was over; `obstacle` as in findObstacle. */
  | { readonly kind: 'over_capacity'; readonly obstacle: number };

export type ReplanState = {
  readonly problem: WaveProblem;
  readonly state: PlanState;
  /** Week in the old plan; -1 = new. */
  readonly oldWeek: Int32Array;
  /** The current week: units of earlier weeks have started and stay. */
  readonly now: number;
  /** Units whose people know their date. */
  readonly told: Uint8Array;
  readonly forced: Map<number, ForcedReason>;
  readonly random: Random;
};

/** The old plan under the new problem, whatever it violates. Units without a legal old week are left out. */
export function createReplanState(
  problem: WaveProblem,
  oldWeek: Int32Array,
  now: number,
  told: Uint8Array,
  random: Random,
): ReplanState {
  const state = createPlanState(problem);
  for (const [unit, week] of oldWeek.entries()) {
    if (week >= 0 && week < problem.weekCount) place(state, unit, week);
  }
  return { problem, state, oldWeek, now, told, forced: new Map(), random };
}

/** Whether the unit has started already and cannot be moved. */
export function hasStarted({ oldWeek, now }: ReplanState, unit: number): boolean {
  return oldWeek[unit]! >= 0 && oldWeek[unit]! < now;
}

/** Whether the unit stays where it is, whatever else happens; it takes its part of its week. */
export function isFixed(replan: ReplanState, unit: number): boolean {
  return hasStarted(replan, unit) || isPinned(replan, unit);
}

/** Whether the unit is placed elsewhere than before. */
export function isAway({ state, oldWeek }: ReplanState, unit: number): boolean {
  return state.weekOf[unit]! >= 0 && state.weekOf[unit] !== oldWeek[unit];
}

export function isNotified({ told }: ReplanState, unit: number): boolean {
  return told[unit] === 1;
}

/** Whether the unit may be in its old week and in no other. */
export function isPinned({ problem, oldWeek }: ReplanState, unit: number): boolean {
  const week = oldWeek[unit]!;
  const { starts, items } = problem.members;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const { from, to } = problem.groups[items[at]!]!;
    if (from === week && to === week) return true;
  }
  return false;
}

/**
 * Disturbance of starting the unit in the week, in people: 0 in its old week, else people × (1 + 0.15 per
 * week + 1 when earlier + 2 when they already know their date). A new unit only prefers early weeks.
 */
export function moveCost(replan: ReplanState, unit: number, week: number): number {
  const old = replan.oldWeek[unit]!;
  if (week === old) return 0;
  const people = replan.problem.people[unit]!;
  if (old < 0) return people * 0.01 * (week - replan.now);
  return (
    people * (1 + 0.15 * Math.abs(week - old) + (week < old ? 1 : 0) + (isNotified(replan, unit) ? 2 : 0))
  );
}

/** What all moves of a plan cost together, in people. */
export function disturbanceOf(replan: ReplanState, weekOf: Int32Array): number {
  let cost = 0;
  for (const [unit, week] of weekOf.entries())
    if (week >= 0 && !hasStarted(replan, unit)) cost += moveCost(replan, unit, week);
  return cost;
}

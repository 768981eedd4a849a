/**
 * Who must move when the plan meets new calendars and capacities: units whose week is no longer legal, and as
 * few as possible out of every week that is over.
 */
import { isOpen, takeOut } from './plan-state.ts';
import { hasStarted, isNotified, isPinned, type ForcedReason, type ReplanState } from './replan-state.ts';

/** Takes the forced units out of the plan and returns them, new ones included. */
export function takeOutForced(replan: ReplanState): number[] {
  const forced = takeOutIllegal(replan);
  const { problem, now } = replan;
  for (let week = now; week < problem.weekCount; week++) {
    for (let resource = 0; resource < problem.resources.length; resource++) {
      forced.push(...ejectOverload(replan, week, resource));
    }
  }
  for (let week = now; week < problem.helpdesk.length; week++)
    forced.push(...ejectHelpdeskOverload(replan, week));
  return forced;
}

function takeOutIllegal(replan: ReplanState): number[] {
  const { problem, state, oldWeek } = replan;
  const forced: number[] = [];
  for (const unit of problem.order) {
    if (hasStarted(replan, unit)) continue;
    const week = oldWeek[unit]!;
    if (week < 0 || week >= problem.weekCount) {
      replan.forced.set(unit, { kind: week < 0 ? 'new' : 'outside_weeks' });
      forced.push(unit);
    } else if (!isOpen(problem, unit, week)) {
      displace(replan, unit, { kind: isAskedAway(replan, unit, week) ? 'asked' : 'frozen' });
      forced.push(unit);
    } else if (isBeforePredecessor(replan, unit, week)) {
      displace(replan, unit, { kind: 'order' });
      forced.push(unit);
    }
  }
  return forced.filter((unit) => state.weekOf[unit]! < 0);
}

function isAskedAway({ problem }: ReplanState, unit: number, week: number): boolean {
  const { starts, items } = problem.members;
  return items.subarray(starts[unit], starts[unit + 1]).some((group) => {
    const { from = 0, to = Infinity } = problem.groups[group]!;
    return week < from || week > to;
  });
}

function isBeforePredecessor({ problem, oldWeek }: ReplanState, unit: number, week: number): boolean {
  const { starts, items } = problem.predecessors;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) if (oldWeek[items[at]!]! >= week) return true;
  return false;
}

function ejectOverload(replan: ReplanState, week: number, resource: number): number[] {
  const { problem, state } = replan;
  const cell = resource * problem.weekCount + week;
  const ejected: number[] = [];
  while (state.used[cell]! > problem.available[cell]! + 1e-6) {
    const need = state.used[cell]! - problem.available[cell]!;
    let best = -1;
    let lowest = Infinity;
    for (const unit of state.unitsIn[week]!) {
      const amount = amountOf(replan, unit, resource);
      if (amount <= 0 || hasStarted(replan, unit) || isPinned(replan, unit)) continue;
      // Just enough is best; a little too little, to be followed by another, comes next.
      let score = amount >= need ? amount - need : 0.2 * (need - amount);
      if (hasSuccessorIn(replan, unit, week + 1)) score += 0.3 * amount;
      if (isNotified(replan, unit)) score += 0.5 * amount;
      if (score < lowest) [lowest, best] = [score, unit];
    }
    if (best < 0) break;
    displace(replan, best, { kind: 'over_capacity', obstacle: resource });
    ejected.push(best);
  }
  return ejected;
}

function ejectHelpdeskOverload(replan: ReplanState, week: number): number[] {
  const { problem, state, now } = replan;
  const ejected: number[] = [];
  while (state.load[week]! > problem.helpdesk[week]! + 1e-6) {
    let best = -1;
    let highest = 0;
    for (let later = 0; later < problem.spillOver.length && week - later >= now; later++) {
      for (const unit of state.unitsIn[week - later] ?? []) {
        if (hasStarted(replan, unit) || isPinned(replan, unit) || problem.people[unit]! <= 0) continue;
        // Most minutes taken off this week per person moved.
        const worth =
          (problem.spillOver[later]! * problem.minutes[unit]!) /
          (problem.people[unit]! * (isNotified(replan, unit) ? 3 : 1));
        if (worth > highest) [highest, best] = [worth, unit];
      }
    }
    if (best < 0) break;
    displace(replan, best, { kind: 'over_capacity', obstacle: problem.resources.length + week });
    ejected.push(best);
  }
  return ejected;
}

/** The first reason stands. */
function displace({ state, forced }: ReplanState, unit: number, reason: ForcedReason): void {
  takeOut(state, unit);
  if (!forced.has(unit)) forced.set(unit, reason);
}

function amountOf({ problem }: ReplanState, unit: number, resource: number): number {
  const { starts, items } = problem.demands;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    if (items[at] === resource) return problem.demandAmounts[at]!;
  }
  return 0;
}

function hasSuccessorIn({ problem, state }: ReplanState, unit: number, week: number): boolean {
  const { starts, items } = problem.successors;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++)
    if (state.weekOf[items[at]!] === week) return true;
  return false;
}

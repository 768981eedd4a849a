/**
 * Proves by counting that a finish is too early: what has not started yet needs more than the weeks from now
 * to the horizon can take.
 */
import { isOpen } from './plan-state.ts';
import { hasStarted, type ReplanState } from './replan-state.ts';
import { latestStarts } from './start-bounds.ts';
import { describeResource } from './wave-groups.ts';

export type Shortage = {
  /** What is too small, in words. */
  readonly binding: string;
  readonly message: string;
};

/**
 * The fewest weeks that counting does not rule out for what has not started yet, and what rules out one week
 * less; weekCount + 1 when even all weeks are too few.
 */
export function findRemainingBound(replan: ReplanState): {
  readonly weeks: number;
  readonly binding: string;
} {
  let binding = 'order and freezes';
  const started = replan.oldWeek.reduce(
    (most, week) => (week < replan.now ? Math.max(most, week + 1) : most),
    0,
  );
  if (replan.oldWeek.every((_, unit) => hasStarted(replan, unit))) return { weeks: started, binding };
  let weeks = replan.now + 1;
  for (; weeks <= replan.problem.weekCount; weeks++) {
    const shortage = findShortage(replan, weeks);
    if (shortage === null) break;
    binding = shortage.binding;
  }
  return { weeks, binding };
}

/** What is too small for the horizon, or null when counting proves nothing. */
export function findShortage(replan: ReplanState, horizon: number): Shortage | null {
  const { problem, now } = replan;
  const latest = latestStarts(problem, horizon);
  const open: number[] = [];
  for (let unit = 0; unit < problem.unitCount; unit++) if (!hasStarted(replan, unit)) open.push(unit);
  const late = open.find((unit) => latest[unit]! < now);
  if (late !== undefined) {
    const id = problem.groups[problem.members.items[problem.members.starts[late]!]!]!.id;
    return {
      binding: 'order and freezes',
      message: `Not possible: group "${id}" has no open week before week ${horizon + 1}.`,
    };
  }
  for (const [resource, { kind, name }] of problem.resources.entries()) {
    const need = sumDemand(replan, open, resource);
    const room = sumRoom(replan, open, resource, horizon);
    if (need > room + 1e-6) return describe(describeResource({ kind, name }), need, room, { now, horizon });
  }
  return findHelpdeskShortage(replan, open, horizon);
}

function sumDemand({ problem }: ReplanState, units: readonly number[], resource: number): number {
  const { starts, items } = problem.demands;
  let sum = 0;
  for (const unit of units) {
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
      if (items[at] === resource) sum += problem.demandAmounts[at]!;
    }
  }
  return sum;
}

function sumRoom(
  { problem, now }: ReplanState,
  units: readonly number[],
  resource: number,
  horizon: number,
): number {
  const { starts, items } = problem.demands;
  const calendars = new Map<number, number>();
  for (const unit of units) {
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
      if (items[at] === resource) calendars.set(problem.calendarOf[unit]!, unit);
    }
  }
  const users = [...calendars.values()];
  let room = 0;
  for (let week = now; week < horizon; week++) {
    if (users.some((unit) => isOpen(problem, unit, week))) {
      room += problem.available[resource * problem.weekCount + week]!;
    }
  }
  return room;
}

function findHelpdeskShortage(
  replan: ReplanState,
  units: readonly number[],
  horizon: number,
): Shortage | null {
  const { problem, now, oldWeek } = replan;
  const { spillOver, helpdesk } = problem;
  const earlier = new Float64Array(helpdesk.length);
  for (let unit = 0; unit < problem.unitCount; unit++) {
    if (!hasStarted(replan, unit)) continue;
    for (const [later, share] of spillOver.entries()) {
      earlier[oldWeek[unit]! + later]! += share * problem.minutes[unit]!;
    }
  }
  const total = units.reduce((sum, unit) => sum + problem.minutes[unit]!, 0);
  let share = 0;
  for (const [later, part] of spillOver.entries()) {
    share += part;
    let room = 0;
    for (let week = now; week < horizon + later; week++)
      room += Math.max(0, helpdesk[week]! - earlier[week]!);
    if (total * share > room + 1e-6)
      return describe('helpdesk minutes', total * share, room, { now, horizon });
  }
  return null;
}

function describe(
  what: string,
  need: number,
  room: number,
  at: { readonly now: number; readonly horizon: number },
): Shortage {
  const message = `Not possible: ${what} needs ${Math.ceil(need)}, weeks ${at.now + 1} to ${at.horizon} have ${Math.floor(room)}.`;
  return { binding: what, message };
}

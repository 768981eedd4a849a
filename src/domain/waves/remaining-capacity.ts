/**
 * Proves by counting that a finish is too early: what has not started yet needs more than the weeks from now
 * to the horizon can take.
 */
import { isOpen } from './plan-state.ts';
import { hasStarted, isPinned, type ReplanState } from './replan-state.ts';
import { latestStarts } from './start-bounds.ts';
import { resourceStatement } from './wave-groups.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';
import { mondayOfWeek } from './working-week.ts';

const order = waveStatement('wave_resource_order', {});

export type Shortage = {
  /** What is too small, in words. */
  readonly binding: WaveStatement;
  readonly statement: WaveStatement;
};

/**
 * The fewest weeks that counting does not rule out for what has not started yet, and what rules out one week
 * less; weekCount + 1 when even all weeks are too few.
 */
export function findRemainingBound(replan: ReplanState): {
  readonly weeks: number;
  readonly binding: WaveStatement;
} {
  let binding: WaveStatement = order;
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
  for (let unit = 0; unit < problem.unitCount; unit++) if (!isFixed(replan, unit)) open.push(unit);
  const late = open.find((unit) => latest[unit]! < now);
  if (late !== undefined) {
    const { id, together } = problem.groups[problem.members.items[problem.members.starts[late]!]!]!;
    return {
      binding: order,
      statement: waveStatement('wave_group_too_late', {
        group: together ?? id,
        on: mondayOfWeek(problem.capacity.startsOn, horizon),
      }),
    };
  }
  for (const [resource, { kind, name }] of problem.resources.entries()) {
    const need = sumDemand(replan, open, resource);
    const room = sumRoom(replan, open, resource, horizon);
    if (need > room + 1e-6) return describe(replan, resourceStatement({ kind, name }), need, room);
  }
  return findHelpdeskShortage(replan, open, horizon);
}

/** Whether the unit stays where it is, whatever else happens; it takes its part of its week. */
function isFixed(replan: ReplanState, unit: number): boolean {
  return hasStarted(replan, unit) || isPinned(replan, unit);
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

function sumRoom(replan: ReplanState, units: readonly number[], resource: number, horizon: number): number {
  const { problem, now } = replan;
  const { starts, items } = problem.demands;
  const taken = takenByFixed(replan, resource);
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
      room += Math.max(0, problem.available[resource * problem.weekCount + week]! - taken[week]!);
    }
  }
  return room;
}

function takenByFixed(replan: ReplanState, resource: number): Float64Array {
  const { problem, oldWeek } = replan;
  const { starts, items } = problem.demands;
  const taken = new Float64Array(problem.weekCount);
  for (let unit = 0; unit < problem.unitCount; unit++) {
    const week = oldWeek[unit]!;
    if (week < 0 || week >= problem.weekCount || !isFixed(replan, unit)) continue;
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++)
      if (items[at] === resource) taken[week]! += problem.demandAmounts[at]!;
  }
  return taken;
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
    if (!isFixed(replan, unit)) continue;
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
      return describe(replan, resourceStatement({ kind: 'helpdesk', name: null }), total * share, room);
  }
  return null;
}

function describe(
  { problem, now }: ReplanState,
  resource: WaveStatement,
  need: number,
  room: number,
): Shortage {
  const statement = waveStatement('wave_shortage', {
    resource,
    need: Math.ceil(need),
    room: Math.floor(room),
    from: mondayOfWeek(problem.capacity.startsOn, now),
  });
  return { binding: resource, statement };
}

/**
 * Proves by counting that a finish is too early: what has not started yet needs more than the weeks from now
 * to the horizon can take.
 */
import { isOpen } from './plan-state.ts';
import { hasStarted, isFixed, type ReplanState } from './replan-state.ts';
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
  const demands = sumDemands(replan, open);
  for (const [resource, { kind, name }] of problem.resources.entries()) {
    const { need } = demands[resource]!;
    const room = sumRoom(replan, demands[resource]!, resource, horizon);
    if (need > room + 1e-6) return describe(replan, resourceStatement({ kind, name }), need, room);
  }
  return findHelpdeskShortage(replan, open, horizon);
}

/** What is asked of one resource. */
type Demand = {
  need: number;
  /** One unit of each calendar. */
  readonly users: Map<number, number>;
  /** Per week, by those who stay where they are. */
  readonly taken: Float64Array;
};

function sumDemands({ problem, oldWeek, now }: ReplanState, open: readonly number[]): Demand[] {
  const { starts, items } = problem.demands;
  const demands = problem.resources.map((): Demand => ({
    need: 0,
    users: new Map(),
    taken: new Float64Array(problem.weekCount),
  }));
  const isListed = new Uint8Array(problem.unitCount);
  for (const unit of open) {
    isListed[unit] = 1;
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
      const demand = demands[items[at]!]!;
      demand.need += problem.demandAmounts[at]!;
      demand.users.set(problem.calendarOf[unit]!, unit);
    }
  }
  for (let unit = 0; unit < problem.unitCount; unit++) {
    const week = oldWeek[unit]!;
    if (isListed[unit] === 1 || week < now || week >= problem.weekCount) continue;
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++)
      demands[items[at]!]!.taken[week]! += problem.demandAmounts[at]!;
  }
  return demands;
}

function sumRoom({ problem, now }: ReplanState, demand: Demand, resource: number, horizon: number): number {
  const users = [...demand.users.values()];
  let room = 0;
  for (let week = now; week < horizon; week++) {
    if (users.some((unit) => isOpen(problem, unit, week))) {
      room += Math.max(0, problem.available[resource * problem.weekCount + week]! - demand.taken[week]!);
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

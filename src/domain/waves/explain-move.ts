/**
 * Why a unit of a finished re-plan is not in its old week: because it could not stay, or because of what the others do
 * now. It is read off the plan, not off the way it was found.
 */
import { findObstacle, noObstacle, place, takeOut } from './plan-state.ts';
import { isAway, type ForcedReason, type ReplanState } from './replan-state.ts';

export type MoveReason =
  | ForcedReason
  | { readonly kind: 'makes_room'; readonly unit: number }
  | { readonly kind: 'follows'; readonly unit: number }
  | { readonly kind: 'precedes'; readonly unit: number };

/** The reason of a unit that is away; null when nothing keeps it from its old week. */
export function explainMove(replan: ReplanState, unit: number): MoveReason | null {
  const forced = replan.forced.get(unit);
  if (forced !== undefined) return forced;
  const { problem, state, oldWeek } = replan;
  const old = oldWeek[unit]!;
  const { predecessors, successors } = problem;
  for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++) {
    const other = predecessors.items[at]!;
    if (state.weekOf[other]! >= old) return { kind: 'follows', unit: other };
  }
  for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
    const other = successors.items[at]!;
    if (state.weekOf[other]! <= old) return { kind: 'precedes', unit: other };
  }
  const from = takeOut(state, unit);
  const obstacle = findObstacle(state, unit, old);
  place(state, unit, from);
  if (obstacle === noObstacle) return null;
  if (wasOver(replan, obstacle, old)) return { kind: 'over_capacity', obstacle };
  const other = findArrival(replan, obstacle, old, unit);
  return other < 0 ? { kind: 'over_capacity', obstacle } : { kind: 'makes_room', unit: other };
}

/** Whether more started in the old week than the change leaves room for. */
function wasOver({ problem, oldWeek, forced }: ReplanState, obstacle: number, week: number): boolean {
  const isHelpdesk = obstacle >= problem.resources.length;
  for (const [unit, reason] of forced)
    if (reason.kind === 'over_capacity' && reason.obstacle === obstacle)
      if (isHelpdesk || oldWeek[unit] === week) return true;
  return false;
}

/** Of those who came and take the mover's room, the largest, best of all one that could not stay; -1 = nobody came. */
function findArrival(replan: ReplanState, obstacle: number, week: number, mover: number): number {
  const { problem, state, forced } = replan;
  const { resources, spillOver, people, minutes } = problem;
  const isHelpdesk = obstacle >= resources.length;
  const weeks = isHelpdesk
    ? Array.from(spillOver, (_, later) => obstacle - resources.length - later)
    : [week];
  let [best, most] = [-1, -1];
  for (const unit of weeks.flatMap((from) => state.unitsIn[from] ?? [])) {
    if (
      unit === mover ||
      !isAway(replan, unit) ||
      (isHelpdesk ? minutes[unit] === 0 : !takes(replan, unit, obstacle))
    )
      continue;
    const weight = people[unit]! + (forced.has(unit) ? Number.MAX_SAFE_INTEGER / 2 : 0);
    if (weight > most) [best, most] = [unit, weight];
  }
  return best;
}

function takes({ problem }: ReplanState, unit: number, resource: number): boolean {
  const { starts, items } = problem.demands;
  return items.subarray(starts[unit], starts[unit + 1]).includes(resource);
}

/**
 * Milestones of a rollout and what they wait for. A link names what comes before, a milestone or a stage, and how
 * many working days have to lie between the two at least.
 */
import { ok, refuse, type Result } from '../result.ts';
import { workingDaysAfter, workingDaysBetween, type IsWorked } from '../calendar/working-days.ts';

export type MilestoneLink = {
  readonly after: { readonly kind: 'milestone' | 'stage'; readonly id: number };
  readonly workingDays: number;
};

export type Milestone = {
  readonly milestoneId: number;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  /** What has happened does not move. */
  readonly isDone: boolean;
  readonly links: readonly MilestoneLink[];
};

/** When each stage begins, YYYY-MM-DD; a stage without a date binds nothing. */
export type StageDates = ReadonlyMap<number, string>;

export type MilestonePlan = {
  readonly milestones: readonly Milestone[];
  readonly stages: StageDates;
  readonly isWorked: IsWorked;
};

/** One milestone that gets another date; `workingDays` is its slip, below 0 when it comes earlier. */
export type MilestoneMove = {
  readonly milestoneId: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
};

export type MilestoneRefusal =
  | { readonly code: 'too_early'; readonly name: string; readonly earliest: string }
  | { readonly code: 'done'; readonly name: string };

/** Milestones in an order in which each stands after all it waits for, or the names of a circle. */
export function orderMilestones(
  milestones: readonly Milestone[],
): Result<readonly Milestone[], readonly string[]> {
  const byId = new Map(milestones.map((milestone) => [milestone.milestoneId, milestone]));
  const ordered: Milestone[] = [];
  const state = new Map<number, 'open' | 'placed'>();
  const path: Milestone[] = [];
  const visit = (milestone: Milestone): readonly string[] | null => {
    const seen = state.get(milestone.milestoneId);
    if (seen === 'placed') return null;
    if (seen === 'open') return path.slice(path.indexOf(milestone)).map(({ name }) => name);
    state.set(milestone.milestoneId, 'open');
    path.push(milestone);
    for (const { after } of milestone.links) {
      const before = after.kind === 'milestone' ? byId.get(after.id) : undefined;
      const circle = before === undefined ? null : visit(before);
      if (circle !== null) return circle;
    }
    path.pop();
    state.set(milestone.milestoneId, 'placed');
    ordered.push(milestone);
    return null;
  };
  for (const milestone of milestones) {
    const circle = visit(milestone);
    if (circle !== null) return refuse(circle);
  }
  return ok(ordered);
}

/** The earliest date a milestone's links allow, given dates of milestones by id; null when nothing binds it. */
function earliestOn(
  { links }: Milestone,
  dates: ReadonlyMap<number, string>,
  { stages, isWorked }: MilestonePlan,
): string | null {
  let earliest: string | null = null;
  for (const { after, workingDays } of links) {
    const before = after.kind === 'milestone' ? dates.get(after.id) : stages.get(after.id);
    if (before === undefined) continue;
    const allowed = workingDaysAfter(before, workingDays, isWorked);
    if (earliest === null || allowed > earliest) earliest = allowed;
  }
  return earliest;
}

/**
 * The moves that follow when a milestone goes to another date, itself first: each successor that would stand too
 * near goes to the earliest date its links allow; whatever has room stays. Milestones must be free of circles.
 */
export function moveMilestone(
  plan: MilestonePlan,
  milestoneId: number,
  to: string,
): Result<readonly MilestoneMove[], MilestoneRefusal> {
  const ordered = orderMilestones(plan.milestones);
  if (!ordered.ok) throw new Error(`Milestones wait for each other: ${ordered.refusal.join(', ')}`);
  const dates = new Map(plan.milestones.map((milestone) => [milestone.milestoneId, milestone.on]));
  const moved = plan.milestones.find((milestone) => milestone.milestoneId === milestoneId)!;
  if (moved.isDone) return refuse({ code: 'done', name: moved.name });
  const earliest = earliestOn(moved, dates, plan);
  if (earliest !== null && to < earliest) return refuse({ code: 'too_early', name: moved.name, earliest });
  dates.set(milestoneId, to);
  const moves = moved.on === to ? [] : [moveOf(moved, to, plan)];
  for (const milestone of ordered.value.slice(ordered.value.indexOf(moved) + 1)) {
    const allowed = earliestOn(milestone, dates, plan);
    // Who stood too early before for another reason is shown as such, and is not this move's business.
    if (milestone.isDone || allowed === null || allowed <= milestone.on || !follows(milestone, moves))
      continue;
    dates.set(milestone.milestoneId, allowed);
    moves.push(moveOf(milestone, allowed, plan));
  }
  return ok(moves);
}

function follows({ links }: Milestone, moves: readonly MilestoneMove[]): boolean {
  return links.some(
    ({ after }) => after.kind === 'milestone' && moves.some((move) => move.milestoneId === after.id),
  );
}

function moveOf(
  { milestoneId, name, on }: Milestone,
  to: string,
  { isWorked }: MilestonePlan,
): MilestoneMove {
  return { milestoneId, name, from: on, to, workingDays: workingDaysBetween(on, to, isWorked) };
}

/** Milestones that stand earlier than their links allow, with that date: a stage or milestone before them has moved. */
export function tooEarly(plan: MilestonePlan): ReadonlyMap<number, string> {
  const dates = new Map(plan.milestones.map((milestone) => [milestone.milestoneId, milestone.on]));
  const found = new Map<number, string>();
  for (const milestone of plan.milestones) {
    const earliest = earliestOn(milestone, dates, plan);
    if (!milestone.isDone && earliest !== null && milestone.on < earliest)
      found.set(milestone.milestoneId, earliest);
  }
  return found;
}

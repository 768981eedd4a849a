/**
 * What a change means for a plan that is under way: the new capacities, who may move at all, and into which weeks.
 * Weeks that have begun, weeks within the notice, and groups that know their date are protected; the change itself
 * releases those it hits. The result is what the re-planner is asked.
 */
import { findPackSize } from './form-groups.ts';
import type { ReplanInput } from './replan-waves.ts';
import { amountIn, type WaveCapacity, type WaveGroup, type WeeklyAmount } from './wave-groups.ts';
import { dayOf, touchesWorkingDay, weekStart, type Freeze } from './working-week.ts';

/** A group where it is now. */
export type StandingGroup = WaveGroup & {
  readonly week: number;
  /** Its wave has not started, and somebody of it has not either. */
  readonly mayMove: boolean;
  /** Somebody of it may know the date. */
  readonly isTold: boolean;
};

/** Weeks are counted from the first of the plan. */
export type PlanChange =
  | ({ readonly kind: 'closed' } & Freeze)
  | {
      readonly kind: 'capacity';
      readonly from: number;
      /** The last week of it; null = for good. */
      readonly to: number | null;
      readonly peoplePerWeek: number | null;
      readonly helpdeskMinutesPerWeek: number | null;
    }
  | { readonly kind: 'move'; readonly groups: ReadonlySet<string>; readonly to: number };

export type ChangedPlan = {
  readonly input: ReplanInput;
  /** The group each group of the input is a part of. */
  readonly partOf: ReadonlyMap<string, string>;
};

/** How groups that know their date are treated: they stay, unless the change hits them or nothing else is possible. */
export type Protection = 'protect_told' | 'told_may_move';

const separator = '\u0000';

/** The capacities with the change. */
export function changeCapacity(capacity: WaveCapacity, change: PlanChange): WaveCapacity {
  if (change.kind === 'move') return capacity;
  if (change.kind === 'closed') {
    const { kind: _, ...freeze } = change;
    return { ...capacity, freezes: [...capacity.freezes, freeze] };
  }
  const { from, to, peoplePerWeek, helpdeskMinutesPerWeek } = change;
  return {
    ...capacity,
    peoplePerWeek:
      peoplePerWeek === null
        ? capacity.peoplePerWeek
        : amountFrom(capacity.peoplePerWeek, from, to, peoplePerWeek),
    helpdeskMinutesPerWeek:
      helpdeskMinutesPerWeek === null
        ? capacity.helpdeskMinutesPerWeek
        : amountFrom(capacity.helpdeskMinutesPerWeek ?? Infinity, from, to, helpdeskMinutesPerWeek),
  };
}

/** An amount that is another one in the weeks from … to. */
export function amountFrom(
  amount: WeeklyAmount,
  from: number,
  to: number | null,
  value: number,
): readonly number[] {
  const last = Math.max(to ?? from, (typeof amount === 'number' ? 1 : amount.length) - 1);
  const isIn = (week: number): boolean => week >= from && (to === null || week <= to);
  const weeks = Array.from({ length: last + 2 }, (_, week) => (isIn(week) ? value : amountIn(amount, week)));
  return weeks;
}

/** Whether the change hits the group where it stands. */
export function isHit(group: StandingGroup, change: PlanChange, startsOn: string): boolean {
  if (change.kind === 'move') return change.groups.has(group.id);
  if (change.kind === 'capacity') return false;
  if (change.site !== undefined && change.site !== group.site) return false;
  if (change.department !== undefined && change.department !== group.department) return false;
  const start = weekStart(dayOf(startsOn)!, group.week);
  return touchesWorkingDay(start, dayOf(change.from)!, dayOf(change.to)!);
}

/**
 * Asks for a re-plan after the change. `earliest` is the first week people can still be given, with their notice.
 * Groups larger than a week can take now are cut; parts that stay where they were are the same group afterwards.
 */
export function askForReplan(
  standing: readonly StandingGroup[],
  before: WaveCapacity,
  change: PlanChange,
  at: { readonly earliest: number; readonly seed: number; readonly protection: Protection },
): ChangedPlan {
  const { earliest, seed, protection } = at;
  const capacity = changeCapacity(before, change);
  const units = Map.groupBy(standing, ({ id, together }) => together ?? `${id}${separator}`);
  const movable = new Set(standing.filter(({ mayMove }) => mayMove).map(({ id }) => id));
  const plan = new Map<string, number>();
  const told = new Set<string>();
  const partOf = new Map<string, string>();
  const groups: WaveGroup[] = [];
  const perPerson = minutesPerPerson(standing);
  const packSize = findPackSize(capacity.peoplePerWeek, capacity.helpdeskMinutesPerWeek, perPerson);
  for (const unit of units.values()) {
    const hit = unit.some((group) => isHit(group, change, capacity.startsOn));
    const isProtected = unit.some(
      ({ isTold, week }) => week < earliest || (isTold && protection === 'protect_told'),
    );
    const size = unit.reduce((sum, { people }) => sum + people, 0);
    for (const { mayMove, isTold, week, ...group } of unit) {
      const stays = !mayMove || (isProtected && !hit);
      const isCut = !stays && size > packSize;
      const parts = isCut ? cut(group, packSize) : [group];
      for (const part of parts) {
        plan.set(part.id, week);
        partOf.set(part.id, group.id);
        if (isTold) told.add(part.id);
        groups.push({
          ...part,
          ...windowOf({ stays, hit, week, earliest }, change),
          together: !mayMove || isCut ? null : part.together,
          after: mayMove ? part.after.filter((id) => movable.has(id)) : [],
        });
      }
    }
  }
  const firstMovable = standing.reduce(
    (least, { mayMove, week }) => (mayMove ? Math.min(least, week) : least),
    earliest,
  );
  return {
    input: {
      groups: linkParts(groups, partOf),
      capacity,
      plan,
      told,
      now: Math.min(capacity.weeks - 1, Math.max(0, firstMovable)),
      seed,
    },
    partOf,
  };
}

function windowOf(
  { stays, hit, week, earliest }: { stays: boolean; hit: boolean; week: number; earliest: number },
  change: PlanChange,
): Pick<WaveGroup, 'from' | 'to' | 'isFixed'> {
  if (stays) return { from: week, to: week, isFixed: true };
  if (change.kind === 'move' && hit) return { from: change.to, to: change.to };
  return { from: earliest };
}

function minutesPerPerson(groups: readonly WaveGroup[]): number {
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  return people === 0 ? 0 : groups.reduce((sum, { helpdeskMinutes }) => sum + helpdeskMinutes, 0) / people;
}

function cut(group: WaveGroup, packSize: number): WaveGroup[] {
  const parts: WaveGroup[] = [];
  for (let from = 0; from < group.people; from += packSize) {
    const people = Math.min(packSize, group.people - from);
    const helpdeskMinutes = (group.helpdeskMinutes * people) / group.people;
    const id = from === 0 ? group.id : `${group.id}${separator}${parts.length}`;
    parts.push({ ...group, id, people, helpdeskMinutes });
  }
  return parts.length === 0 ? [group] : parts;
}

/** Whoever follows a group follows all its parts. */
function linkParts(groups: readonly WaveGroup[], partOf: ReadonlyMap<string, string>): WaveGroup[] {
  const partsOf = Map.groupBy(partOf.keys(), (part) => partOf.get(part)!);
  return groups.map((group) =>
    group.after.length === 0
      ? group
      : { ...group, after: group.after.flatMap((id) => partsOf.get(id) ?? []) },
  );
}

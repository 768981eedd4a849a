/** The plan of a rollout as it stands: its groups in their weeks, and from which week on people can be moved. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { StandingGroup } from '#domain/waves/change-plan.ts';
import type { WaveCapacity } from '#domain/waves/wave-groups.ts';
import { dayOf, mondayOfWeek } from '#domain/waves/working-week.ts';
import { readFreezes } from '#server/features/calendar/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './replan-store.ts';
import { measuredTicketRate } from './store.ts';
import { minutesPerPerson, plannerCapacity, weeksMax } from './wave-capacity.ts';

export type PlacedGroup = StandingGroup & {
  readonly groupId: number;
  readonly values: readonly (string | null)[];
  readonly stageId: StageId;
  readonly told: number;
};

export type StandingPlan = {
  readonly plan: store.PlanRow;
  readonly capacity: WaveCapacity;
  readonly groups: readonly PlacedGroup[];
  readonly stages: readonly rollouts.StageRow[];
  /** The first week people can be given, with the notice of their wave. */
  readonly earliest: number;
  readonly minutesPerPerson: number;
};

const daysPerWeek = 7;
const waiting: ReadonlySet<string> = new Set(['planned', 'preparing', 'ready']);

/** Whether a wave has not started, so that people may still leave and join it. */
export function isWaiting({ status }: rollouts.StageRow): boolean {
  return waiting.has(status);
}

/** The week of the plan a date lies in. */
export function weekOf(startsOn: string, on: string): number {
  return Math.max(0, Math.floor((dayOf(on)! - dayOf(startsOn)!) / daysPerWeek));
}

/** Undefined before the waves are laid out. */
export async function readStandingPlan(
  tx: Transaction,
  { now }: Context,
  rollout: rollouts.RolloutRow,
): Promise<StandingPlan | undefined> {
  const { rolloutId } = rollout;
  const plan = await store.findPlan(tx, rolloutId);
  if (plan === undefined) return undefined;
  const stages = await rollouts.stagesOf(tx, rolloutId);
  const closures = [...plan.capacity.closures, ...(await readFreezes(tx, plan.startsOn, weeksMax))];
  const minutes = minutesPerPerson(plan.capacity, await measuredTicketRate(tx, rolloutId)) ?? 0;
  const notice = stages.filter(isWaiting).map(({ noticeDays }) => noticeDays);
  const firstDay = dayOf(dateAt(now, rollout.timeZone))! + Math.max(1, ...notice);
  return {
    plan,
    capacity: plannerCapacity(plan.startsOn, { ...plan.capacity, closures }),
    groups: await readGroups(tx, rolloutId, plan.startsOn, stages, minutes),
    stages,
    earliest: Math.max(0, Math.ceil((firstDay - dayOf(plan.startsOn)!) / daysPerWeek)),
    minutesPerPerson: minutes,
  };
}

async function readGroups(
  tx: Transaction,
  rolloutId: RolloutId,
  startsOn: string,
  stages: readonly rollouts.StageRow[],
  minutes: number,
): Promise<PlacedGroup[]> {
  const rows = await store.groupsOf(tx, rolloutId);
  const stageOf = new Map(stages.map((stage) => [stage.stageId, stage]));
  const nameOf = new Map(rows.map(({ groupId, name }) => [groupId, name]));
  return rows.map((row) => {
    const stage = stageOf.get(row.stageId)!;
    const mayMove = isWaiting(stage) && row.open > 0;
    const people = mayMove ? row.open : row.people;
    return {
      id: row.name,
      groupId: row.groupId,
      values: row.values,
      stageId: row.stageId,
      people,
      told: row.told,
      site: row.site,
      department: row.department,
      language: row.language,
      risk: row.risk,
      helpdeskMinutes: people * minutes,
      after: row.after.flatMap((other) => nameOf.get(other) ?? []),
      together: row.together,
      week: weekOf(startsOn, stage.startsOn ?? startsOn),
      mayMove,
      isTold: row.told > 0,
    };
  });
}

/** People and helpdesk minutes per week, against what each week can take. */
export function loadOf(
  { plan, capacity }: Pick<StandingPlan, 'plan' | 'capacity'>,
  groups: readonly { readonly people: number; readonly helpdeskMinutes: number; readonly week: number }[],
  weeks: number,
) {
  const { peoplePerWeek, helpdeskMinutesPerWeek } = capacity;
  const people = new Float64Array(weeks + capacity.spillOver.length);
  const minutes = new Float64Array(weeks + capacity.spillOver.length);
  for (const group of groups) {
    people[group.week]! += group.people;
    for (const [later, share] of capacity.spillOver.entries())
      minutes[group.week + later]! += share * group.helpdeskMinutes;
  }
  const amount = (of: typeof peoplePerWeek, week: number) =>
    typeof of === 'number' ? of : (of[Math.min(week, of.length - 1)] ?? 0);
  return Array.from({ length: weeks }, (_, week) => ({
    startsOn: mondayOfWeek(plan.startsOn, week),
    people: people[week]!,
    peopleMost: amount(peoplePerWeek, week),
    minutes: helpdeskMinutesPerWeek === null ? null : minutes[week]!,
    minutesMost: helpdeskMinutesPerWeek === null ? null : amount(helpdeskMinutesPerWeek, week),
  }));
}

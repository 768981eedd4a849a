/** The load of departments: the heat map, the ratings of the business side, and the weeks of a stage to be warned of. */
import type { AccountId, RolloutId, StageId } from '#contracts/ids.ts';
import type { LoadCell, RolloutEffort, StageLoad } from '#contracts/load.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { hoursPerPerson, judgeWeek, type Effort } from '#domain/load/load.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { timeZoneOf } from '#server/features/calendar/index.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

const weeksUsual = 12;
const weekDays = 7;

/** The Monday of the week of a day. */
function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % weekDays;
  return addDays(date, -weekday);
}

type Query = { readonly from?: string; readonly weeks?: number };

/** Who asks or rates: whoever plans rollouts speaks for every department, a contact for their own. */
export type Rater = Pick<Caller, 'actor' | 'permissions'>;

/** Of which departments the caller may say how their weeks are. */
async function rateableBy(
  tx: Transaction,
  { actor, permissions }: Rater,
): Promise<(department: string) => boolean> {
  if (!permissions.has('load.rate')) return () => false;
  if (permissions.has('rollout.plan')) return () => true;
  if (actor.kind !== 'account') return () => false;
  const own = await store.departmentsOf(tx, Number(actor.id) as AccountId);
  return (department) => own.includes(department);
}

/** Weeks from the one of a day on, this week when none is given. Hours are over all rollouts together. */
export async function getLoad(
  tx: Transaction,
  { now }: Context,
  rater: Rater,
  { from, weeks = weeksUsual }: Query,
) {
  const first = mondayOf(from ?? dateAt(now, await timeZoneOf(tx)));
  const mondays = Array.from({ length: weeks }, (_, place) => addDays(first, place * weekDays));
  const cellOf = await readCells(tx, { from: first, to: addDays(first, weeks * weekDays) });
  const mayRate = await rateableBy(tx, rater);
  return ok({
    weeks: mondays,
    heavyHours: cellOf.heavyHours,
    rows: cellOf.people.map(({ department, people }) => ({
      department,
      people,
      mayRate: department !== null && mayRate(department),
      cells: mondays.map((week) => cellOf.find(department, week)),
    })),
    rollouts: await store.listEfforts(tx),
  });
}

const keyOf = (department: string | null, week: string): string => `${week}/${department ?? ''}`;

/** The cells of some weeks, found by department and Monday. */
async function readCells(tx: Transaction, weeks: store.Weeks) {
  const people = await store.countPeople(tx);
  const heavyHours = await store.readHeavyHours(tx);
  const sizes = new Map(people.map((row) => [row.department, row.people]));
  const counts = new Map(
    (await store.countLoad(tx, weeks)).map((row) => [keyOf(row.department, row.week), row]),
  );
  const ratings = new Map(
    (await store.listRatings(tx, weeks)).map((row) => [keyOf(row.department, row.week), row]),
  );
  const find = (department: string | null, week: string): LoadCell => {
    const count = counts.get(keyOf(department, week));
    const rated = ratings.get(keyOf(department, week));
    const hours = hoursPerPerson(count?.minutes ?? 0, sizes.get(department) ?? 0);
    const rating = rated?.rating ?? null;
    return {
      week,
      starts: count?.starts ?? 0,
      hours,
      rating,
      note: rated?.note ?? '',
      ratedBy: rated?.ratedBy ?? null,
      warning: judgeWeek(hours, rating, heavyHours),
    };
  };
  return { people, heavyHours, find };
}

/** Refuses a day that is no Monday, a department nobody is in, and one that is not the contact's own. */
export async function rateLoad(tx: Transaction, context: Context, rater: Rater, rating: store.NewRating) {
  if (mondayOf(rating.week) !== rating.week)
    return refuse(refusal('load_week', { on: rating.week, monday: mondayOf(rating.week) }));
  if (!(await store.hasDepartment(tx, rating.department)))
    return refuse(refusal('load_department', { department: rating.department }));
  if (!(await rateableBy(tx, rater))(rating.department))
    return refuse(refusal('load_not_yours', { department: rating.department }));
  const weeks = { from: rating.week, to: addDays(rating.week, weekDays) };
  const before = (await store.listRatings(tx, weeks)).find((row) => row.department === rating.department);
  await store.writeRating(tx, context, rating);
  await recordAudit(tx, context, {
    action: 'load.rated',
    subject: { kind: 'organisation', id: context.organisationId },
    before: before === undefined ? null : { rating: before.rating, note: before.note },
    after: rating,
  });
  return ok({ department: rating.department, week: rating.week, rating: rating.rating });
}

export async function setHeavyHours(
  tx: Transaction,
  context: Context,
  heavyHours: number,
): Promise<Result<{ heavyHours: number }, Refusal>> {
  const before = await store.readHeavyHours(tx);
  await store.writeHeavyHours(tx, heavyHours);
  await recordAudit(tx, context, {
    action: 'load.heavy_hours_set',
    subject: { kind: 'organisation', id: context.organisationId },
    before: { heavyHours: before },
    after: { heavyHours },
  });
  return ok({ heavyHours });
}

export async function setEffort(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  effort: Effort,
): Promise<Result<RolloutEffort, Refusal>> {
  const before = await store.findEffort(tx, rolloutId);
  if (before === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  await store.writeEffort(tx, rolloutId, effort);
  await recordAudit(tx, context, {
    action: 'rollout.effort_set',
    subject: { kind: 'rollout', id: rolloutId },
    before: { startMinutes: before.startMinutes, trainingMinutes: before.trainingMinutes },
    after: effort,
  });
  return ok({ ...before, ...effort });
}

/** The weeks in which people of the stage still start that are heavy or called busy, the earliest first. */
export async function getStageLoad(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<Result<{ rows: StageLoad[] }, Refusal>> {
  if ((await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const days = await store.daysOfStage(tx, stageId);
  if (days === undefined) return ok({ rows: [] });
  const weeks = { from: mondayOf(days.from), to: addDays(mondayOf(days.to), weekDays) };
  const cells = await readCells(tx, weeks);
  const rows = (await store.countStage(tx, weeks, stageId)).flatMap(({ department, week, starts }) => {
    const { hours, warning, note } = cells.find(department, week);
    return warning === null ? [] : [{ department, week, starts, hours, warning, note }];
  });
  return ok({ rows: rows.sort((a, b) => a.week.localeCompare(b.week) || b.starts - a.starts) });
}

/** SQL for the dates of a rollout's people: their edges per stage, who moves, and how the dates of a stage stand. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { DateMove, DatePlan } from '#domain/rollout/late-dates.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StartClock } from './start-clock.ts';
import type { StageRow } from './store.ts';

/** Takes the date away. Who knew it has been told so, so that a later one stands instead of none. */
export const noDate = sql`scheduled_at = null, replaces_at = null, date_number = e.date_number + 1`;

export type DateEdges = {
  readonly stageId: StageId;
  /** People who have not started. */
  readonly open: number;
  readonly firstToldAt: Date | null;
  readonly firstUntoldAt: Date | null;
  readonly lastAt: Date | null;
  readonly lastStartedAt: Date | null;
  /** Milliseconds; dates before it were lost at the last look. */
  readonly lostBefore: number;
};

/**
 * Reads kept counts and index edges only, so that its cost does not grow with the people; no edges of stages that have
 * ended.
 */
export async function readDateEdges(tx: Transaction, rolloutId: RolloutId): Promise<DateEdges[]> {
  const own = sql`from enrolment e where e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
    and s.status <> all(${[...stageMachine.terminal]}::text[])`;
  const { rows } = await sql<DateEdges>`
    select s.stage_id as "stageId", coalesce(c.open, 0)::integer as open,
      (extract(epoch from s.dates_lost_before) * 1000)::double precision as "lostBefore",
      (select min(e.scheduled_at) ${own} and e.status = 'notified') as "firstToldAt",
      (select min(e.scheduled_at) ${own} and e.status = 'scheduled') as "firstUntoldAt",
      greatest(
        (select max(e.scheduled_at) ${own} and e.status = 'scheduled'),
        (select max(e.scheduled_at) ${own} and e.status = 'notified')
      ) as "lastAt",
      (select max(e.started_at) ${own} and e.started_at is not null) as "lastStartedAt"
    from stage s
    left join lateral (
      select sum(people) filter (where status in ('eligible', 'scheduled', 'notified')) as open
      from enrolment_count k
      where k.organisation_id = s.organisation_id and k.rollout_id = s.rollout_id and k.stage_id = s.stage_id
    ) as c on true
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}`.execute(tx);
  return rows;
}

/** The last date (YYYY-MM-DD) anybody of a stage has or had, by stage; reads the edges of an index only. */
export async function lastDates(
  tx: Transaction,
  rolloutId: RolloutId,
  clock: StartClock,
): Promise<ReadonlyMap<StageId, string>> {
  const ofStage = sql`e.organisation_id = s.organisation_id and e.stage_id = s.stage_id and e.status = had.status`;
  const { rows } = await sql<{ stageId: StageId; lastOn: string }>`
    select s.stage_id as "stageId", max(edge.last_on) as "lastOn"
    from stage s
    cross join unnest(array['scheduled', 'notified', 'started', 'succeeded', 'failed', 'unreachable']) as had(status)
    cross join lateral (select ${clock.lastDate(sql`e.scheduled_at`, ofStage)} as last_on) as edge
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and edge.last_on is not null
    group by 1`.execute(tx);
  return new Map(rows.map(({ stageId, lastOn }) => [stageId, lastOn]));
}

/** Open places with a date. `e` is the enrolment. */
const isDated = (stageId: StageId) => sql`e.stage_id = ${stageId} and e.status in ('scheduled', 'notified')`;

/** The date of an enrolment before its person put it off or chose another; a date given since starts anew. */
export function availableAt(alias: string): RawBuilder<Date> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<Date>`case when ${of('deferred_from')} is not null and ${of('scheduled_at')} = ${of('deferred_to')}
    then ${of('deferred_from')} else ${of('scheduled_at')} end`;
}

/** The people a move gives new dates. */
export const moves = (stageId: StageId, { lateBefore, untoldBefore }: DateMove) => sql`
  ${isDated(stageId)} and (e.scheduled_at < ${lateBefore}
    or (e.status = 'scheduled' and e.scheduled_at < ${untoldBefore}))`;

/** The people a move gives new dates, by the number of the clock they start by. */
export async function countMoving(
  tx: Transaction,
  stageId: StageId,
  move: DateMove,
  { clockNumber }: StartClock,
): Promise<{ readonly clock: number; readonly people: number }[]> {
  const { rows } = await sql<{ clock: number; people: number }>`
    select ${clockNumber} as clock, count(*)::integer as people from enrolment e
    where e.organisation_id = current_organisation_id() and ${moves(stageId, move)} group by 1`.execute(tx);
  return rows;
}

/** People per start, and per clock they start by, from an instant on, for days that are partly taken. */
export async function startsFrom(
  tx: Transaction,
  stageId: StageId,
  { clockNumber }: StartClock,
  from: Date,
): Promise<{ readonly at: Date; readonly clock: number; readonly people: number }[]> {
  const { rows } = await sql<{ at: Date; clock: number; people: number }>`
    select e.scheduled_at as at, ${clockNumber} as clock, count(*)::integer as people from enrolment e
    where e.organisation_id = current_organisation_id() and ${isDated(stageId)} and e.scheduled_at >= ${from}
    group by 1, 2`.execute(tx);
  return rows;
}

/** The people whose dates were lost have others now. */
export async function forgetLost(tx: Transaction, stageId: StageId): Promise<void> {
  await sql`
    update stage set dates_lost_before = '-infinity'
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

/** The first start of a stage. */
export async function setStartsOn(tx: Transaction, stageId: StageId, on: string): Promise<void> {
  await sql`
    update stage set starts_on = ${on}::date
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

export type StagePace = Pick<StageRow, 'startsPerDay' | 'spreadDays' | 'deadlineDays' | 'startAfterDays'>;

export async function updateStagePace(
  tx: Transaction,
  stageId: StageId,
  { startsPerDay, spreadDays, deadlineDays, startAfterDays }: StagePace,
): Promise<void> {
  await sql`
    update stage set starts_per_day = ${startsPerDay}, spread_days = ${spreadDays},
      deadline_days = ${deadlineDays}, start_after_days = ${startAfterDays}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

/** Writes how the dates of each stage stand, where that is another way than before; returns those stages. */
export async function updateDates(tx: Transaction, outlooks: DatePlan['outlooks']): Promise<StageId[]> {
  const dates = [...outlooks.values()];
  const { rows } = await sql<{ stageId: StageId }>`
    update stage as s set dates = o.dates, dates_lost_before = o.lost_before
    from unnest(${[...outlooks.keys()]}::integer[], ${dates.map((own) => own.dates)}::text[],
      ${dates.map(({ lostBefore }) => timestampOf(lostBefore))}::timestamptz[]) as o(stage_id, dates, lost_before)
    where s.organisation_id = current_organisation_id() and s.stage_id = o.stage_id
      and (s.dates, s.dates_lost_before) <> (o.dates, o.lost_before)
    returning s.stage_id as "stageId"`.execute(tx);
  return rows.map(({ stageId }) => stageId);
}

function timestampOf(milliseconds: number): string {
  if (Number.isFinite(milliseconds)) return new Date(milliseconds).toISOString();
  return milliseconds > 0 ? 'infinity' : '-infinity';
}

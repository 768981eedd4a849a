/** SQL for rollouts, stages and holds. Returns rows as the presenters want them; decides nothing. */
import { sql } from 'kysely';
import type { AppId, HoldId, RolloutId, StageId } from '#contracts/ids.ts';
import type { RolloutSettings } from '#contracts/rollouts.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Pace } from '#domain/forecast/carried-by.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { DatesOutlook } from '#domain/rollout/late-dates.ts';
import type { RunRules } from '#domain/rollout/run-rules.ts';
import type { RolloutStatus } from '#domain/rollout/rollout-machine.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { accountOf } from './others-with.ts';

export type StartHour = { readonly attribute: string; readonly value: string; readonly hour: number };

export type RolloutRow = {
  readonly rolloutId: RolloutId;
  readonly name: string;
  readonly status: RolloutStatus;
  readonly revision: number;
  readonly settings: RolloutSettings;
  readonly authorAccountId: number | null;
  readonly authorName: string;
  readonly criteriaFrozenAt: Date | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly timeZone: string;
  /** The time zones of sites that have another. */
  readonly siteZones: Readonly<Record<string, string>>;
  /** Start hours of people with a value of an attribute; the first that fits holds, those of shifts before those of sites. */
  readonly startHours: readonly StartHour[];
  readonly runRules: RunRules;
  /** By what the helpdesk carries; null while nothing paces the rollout. */
  readonly pace: Pace | null;
};

export type StageRow = {
  readonly stageId: StageId;
  readonly rolloutId: RolloutId;
  readonly kind: 'pilot' | 'wave' | 'hypercare';
  readonly ordinal: number;
  readonly name: string;
  readonly status: StageStatus;
  readonly startsOn: string | null;
  readonly startsPerDay: number;
  readonly windowDays: number;
  readonly soakDays: number;
  readonly noticeDays: number;
  /** Days after their date within which people are to be done; null is as long as they have to report. */
  readonly deadlineDays: number | null;
  /** Working days over which its people are spread evenly; null keeps to `startsPerDay`. */
  readonly spreadDays: number | null;
  /** Days after the stage before has passed on which it starts; null is on its date. */
  readonly startAfterDays: number | null;
  readonly extensions: number;
  readonly axisValue: string | null;
  readonly dates: DatesOutlook;
  readonly statusAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** When a person said that nobody of it is left over. */
  readonly completedAt: Date | null;
  /** The last day on which what comes next may start although the stage did not pass; null where nobody said so. */
  readonly followUntil: string | null;
};

export type HoldRow = {
  readonly holdId: HoldId;
  readonly stageId: StageId | null;
  /** Holds only people who have this app; null holds everybody. */
  readonly appId: AppId | null;
  readonly raisedByKind: 'person' | 'system';
  readonly raisedBy: string;
  readonly code: string;
  readonly reason: Statement;
  readonly clears: Statement;
  readonly raisedAt: Date;
  readonly clearedAt: Date | null;
  readonly clearedBy: string | null;
};

export type CountRow = {
  readonly stageId: StageId;
  readonly status: EnrolmentStatus;
  readonly people: number;
  /** How many of them are trained. */
  readonly trained: number;
};

const rolloutColumns = sql`
  r.rollout_id as "rolloutId", r.name, r.status, r.revision, r.settings, r.author_account_id as "authorAccountId",
  r.author_name as "authorName", r.criteria_frozen_at as "criteriaFrozenAt", r.created_at as "createdAt",
  r.started_at as "startedAt", o.time_zone as "timeZone", (
    select coalesce(jsonb_object_agg(t.site, t.time_zone), '{}') from site_time t
    where t.organisation_id = o.organisation_id and t.time_zone <> o.time_zone) as "siteZones", (
    select coalesce(jsonb_agg(jsonb_build_object('attribute', h.attribute, 'value', h.value, 'hour', h.start_hour)
      order by h.is_site, h.attribute, h.value), '[]')
    from (
      select false as is_site, attribute, value, start_hour from shift_time t
      where t.organisation_id = o.organisation_id
      union all
      select true, 'site', site, start_hour from site_time t
      where t.organisation_id = o.organisation_id and start_hour is not null) as h) as "startHours", r.run_rules as "runRules", r.pace`;

const stageColumns = sql`
  s.stage_id as "stageId", s.rollout_id as "rolloutId", s.kind, s.ordinal, s.name, s.status,
  s.starts_on::text as "startsOn", s.starts_per_day as "startsPerDay", s.window_days as "windowDays",
  s.soak_days as "soakDays", s.notice_days as "noticeDays",
  s.deadline_days as "deadlineDays", s.spread_days as "spreadDays", s.start_after_days as "startAfterDays", s.extensions, s.axis_value as "axisValue",
  s.dates, s.status_at as "statusAt", s.started_at as "startedAt", s.ended_at as "endedAt",
  s.completed_at as "completedAt", (
    select max(v.until_on)::text from override v where v.organisation_id = s.organisation_id
      and v.stage_id = s.stage_id and v.kind = 'stage_not_passed') as "followUntil"`;

const holdColumns = sql`
  h.hold_id as "holdId", h.stage_id as "stageId", h.app_id as "appId", h.raised_by_kind as "raisedByKind", h.raised_by as "raisedBy",
  h.code, h.reason, h.clears, h.raised_at as "raisedAt", h.cleared_at as "clearedAt", h.cleared_by as "clearedBy"`;

export async function insertRollout(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  name: string,
  settings: RolloutSettings,
): Promise<RolloutId> {
  const { rows } = await sql<{ rolloutId: RolloutId }>`
    insert into rollout (organisation_id, name, settings, author_account_id, author_name, created_at)
    values (${organisationId}, ${name}, ${JSON.stringify(settings)},
      ${accountOf(actor)}, ${actor.name}, ${now})
    returning rollout_id as "rolloutId"`.execute(tx);
  return rows[0]!.rolloutId;
}

export type NewStage = Pick<StageRow, 'kind' | 'ordinal' | 'name' | 'startsOn' | 'axisValue'> &
  Partial<Pick<StageRow, 'startsPerDay' | 'windowDays' | 'soakDays' | 'noticeDays'>>;

export async function insertStage(
  tx: Transaction,
  { organisationId, now }: Context,
  rolloutId: RolloutId,
  stage: NewStage,
): Promise<StageId> {
  const { rows } = await sql<{ stageId: StageId }>`
    insert into stage (organisation_id, rollout_id, kind, ordinal, name, starts_on, axis_value, starts_per_day,
      window_days, soak_days, notice_days, status_at)
    values (${organisationId}, ${rolloutId}, ${stage.kind}, ${stage.ordinal}, ${stage.name}, ${stage.startsOn},
      ${stage.axisValue}, ${stage.startsPerDay ?? 50}, ${stage.windowDays ?? 3}, ${stage.soakDays ?? 7},
      ${stage.noticeDays ?? 3}, ${now})
    returning stage_id as "stageId"`.execute(tx);
  return rows[0]!.stageId;
}

/**
 * Numbers the waves that have not started by their first day, after those that have; waves left out come last. The
 * first statement takes the numbers out of each other's way.
 */
export async function renumberWaves(tx: Transaction, rolloutId: RolloutId): Promise<void> {
  const waves = sql`s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and s.kind = 'wave'`;
  await sql`update stage as s set ordinal = s.ordinal + 1000000 where ${waves}`.execute(tx);
  await sql`
    update stage as s set ordinal = numbered.place, name = 'Wave ' || numbered.place
    from (
      select s.stage_id, row_number() over (order by s.status in ('skipped', 'cancelled'),
        s.status in ('planned', 'preparing', 'ready'),
        case when s.status in ('planned', 'preparing', 'ready') then s.starts_on end, s.ordinal) as place
      from stage s where ${waves}
    ) as numbered
    where ${waves} and s.stage_id = numbered.stage_id`.execute(tx);
}

export async function findRollout(
  tx: Transaction,
  rolloutId: RolloutId,
  lock: 'lock' | 'read' = 'read',
): Promise<RolloutRow | undefined> {
  const { rows } = await sql<RolloutRow>`
    select ${rolloutColumns} from rollout r join organisation o using (organisation_id)
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId}
    ${lock === 'lock' ? sql`for update of r` : sql``}`.execute(tx);
  return rows[0];
}

export type RolloutListRow = RolloutRow & {
  readonly openHolds: number;
  readonly people: number;
  readonly succeeded: number;
  readonly currentStageName: string | null;
  readonly currentStageStatus: StageStatus | null;
};

export async function listRollouts(tx: Transaction): Promise<RolloutListRow[]> {
  const { rows } = await sql<RolloutListRow>`
    select ${rolloutColumns},
      (select count(*)::integer from hold h
        where h.organisation_id = r.organisation_id and h.rollout_id = r.rollout_id and h.cleared_at is null) as "openHolds",
      coalesce(c.people, 0)::integer as people, coalesce(c.succeeded, 0)::integer as succeeded,
      current.name as "currentStageName", current.status as "currentStageStatus"
    from rollout r join organisation o using (organisation_id)
    left join lateral (
      select sum(people) as people, sum(people) filter (where status = 'succeeded') as succeeded
      from enrolment_count k where k.organisation_id = r.organisation_id and k.rollout_id = r.rollout_id
    ) as c on true
    left join lateral (
      select s.name, s.status from stage s
      where s.organisation_id = r.organisation_id and s.rollout_id = r.rollout_id
        and s.status not in ('passed', 'skipped', 'cancelled')
        and not exists (
          select from stage later where later.organisation_id = s.organisation_id and later.rollout_id = s.rollout_id
            and later.ordinal > s.ordinal and later.started_at is not null)
      order by s.ordinal limit 1
    ) as current on true
    where r.organisation_id = current_organisation_id()
    order by r.rollout_id desc`.execute(tx);
  return rows;
}

export async function stagesOf(tx: Transaction, rolloutId: RolloutId): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`
    select ${stageColumns} from stage s
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
    order by s.ordinal`.execute(tx);
  return rows;
}

export async function findStage(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<StageRow | undefined> {
  const { rows } = await sql<StageRow>`
    select ${stageColumns} from stage s
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and s.stage_id = ${stageId}`.execute(
    tx,
  );
  return rows[0];
}

export async function countsOf(tx: Transaction, rolloutId: RolloutId): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select stage_id as "stageId", status, people::integer as people, trained::integer as trained from enrolment_count
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and people > 0`.execute(
    tx,
  );
  return rows;
}

export async function updateStageStatus(
  tx: Transaction,
  { now }: Context,
  stageId: StageId,
  status: StageStatus,
  stamp: { readonly started?: boolean; readonly ended?: boolean; readonly extended?: boolean },
): Promise<void> {
  await sql`
    update stage set status = ${status}, status_at = ${now}
      ${stamp.started === true ? sql`, started_at = coalesce(started_at, ${now})` : sql``}
      ${stamp.ended === true ? sql`, ended_at = ${now}` : sql``}
      ${stamp.extended === true ? sql`, extensions = extensions + 1` : sql``}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

export async function updateStagePacing(
  tx: Transaction,
  stageId: StageId,
  pacing: Pick<StageRow, 'startsPerDay' | 'windowDays' | 'soakDays' | 'noticeDays'> & {
    readonly startsOn: string;
  },
): Promise<void> {
  await sql`
    update stage set starts_on = ${pacing.startsOn}::date, starts_per_day = ${pacing.startsPerDay},
      window_days = ${pacing.windowDays}, soak_days = ${pacing.soakDays}, notice_days = ${pacing.noticeDays}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

export async function updateRolloutStatus(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  status: RolloutStatus,
): Promise<void> {
  await sql`
    update rollout set status = ${status},
      started_at = case when ${status} = 'running' then coalesce(started_at, ${now}) else started_at end,
      ended_at = case when ${status} in ('completed', 'stopped', 'rolled_back') then ${now}::timestamptz end
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export async function updateSettings(
  tx: Transaction,
  rolloutId: RolloutId,
  settings: RolloutSettings,
): Promise<void> {
  await sql`
    update rollout set settings = ${JSON.stringify(settings)}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export async function updateRunRules(tx: Transaction, rolloutId: RolloutId, rules: RunRules): Promise<void> {
  await sql`
    update rollout set run_rules = ${JSON.stringify(rules)}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** Asks the engine to look at a rollout no later than `at`, and wakes it when that is already due. */
export async function requestTick(tx: Transaction, rolloutId: RolloutId, at: Date): Promise<void> {
  await sql`
    update rollout set next_tick_at = least(next_tick_at, ${at})
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  await sql`select pg_notify('bellwether_ticks', ${String(rolloutId)})`.execute(tx);
}

export async function openHoldsOf(tx: Transaction, rolloutId: RolloutId): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${holdColumns} from hold h
    where h.organisation_id = current_organisation_id() and h.rollout_id = ${rolloutId} and h.cleared_at is null
    order by h.raised_at, h.hold_id`.execute(tx);
  return rows;
}

export async function insertHold(
  tx: Transaction,
  { organisationId, now }: Context,
  hold: Pick<HoldRow, 'stageId' | 'appId' | 'raisedByKind' | 'raisedBy' | 'code' | 'reason' | 'clears'> & {
    readonly rolloutId: RolloutId;
  },
): Promise<HoldRow> {
  const { rows } = await sql<HoldRow>`
    insert into hold as h (organisation_id, rollout_id, stage_id, app_id, raised_by_kind, raised_by, code, reason, clears, raised_at)
    values (${organisationId}, ${hold.rolloutId}, ${hold.stageId}, ${hold.appId}, ${hold.raisedByKind}, ${hold.raisedBy}, ${hold.code},
      ${JSON.stringify(hold.reason)}::jsonb, ${JSON.stringify(hold.clears)}::jsonb, ${now})
    returning ${holdColumns}`.execute(tx);
  return rows[0]!;
}

export async function clearHold(
  tx: Transaction,
  { actor, now }: Context,
  rolloutId: RolloutId,
  holdId: HoldId,
  reason: string,
): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    update hold as h set cleared_at = ${now}, cleared_by = ${actor.name}, cleared_reason = ${reason}
    where h.organisation_id = current_organisation_id() and h.rollout_id = ${rolloutId} and h.hold_id = ${holdId}
      and h.cleared_at is null
    returning ${holdColumns}`.execute(tx);
  return rows[0];
}

/** The last hold with this code on a stage, cleared or not. */
export async function latestHold(
  tx: Transaction,
  stageId: StageId,
  code: string,
): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select ${holdColumns} from hold h
    where h.organisation_id = current_organisation_id() and h.stage_id = ${stageId} and h.code = ${code}
    order by h.hold_id desc limit 1`.execute(tx);
  return rows[0];
}

/** The last hold with this code in a rollout, cleared or not. */
export async function lastHoldOf(
  tx: Transaction,
  rolloutId: RolloutId,
  code: string,
): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select ${holdColumns} from hold h
    where h.organisation_id = current_organisation_id() and h.rollout_id = ${rolloutId} and h.code = ${code}
    order by h.hold_id desc limit 1`.execute(tx);
  return rows[0];
}

/** SQL that measures: what people whose window has become complete showed as a whole, and what each app showed of them. */
import { sql, type RawBuilder } from 'kysely';
import type { AppId } from '#contracts/ids.ts';
import { type Metric, ticketWindowDays } from '#contracts/metric-definitions.ts';
import { appFound } from '#contracts/signals.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApp, type StageRow } from '#server/features/rollouts/index.ts';

const measurable = sql`e.status not in ('cancelled', 'excluded', 'rolled_back')`;

/** One metric of the engine: up to which start it has been measured, and how. */
type Measurement = {
  readonly metric: Metric;
  readonly edge: 'success_measured_to' | 'tickets_measured_to';
  readonly windowDays: number;
  /** The value of enrolment `e`. */
  readonly value: RawBuilder<unknown>;
  /** The value of one app for outcome `o` of a person who has app `w`. */
  readonly valueOfApp: RawBuilder<unknown>;
};

/** Observations `t` of a person within the window that ends with outcome `o`. */
function withinWindow(windowDays: number): RawBuilder<unknown> {
  return sql`t.organisation_id = o.organisation_id and t.rollout_id = o.rollout_id and t.person_id = o.person_id
    and t.at >= o.at - make_interval(days => ${windowDays}) and t.at < o.at`;
}

/**
 * Writes the outcomes of people whose window has become complete: success within the stage's window, tickets within
 * seven days. People start in the order of time, so what is measured is a moving edge. Returns how many were new.
 */
export async function recordOutcomes(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const success = await measure(tx, context, stage, {
    metric: 'enrolment_success',
    edge: 'success_measured_to',
    windowDays: stage.windowDays,
    value: sql`(e.status = 'succeeded')::integer`,
    // What is last said about the app; who is silent about it has fared with it as with everything.
    valueOfApp: sql`coalesce((select (t.kind <> 'device.enrolment_failed')::integer from observation t
      where ${withinWindow(stage.windowDays)} and t.app = w.app
        and t.kind in ('device.enrolled', 'device.compliant', 'device.enrolment_failed')
      order by t.at desc, t.signal_id desc limit 1), o.value)`,
  });
  const tickets = await measure(tx, context, stage, {
    metric: 'tickets_per_person',
    edge: 'tickets_measured_to',
    windowDays: ticketWindowDays,
    value: sql`(select count(*) from observation t
      where t.organisation_id = e.organisation_id and t.rollout_id = e.rollout_id and t.person_id = e.person_id
        and t.kind = 'ticket.opened' and t.at >= e.started_at
        and t.at < e.started_at + make_interval(days => ${ticketWindowDays}))`,
    valueOfApp: sql`(select count(*) from observation t
      where ${withinWindow(ticketWindowDays)} and t.app = w.app and t.kind = 'ticket.opened')`,
  });
  return success + tickets;
}

async function measure(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  measurement: Measurement,
): Promise<number> {
  const { organisationId, now } = context;
  const { metric, edge, windowDays, value } = measurement;
  const { rows } = await sql<{ measuredTo: string }>`
    select ${sql.ref(edge)}::text as "measuredTo" from stage
    where organisation_id = ${organisationId} and stage_id = ${stage.stageId} for update`.execute(tx);
  const { measuredTo } = rows[0]!;
  await sql`
    update stage set ${sql.ref(edge)} = ${now}::timestamptz - make_interval(days => ${windowDays})
    where organisation_id = ${organisationId} and stage_id = ${stage.stageId}`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
    select e.organisation_id, e.rollout_id, e.stage_id, ${metric}, e.person_id,
      e.started_at + make_interval(days => ${windowDays}), ${value}
    from enrolment e
    where e.organisation_id = ${organisationId} and e.stage_id = ${stage.stageId}
      and e.started_at > ${measuredTo}::timestamptz
      and e.started_at <= ${now}::timestamptz - make_interval(days => ${windowDays}) and ${measurable}
    on conflict do nothing`.execute(tx);
  await measureApps(tx, context, stage, measurement, measuredTo);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Writes what each watched app showed of people measured since `measuredTo`; of an app nobody had spoken of until now,
 * what it showed of everybody measured before. An app is watched once anything but its presence is reported. Who speaks
 * of it has it, and otherwise whoever would wait for it.
 */
async function measureApps(
  tx: Transaction,
  { organisationId }: Context,
  { rolloutId, stageId }: StageRow,
  { metric, windowDays, valueOfApp }: Measurement,
  measuredTo: string,
): Promise<void> {
  const watched = await appsToMeasure(tx, { rolloutId, stageId }, metric);
  if (watched.length === 0) return;
  await sql`
    insert into app_outcome (organisation_id, rollout_id, stage_id, metric, app, person_id, at, value)
    select o.organisation_id, o.rollout_id, o.stage_id, o.metric, w.app, o.person_id, o.at, ${valueOfApp}
    from unnest(${watched.map(({ app }) => app)}::text[], ${watched.map(({ appId }) => appId)}::bigint[],
      ${watched.map(({ isNew }) => isNew)}::boolean[]) as w(app, app_id, is_new)
    cross join outcome o
    join enrolment e on e.organisation_id = o.organisation_id and e.rollout_id = o.rollout_id
      and e.person_id = o.person_id and e.stage_id = o.stage_id
    where o.organisation_id = ${organisationId} and o.stage_id = ${stageId} and o.metric = ${metric}
      and (w.is_new or o.at > ${measuredTo}::timestamptz + make_interval(days => ${windowDays}))
      and (${hasApp(sql<AppId | null>`w.app_id`)} or exists (
        select 1 from observation t where t.organisation_id = o.organisation_id and t.rollout_id = o.rollout_id
          and t.person_id = o.person_id and t.app = w.app))
    on conflict do nothing`.execute(tx);
}

type AppToMeasure = {
  readonly app: string;
  /** In the inventory; null when it is not there. */
  readonly appId: AppId | null;
  /** Nothing about it has been measured in the stage. */
  readonly isNew: boolean;
};

async function appsToMeasure(
  tx: Transaction,
  { rolloutId, stageId }: Pick<StageRow, 'rolloutId' | 'stageId'>,
  metric: Metric,
): Promise<AppToMeasure[]> {
  const { rows } = await sql<AppToMeasure>`
    select w.app, (select min(i.app_id) from app i
        where i.organisation_id = current_organisation_id() and i.name = w.app) as "appId", not exists (
      select 1 from app_outcome m where m.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId}
        and m.metric = ${metric} and m.app = w.app and m.stage_id = ${stageId}) as "isNew"
    from (select distinct app from observation
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and app is not null
        and kind <> ${appFound}) as w
    order by w.app`.execute(tx);
  return rows;
}

/** SQL that counts use: who of a population used something on enough days, when a source reported, and who stopped. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { toldFrom, type UseCount } from '#domain/adoption/judge-use.ts';
import { whyRestDays } from '#domain/adoption/why.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { MeasureRow } from './measure-store.ts';

/** Dates (YYYY-MM-DD), both included. */
export type Span = { readonly from: string; readonly to: string };

/** People of the measure's population who were done by a date: enrolments `e` of people who are still here. */
function settled(
  { rolloutId, population }: MeasureRow,
  until: string,
  timeZone: string,
): RawBuilder<unknown> {
  const kind = { everybody: sql``, pilot: sql`and s.kind = 'pilot'`, waves: sql`and s.kind = 'wave'` };
  return sql`
    select e.person_id from enrolment e
    join stage s using (organisation_id, stage_id)
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.active
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.status = 'succeeded'
      and (e.status_at at time zone ${timeZone})::date <= ${until}::date ${kind[population]}`;
}

/** Days `u` on which the measure's behaviour was reported. */
function usedIn({ rolloutId, source, feature }: MeasureRow, { from, to }: Span): RawBuilder<unknown> {
  return sql`u.organisation_id = current_organisation_id() and u.rollout_id = ${rolloutId} and u.source = ${source}
    and u.used_on between ${from}::date and ${to}::date and u.feature = lower(${feature})`;
}

export type Population = {
  /** The last day by which people of the population were done. */
  readonly settledUntil: string;
  readonly timeZone: string;
};

/** Who belongs to the population, and who of them used it on enough days of the span. */
export async function countUse(
  tx: Transaction,
  measure: MeasureRow,
  { settledUntil, timeZone }: Population,
  span: Span,
): Promise<UseCount> {
  const { rows } = await sql<UseCount>`
    with people as (${settled(measure, settledUntil, timeZone)}), days as (
      select u.person_id, count(*) as days from use_day u where ${usedIn(measure, span)} group by u.person_id
    )
    select count(*)::integer as people,
      count(*) filter (where days.days >= ${measure.minDays})::integer as used
    from people left join days using (person_id)`.execute(tx);
  return rows[0]!;
}

/** Whether anybody of the population is done. */
export async function hasAnybody(tx: Transaction, measure: MeasureRow, timeZone: string): Promise<boolean> {
  const { rows } = await sql`${settled(measure, 'infinity', timeZone)} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whether some people of the population were done within a span, but fewer than can be told of. */
export async function hasFewBetween(
  tx: Transaction,
  measure: MeasureRow,
  { from, to }: Span,
  timeZone: string,
): Promise<boolean> {
  const { rows } = await sql<{ people: number }>`
    select (select count(*) from (${settled(measure, to, timeZone)}) as later)::integer
      - (select count(*) from (${settled(measure, addDays(from, -1), timeZone)}) as earlier)::integer as people`.execute(
    tx,
  );
  const { people } = rows[0]!;
  return people > 0 && people < toldFrom;
}

/** Days of a span on which the source reported any use at all. */
export async function reportedDays(
  tx: Transaction,
  { rolloutId, source }: MeasureRow,
  { from, to }: Span,
): Promise<string[]> {
  const { rows } = await sql<{ on: string }>`
    select day::date::text as on from generate_series(${from}::date, ${to}::date, '1 day') as day
    where exists (select 1 from use_day u where u.organisation_id = current_organisation_id()
      and u.rollout_id = ${rolloutId} and u.source = ${source} and u.used_on = day::date)`.execute(tx);
  return rows.map(({ on }) => on);
}

/** Names under which use has been reported for the rollout. */
export async function sourcesOf(tx: Transaction, rolloutId: RolloutId): Promise<string[]> {
  // One step of the index per source: counting all days would read millions.
  const { rows } = await sql<{ source: string }>`
    with recursive found(source) as (
      select min(source) from use_day
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      union all
      select (select min(u.source) from use_day u where u.organisation_id = current_organisation_id()
        and u.rollout_id = ${rolloutId} and u.source > found.source)
      from found where found.source is not null
    )
    select source from found where source is not null order by source`.execute(tx);
  return rows.map(({ source }) => source);
}

export type Stopped = {
  readonly useStopId: number;
  readonly personId: PersonId;
};

/**
 * Notes everybody of the population who used it on enough days before the span and on none within, each once per
 * episode, and nobody who was asked by any rollout not long ago. Returns those who are new.
 */
export async function noteStops(
  tx: Transaction,
  { organisationId, now }: Context,
  measure: MeasureRow,
  { settledUntil, timeZone }: Population,
  { before, within }: { readonly before: Span; readonly within: Span },
): Promise<Stopped[]> {
  const { rows } = await sql<Stopped>`
    insert into use_stop (organisation_id, rollout_id, measure_id, person_id, last_used_on, asked_at)
    select ${organisationId}, ${measure.rolloutId}, ${measure.measureId}, u.person_id, max(u.used_on), ${now}
    from use_day u join (${settled(measure, settledUntil, timeZone)}) as people using (person_id)
    where ${usedIn(measure, before)}
      and not exists (select 1 from use_day w where w.organisation_id = current_organisation_id()
        and w.rollout_id = ${measure.rolloutId} and w.source = ${measure.source}
        and w.used_on between ${within.from}::date and ${within.to}::date
        and w.feature = lower(${measure.feature}) and w.person_id = u.person_id)
      and not exists (select 1 from use_stop q where q.organisation_id = current_organisation_id()
        and q.person_id = u.person_id and q.asked_at > ${now}::timestamptz - make_interval(days => ${whyRestDays}))
    group by u.person_id having count(*) >= ${measure.minDays}
    on conflict do nothing
    returning use_stop_id as "useStopId", person_id as "personId"`.execute(tx);
  return rows;
}

/** Forgets on which days people used what, and the reports of it, once no window reaches back so far. */
export async function forgetUse(tx: Transaction, rolloutId: RolloutId, before: string): Promise<void> {
  await sql`
    delete from use_day
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and used_on < ${before}::date`.execute(
    tx,
  );
  await sql`
    delete from signal
    where organisation_id = current_organisation_id() and kind = 'use' and occurred_at < ${before}::date`.execute(
    tx,
  );
}

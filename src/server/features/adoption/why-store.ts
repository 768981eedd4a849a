/** SQL of the question why somebody stopped: who may answer now, and the answers, which no row ties to a person. */
import { sql } from 'kysely';
import type { AdoptionMeasureId, PersonId, RolloutId } from '#contracts/ids.ts';
import { toldFrom } from '#domain/adoption/judge-use.ts';
import { whyOpenDays, whyWordsFrom, type WhyReason } from '#domain/adoption/why.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type OpenStop = {
  readonly useStopId: number;
  readonly measureId: AdoptionMeasureId;
  readonly feature: string;
};

/** The question a person has not answered, is not too old, and is still true: they have not used it since. */
export async function findOpenStop(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<OpenStop | undefined> {
  const { rows } = await sql<OpenStop>`
    select q.use_stop_id as "useStopId", q.measure_id as "measureId", m.feature
    from use_stop q join adoption_measure m using (organisation_id, measure_id)
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId} and q.person_id = ${personId}
      and q.answered_on is null and q.asked_at > ${now}::timestamptz - make_interval(days => ${whyOpenDays})
      and not exists (select 1 from use_day u where u.organisation_id = current_organisation_id()
        and u.person_id = q.person_id and u.rollout_id = q.rollout_id and u.source = m.source
        and u.feature = lower(m.feature) and u.used_on > q.last_used_on)
    order by q.use_stop_id desc limit 1`.execute(tx);
  return rows[0];
}

/** People of a rollout who have been asked and not answered, the last asked first; for those who answer in a rehearsal. */
export async function peopleToAsk(tx: Transaction, rolloutId: RolloutId, most: number): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select q.person_id as "personId" from use_stop q
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId} and q.answered_on is null
    order by q.use_stop_id desc limit ${most}`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** Notes that they have answered, by day; false when they had already. */
export async function noteReceipt(tx: Transaction, { now }: Context, useStopId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update use_stop set answered_on = ${now}::timestamptz::date
    where organisation_id = current_organisation_id() and use_stop_id = ${useStopId} and answered_on is null`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Counts an answer; what is told follows once five more have come in. */
export async function countAnswer(
  tx: Transaction,
  { organisationId }: Context,
  measureId: AdoptionMeasureId,
  reason: WhyReason,
  words: string | null,
): Promise<void> {
  await sql`
    insert into use_answer as a (organisation_id, measure_id, reason, answers)
    values (${organisationId}, ${measureId}, ${reason}, 1)
    on conflict (organisation_id, measure_id, reason) do update set answers = a.answers + 1`.execute(tx);
  if (words !== null)
    await sql`
      insert into use_words (organisation_id, measure_id, words)
      values (${organisationId}, ${measureId}, ${words})`.execute(tx);
  await sql`
    update use_answer a set told = a.answers
    where a.organisation_id = ${organisationId} and a.measure_id = ${measureId} and (
      select sum(b.answers - b.told) from use_answer b
      where b.organisation_id = a.organisation_id and b.measure_id = a.measure_id) >= ${toldFrom}`.execute(
    tx,
  );
}

export type WhyRow = {
  readonly measureId: AdoptionMeasureId;
  /** Copies of the message that were sent. */
  readonly asked: number;
  readonly answered: number;
  /** By reason, as far as they are told. */
  readonly told: Readonly<Partial<Record<WhyReason, number>>>;
  readonly words: readonly string[];
};

/** Answers by measure of a rollout; words in an order that says nothing about who or when. */
export async function answersOf(tx: Transaction, rolloutId: RolloutId): Promise<WhyRow[]> {
  const { rows } = await sql<WhyRow>`
    select m.measure_id as "measureId",
      (select count(*)::integer from delivery d join use_stop q using (organisation_id, use_stop_id)
        where q.organisation_id = m.organisation_id and q.measure_id = m.measure_id and d.status = 'accepted') as asked,
      coalesce((select sum(a.told)::integer from use_answer a
        where a.organisation_id = m.organisation_id and a.measure_id = m.measure_id), 0) as answered,
      coalesce((select jsonb_object_agg(a.reason, a.told) from use_answer a
        where a.organisation_id = m.organisation_id and a.measure_id = m.measure_id and a.told > 0), '{}') as told,
      coalesce((select array_agg(w.words order by md5(w.words)) from use_words w
        where w.organisation_id = m.organisation_id and w.measure_id = m.measure_id
        having count(*) >= ${whyWordsFrom}), '{}') as words
    from adoption_measure m
    where m.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId}`.execute(tx);
  return rows;
}

/** SQL of the pulse: who may answer now, what they said, and what a stage's answers come to. */
import { sql } from 'kysely';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { commentAnswersMin, pulseOpenDays, type PulseScore } from '#domain/first-day/pulse.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';

export type AskedPlace = {
  readonly stageId: StageId;
  readonly startedAt: Date;
  readonly score: PulseScore | null;
};

/** The place whose first day the person may rate: they started before today by the clock of their site, and not too long ago. */
export async function findAskedPlace(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<AskedPlace | undefined> {
  const { rows } = await sql<AskedPlace>`
    select e.stage_id as "stageId", e.started_at as "startedAt", u.score
    from enrolment e
    join person p using (organisation_id, person_id)
    left join pulse u on u.organisation_id = e.organisation_id and u.rollout_id = e.rollout_id
      and u.person_id = e.person_id
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.person_id = ${personId}
      and e.status in ('started', 'succeeded', 'failed')
      and ${dateOfPerson(sql`e.started_at`)} < ${dateOfPerson(sql`${now}::timestamptz`)}
      and e.started_at > ${now}::timestamptz - make_interval(days => ${pulseOpenDays})
    order by e.enrolment_id desc limit 1`.execute(tx);
  return rows[0];
}

export type Answer = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly personId: PersonId;
  readonly score: PulseScore;
  readonly words: string | null;
};

/** False when they have answered already. */
export async function insertPulse(
  tx: Transaction,
  { organisationId, now }: Context,
  { rolloutId, stageId, personId, score, words }: Answer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pulse (organisation_id, rollout_id, person_id, stage_id, score, words, answered_at)
    values (${organisationId}, ${rolloutId}, ${personId}, ${stageId}, ${score}, ${words}, ${now})
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

export type StageAnswers = {
  readonly stageId: StageId;
  readonly stageName: string;
  readonly asked: number;
  readonly counts: Readonly<Partial<Record<PulseScore, number>>>;
  readonly comments: readonly string[];
};

/** Stages in which anybody was asked or has answered; comments in an order that says nothing about who or when. */
export async function answersByStage(tx: Transaction, rolloutId: RolloutId): Promise<StageAnswers[]> {
  const { rows } = await sql<StageAnswers>`
    select s.stage_id as "stageId", s.name as "stageName", asked.people as asked, coalesce(given.counts, '{}') as counts,
      case when given.answered >= ${commentAnswersMin} then coalesce(given.comments, '{}') else '{}' end as comments
    from stage s
    cross join lateral (
      select count(*)::integer as people from delivery d
      where d.organisation_id = s.organisation_id and d.stage_id = s.stage_id and d.status = 'accepted'
        and d.pulse_enrolment_id is not null
    ) as asked
    left join lateral (
      select sum(n)::integer as answered, jsonb_object_agg(score, n) as counts, (
          select array_agg(w.words order by md5(w.words))
          from pulse w where w.organisation_id = s.organisation_id and w.stage_id = s.stage_id and w.words is not null
        ) as comments
      from (
        select u.score, count(*) as n from pulse u
        where u.organisation_id = s.organisation_id and u.stage_id = s.stage_id group by 1
      ) as scores
    ) as given on true
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
      and (asked.people > 0 or given.answered > 0)
    order by s.ordinal`.execute(tx);
  return rows;
}

/**
 * SQL for who is trained for a rollout. It follows from two sources that are kept: the last signal `training.completed`
 * about the person, and what they have ticked of the tasks on the track training. It stands with their place, so that
 * boards read it from kept counts.
 */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { trainingCompleted } from '#contracts/signals.ts';
import type { PersonState } from '#domain/rollout/person-states.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** The state of an enrolment `e`, as personState of the domain says it. */
export const stateOfPlace = sql<PersonState>`case when e.status = 'notified' and e.trained_at is not null then 'trained' else e.status end`;

/** What was last said of the training of the person of `e`: `at` is null where nothing was, or that it is not done. */
const lastSignal = sql`(
  select case when o.value is distinct from 0 then o.at end as at from observation o
  where o.organisation_id = e.organisation_id and o.rollout_id = e.rollout_id and o.person_id = e.person_id
    and o.kind = ${trainingCompleted} and o.app is null
  order by o.at desc, o.signal_id desc limit 1)`;

/**
 * When the person of `e` had ticked all tasks on the track training that a stage gives each of its people; null where
 * they have not. What was learnt in one stage is kept by who moves into another.
 */
const allTicked = sql`(
  select min(stage.at) as at from (
    select max(k.done_at) as at from chain_task t
    left join person_task k on k.organisation_id = t.organisation_id and k.chain_task_id = t.chain_task_id
      and k.person_id = e.person_id
    where t.organisation_id = e.organisation_id and t.rollout_id = e.rollout_id and t.track = 'training'
      and t.action = 'each_person' and t.status <> 'skipped'
    group by t.stage_id having count(*) = count(k.person_id)
  ) as stage)`;

/** Works out anew who of some enrolments `e` is trained, since when and by what; a signal says more than ticks. */
export async function keepTrained(
  tx: Transaction,
  rolloutId: RolloutId,
  where: RawBuilder<boolean>,
): Promise<void> {
  await sql`
    update enrolment as kept set trained_at = now.at, trained_by = now.by
    from (
      select e.organisation_id, e.enrolment_id, coalesce(said.at, ticked.at) as at,
        case when said.at is not null then 'signal' when ticked.at is not null then 'tasks' end as by
      from enrolment e left join lateral ${lastSignal} as said on true
        left join lateral ${allTicked} as ticked on said.at is null
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and e.status not in ('cancelled', 'rolled_back') and (${where})
    ) as now
    where kept.organisation_id = now.organisation_id and kept.enrolment_id = now.enrolment_id
      and (kept.trained_at, kept.trained_by) is distinct from (now.at, now.by)`.execute(tx);
}

/** After somebody has ticked a task on the track training, or taken that back. */
export async function keepTrainedPerson(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<void> {
  await keepTrained(tx, rolloutId, sql<boolean>`e.person_id = ${personId}`);
}

/** After a stage has got or left out a task on the track training: whoever has ticked anything there, wherever they are now. */
export async function keepTrainedByStage(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<void> {
  const hasTicked = sql<boolean>`e.person_id in (
    select k.person_id from chain_task t join person_task k using (organisation_id, chain_task_id)
    where t.organisation_id = current_organisation_id() and t.stage_id = ${stageId})`;
  await keepTrained(tx, rolloutId, hasTicked);
}

/**
 * After people `who` (of their ids) were given places: whoever was trained when an earlier place of theirs ended still is.
 * Asks an index first, and of nobody else: waves are laid out batch by batch.
 */
export async function keepTrainedOfBefore(
  tx: Transaction,
  rolloutId: RolloutId,
  who: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ personId: PersonId }>`
    select ended.person_id as "personId" from enrolment ended
    where ended.organisation_id = current_organisation_id() and ended.rollout_id = ${rolloutId}
      and ended.trained_at is not null and ended.status in ('cancelled', 'rolled_back')
      and ended.person_id = any(${who}) and exists (
        select from enrolment e where e.organisation_id = ended.organisation_id and e.rollout_id = ended.rollout_id
          and e.person_id = ended.person_id and e.trained_at is null and e.status not in ('cancelled', 'rolled_back'))`.execute(
    tx,
  );
  if (rows.length === 0) return;
  const personIds = rows.map(({ personId }) => personId);
  await keepTrained(tx, rolloutId, sql<boolean>`e.person_id = any(${personIds}::bigint[])`);
}

/** SQL of rollback plans. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { WholeRollbackRehearsal, RollbackPlan, RollbackRehearsal } from '#contracts/rollback-plan.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type RollbackRow = Omit<RollbackPlan, 'writtenAt'> & { readonly writtenAt: Date };

export async function findRollbackPlan(tx: Transaction, stageId: StageId): Promise<RollbackRow | undefined> {
  const { rows } = await sql<RollbackRow>`
    select trigger, steps, owner, rehearsed_on::text as "rehearsedOn", rehearsed_by as "rehearsedBy", rehearsal,
      written_by as "writtenBy", written_at as "writtenAt"
    from rollback_plan
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
  return rows[0];
}

/** The stages of a rollout that have a rollback plan. */
export async function stagesWithPlan(tx: Transaction, rolloutId: RolloutId): Promise<Set<StageId>> {
  const { rows } = await sql<{ stageId: StageId }>`
    select p.stage_id as "stageId" from rollback_plan p join stage s using (organisation_id, stage_id)
    where p.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}`.execute(tx);
  return new Set(rows.map(({ stageId }) => stageId));
}

export type TakenRow = {
  readonly place: number;
  readonly takenAt: Date;
  readonly takenBy: string;
  readonly note: string;
};

/** The steps of a stage's rollback that were taken, in order. */
export async function takenSteps(tx: Transaction, stageId: StageId): Promise<TakenRow[]> {
  const { rows } = await sql<TakenRow>`
    select place, taken_at as "takenAt", taken_by as "takenBy", note from rollback_step
    where organisation_id = current_organisation_id() and stage_id = ${stageId} order by place`.execute(tx);
  return rows;
}

export async function saveStep(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  stageId: StageId,
  place: number,
  note: string,
): Promise<void> {
  await sql`
    insert into rollback_step as s (organisation_id, stage_id, place, taken_at, taken_by, note)
    values (${organisationId}, ${stageId}, ${place}, ${now}, ${actor.name}, ${note})
    on conflict (organisation_id, stage_id, place) do update set note = excluded.note`.execute(tx);
}

export async function deleteStep(tx: Transaction, stageId: StageId, place: number): Promise<void> {
  await sql`
    delete from rollback_step
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and place = ${place}`.execute(
    tx,
  );
}

/** Other words or steps than those rehearsed have not been rehearsed. */
export async function saveRollbackPlan(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  stageId: StageId,
  { trigger, steps, owner }: Pick<RollbackPlan, 'trigger' | 'steps' | 'owner'>,
): Promise<void> {
  const isSame = sql`(p.trigger, p.steps) = (excluded.trigger, excluded.steps)`;
  await sql`
    insert into rollback_plan as p (organisation_id, stage_id, trigger, steps, owner, written_by, written_at)
    values (${organisationId}, ${stageId}, ${trigger}, ${JSON.stringify(steps)}::jsonb, ${owner}, ${actor.name}, ${now})
    on conflict (organisation_id, stage_id) do update set trigger = excluded.trigger, steps = excluded.steps,
      owner = excluded.owner, written_by = excluded.written_by, written_at = excluded.written_at,
      rehearsed_on = case when ${isSame} then p.rehearsed_on end,
      rehearsed_by = case when ${isSame} then p.rehearsed_by end,
      rehearsal = case when ${isSame} then p.rehearsal end`.execute(tx);
}

/** Only a rehearsal in which every step worked and nobody was left counts. */
export async function saveRehearsal(
  tx: Transaction,
  stageId: StageId,
  rehearsal: RollbackRehearsal,
): Promise<void> {
  const hasWorked = rehearsal.failedSteps.length === 0 && rehearsal.left === 0;
  await sql`
    update rollback_plan set rehearsal = ${JSON.stringify(rehearsal)}::jsonb,
      rehearsed_on = ${hasWorked ? rehearsal.on : null}::date, rehearsed_by = ${hasWorked ? rehearsal.by : null}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

/** The last rehearsal of rolling the whole rollout back; null before the first. */
export async function findWholeRehearsal(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<WholeRollbackRehearsal | null> {
  const { rows } = await sql<{ rehearsal: WholeRollbackRehearsal | null }>`
    select rollback_rehearsal as rehearsal from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.rehearsal ?? null;
}

export async function saveWholeRehearsal(
  tx: Transaction,
  rolloutId: RolloutId,
  rehearsal: WholeRollbackRehearsal,
): Promise<void> {
  await sql`
    update rollout set rollback_rehearsal = ${JSON.stringify(rehearsal)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export async function beginPlay(tx: Transaction): Promise<void> {
  await sql`savepoint rollback_play`.execute(tx);
}

/** Everything since {@link beginPlay} has never happened. */
export async function undoPlay(tx: Transaction): Promise<void> {
  await sql`rollback to savepoint rollback_play`.execute(tx);
  await sql`release savepoint rollback_play`.execute(tx);
}

/** For a play: everybody who has a place in the stage and has not begun has begun. */
export async function pretendBegun(tx: Transaction, { now }: Context, stageId: StageId): Promise<void> {
  await sql`
    update enrolment set status = 'started', started_at = ${now}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}
      and status in ('eligible', 'scheduled', 'notified')`.execute(tx);
}

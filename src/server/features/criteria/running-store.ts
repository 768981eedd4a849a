/** SQL for what criteria have gathered so far, and for the groups in which measured people count. */
import { sql } from 'kysely';
import type { CriterionId, PersonId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { MeasuredState } from './judge.ts';
import { measuredValues } from './measured-source.ts';

/** Outcomes of one metric in the stage they were measured in, with or without those about single apps. */
export type Measured = { readonly stageId: StageId; readonly metric: string; readonly withApps: boolean };

export type OutcomeRow = {
  readonly personId: PersonId;
  readonly at: Date;
  readonly value: number;
  /** Null when it is about the person as a whole. */
  readonly app: string | null;
  /** Null while the person has not been placed in the groups of the stage. */
  readonly groups: readonly number[] | null;
};

/** The measured values in order of time, person and app; only those of later milliseconds than `after`, if given. */
export async function outcomesOf(
  tx: Transaction,
  { stageId, metric, withApps }: Measured,
  after: Date | null = null,
): Promise<OutcomeRow[]> {
  const since = after === null ? null : new Date(after.getTime() + 1);
  const isNew = sql`(${since}::timestamptz is null or at >= ${since})`;
  const ofPeople = sql`
    select person_id, at, value, null::text as app from ${measuredValues(stageId, metric)} as v where ${isNew}`;
  const ofApps = sql`
    select person_id, at, value, app from app_outcome
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and metric = ${metric} and ${isNew}`;
  const { rows } = await sql<OutcomeRow>`
    select o.person_id as "personId", o.at, o.value, o.app, m.groups
    from (${ofPeople} ${withApps ? sql`union all ${ofApps}` : sql``}) as o
    left join measured_place m on m.organisation_id = current_organisation_id()
      and m.stage_id = ${stageId} and m.person_id = o.person_id
    order by o.at, o.person_id, o.app nulls first`.execute(tx);
  return rows;
}

export type RunningRow = { readonly settledTo: Date; readonly state: MeasuredState };

/** What a criterion has gathered, if it was gathered on the same basis. */
export async function runningEvidence(
  tx: Transaction,
  stageId: StageId,
  criterionId: CriterionId,
  basis: Buffer,
): Promise<RunningRow | undefined> {
  const { rows } = await sql<RunningRow>`
    select settled_to as "settledTo", state from running_evidence
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and criterion_id = ${criterionId}
      and basis = ${basis}`.execute(tx);
  return rows[0];
}

export async function keepRunning(
  tx: Transaction,
  { organisationId }: Context,
  place: { readonly stageId: StageId; readonly criterionId: CriterionId; readonly measured: Measured },
  basis: Buffer,
  { settledTo, state }: RunningRow,
): Promise<void> {
  await sql`
    insert into running_evidence (organisation_id, stage_id, criterion_id, measured_stage_id, metric, basis,
      settled_to, state)
    values (${organisationId}, ${place.stageId}, ${place.criterionId}, ${place.measured.stageId},
      ${place.measured.metric}, ${basis}, ${settledTo}, ${JSON.stringify(state)})
    on conflict (organisation_id, stage_id, criterion_id) do update set measured_stage_id = excluded.measured_stage_id,
      metric = excluded.metric, basis = excluded.basis, settled_to = excluded.settled_to,
      state = excluded.state`.execute(tx);
}

/** Forgets what the criteria of a stage have gathered: the next judgement gathers anew. */
export async function dropRunning(tx: Transaction, stageId: StageId): Promise<void> {
  await sql`
    delete from running_evidence
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

export type Place = { readonly personId: PersonId; readonly groups: readonly number[] };

/** Keeps the groups of people measured for the first time; they stay whatever the directory says later. */
export async function keepPlaces(
  tx: Transaction,
  { organisationId }: Context,
  stageId: StageId,
  places: readonly Place[],
): Promise<void> {
  await sql`
    insert into measured_place (organisation_id, stage_id, person_id, groups)
    select ${organisationId}, ${stageId}, p.person_id, p.groups::smallint[]
    from unnest(${places.map(({ personId }) => personId)}::bigint[],
      ${places.map(({ groups }) => `{${groups.join(',')}}`)}::text[]) as p(person_id, groups)
    on conflict do nothing`.execute(tx);
}

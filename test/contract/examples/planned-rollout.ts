/** A rollout in each of the states that examples start from, made through the features' own commands. */
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { suggestCriteria, suggestGoals } from '#server/engine/rehearsal/index.ts';
import { insertSampleDirectory } from '#server/engine/rehearsal/store.ts';
import { criteriaOf, freezeCriteria, saveCriteria } from '#server/features/criteria/index.ts';
import { openGate } from '#server/features/gate/index.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import {
  acceptCohort,
  askPeople,
  draftCohort,
  listSubstitutes,
  recordAnswer,
  setConsent,
  submitPilot,
} from '#server/features/pilot/index.ts';
import { createRollout, findStage } from '#server/features/rollouts/index.ts';
import type { CohortId, CriterionId, GateId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { Result } from '#domain/result.ts';
import { addDays, dateAt, mondayFrom } from '#server/platform/calendar.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';

export const people = 80;
export const pilotSize = 20;
export const pilotPlan = { goals: suggestGoals('2027-06-30'), definitions: suggestCriteria(pilotSize) };
export const pilotChoice = { by: ['department', 'platform'], size: pilotSize, seed: 5 };
export const pacing = { startsPerDay: 5, noticeDays: 3, windowDays: 5, soakDays: 7 };

export type DraftRollout = { readonly rolloutId: RolloutId; readonly stageId: StageId };
export type WithCohort = DraftRollout & { readonly cohortId: CohortId };
export type ReadyRollout = WithCohort & { readonly ratedId: CriterionId; readonly measuredId: CriterionId };
export type AtGate = ReadyRollout & { readonly gateId: GateId; readonly evidenceHash: string };

export async function withDirectory({ within }: Place): Promise<void> {
  const directory = generateSampleOrganisation({ seed: 7, people, devices: people });
  await within(async (tx) => await insertSampleDirectory(tx, directory));
}

export async function withDraft(place: Place): Promise<DraftRollout> {
  await withDirectory(place);
  return await place.within(async (tx, context) => {
    const { rolloutId, stages } = expectOk(await createRollout(tx, context, 'Device management'));
    return { rolloutId, stageId: stages[0]!.stageId };
  });
}

export async function withCohort(place: Place): Promise<WithCohort> {
  const { rolloutId, stageId } = await withDraft(place);
  return await place.within(async (tx, context) => {
    const cohort = expectOk(await draftCohort(tx, context, { rolloutId, stageId }, pilotChoice));
    return { rolloutId, stageId, cohortId: cohort.cohortId };
  });
}

/** A draft whose people have been asked; consent is needed. */
export async function withQuestions(place: Place): Promise<WithCohort> {
  const chosen = await withCohort(place);
  const { rolloutId, stageId, cohortId } = chosen;
  await place.within(async (tx, context) => {
    expectOk(await setConsent(tx, context, { rolloutId, stageId }, true));
    await approveDefaultMessage(tx, context, rolloutId, 'consent');
    const answerByOn = addDays(dateAt(context.now, 'UTC'), 7);
    const publicUrl = 'http://localhost';
    expectOk(await askPeople(tx, context, { rolloutId, cohortId }, { answerByOn, publicUrl }));
  });
  return chosen;
}

/** The same, where the first person has declined; returns that person and the best substitute as well. */
export async function withOpenPlace(
  place: Place,
): Promise<WithCohort & { readonly leaver: PersonId; readonly joiner: PersonId }> {
  const asked = await withQuestions(place);
  const { rolloutId, cohortId } = asked;
  return await place.within(async (tx, context) => {
    const { rows } = await sql<{ personId: PersonId }>`
      select person_id as "personId" from cohort_member where cohort_id = ${cohortId} order by position limit 1`.execute(
      tx,
    );
    const leaver = rows[0]!.personId;
    const where = { rolloutId, cohortId, personId: leaver };
    expectOk(await recordAnswer(tx, context, where, { answer: 'no', via: 'lead', reason: 'On leave' }));
    const { places } = expectOk(await listSubstitutes(tx, context, rolloutId, cohortId));
    return { ...asked, leaver, joiner: places[0]!.substitutes[0]!.personId };
  });
}

/** People and criteria frozen, messages approved: everything the pilot needs but its dates. */
export async function withPlan(place: Place): Promise<ReadyRollout> {
  const { rolloutId, stageId, cohortId } = await withCohort(place);
  return await place.within(async (tx, context) => {
    expectOk(await acceptCohort(tx, context, rolloutId, cohortId));
    expectOk(await saveCriteria(tx, context, rolloutId, pilotPlan));
    expectOk(await freezeCriteria(tx, context, rolloutId));
    for (const kind of ['pilot', 'wave'] as const) await approveDefaultMessage(tx, context, rolloutId, kind);
    const criteria = await criteriaOf(tx, rolloutId);
    const idOf = (isRated: boolean) =>
      criteria.find(({ definition }) => (definition.kind === 'qualitative') === isRated)!.criterionId;
    return { rolloutId, stageId, cohortId, ratedId: idOf(true), measuredId: idOf(false) };
  });
}

/** The first Monday that leaves enough notice. */
export function pilotStart(now: Date): string {
  return mondayFrom(addDays(dateAt(now, 'UTC'), pacing.noticeDays + 7));
}

export async function withScheduledPilot(place: Place): Promise<ReadyRollout> {
  const planned = await withPlan(place);
  await place.within(async (tx, context) => {
    const dates = { ...pacing, startsOn: pilotStart(context.now) };
    expectOk(await submitPilot(tx, context, planned.rolloutId, planned.stageId, dates));
    await approveOpenPlan(tx, context, planned.rolloutId);
  });
  return planned;
}

/** The pilot is over and its gate is open; nobody has voted. */
export async function withGate(place: Place): Promise<AtGate> {
  const planned = await withScheduledPilot(place);
  await setStageStatus(place, planned.stageId, 'awaiting_decision');
  return await place.within(async (tx, context) => {
    const stage = await findStage(tx, planned.rolloutId, planned.stageId);
    const gateId = await openGate(tx, context, stage!);
    const { rows } = await sql<{ hash: string }>`
      select encode(evidence_hash, 'hex') as hash from gate where gate_id = ${gateId}`.execute(tx);
    return { ...planned, gateId, evidenceHash: rows[0]!.hash };
  });
}

/** Sets a state that takes weeks to reach. */
export async function setStageStatus({ within }: Place, stageId: StageId, status: string): Promise<void> {
  await within(async (tx) => {
    await sql`update stage set status = ${status} where stage_id = ${stageId}`.execute(tx);
  });
}

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`the set-up was refused: ${result.refusal.code}`);
  return result.value;
}

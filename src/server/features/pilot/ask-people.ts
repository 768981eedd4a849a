/** Asks the people of a cohort whether they take part: one message each, answered on the personal page. */
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { hasApprovedMessage, sendQuestions } from '#server/features/messages/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { inviteCandidates } from './member-store.ts';
import { findOwn } from './queries.ts';
import * as store from './store.ts';

/** Until what hour of the last day an answer is asked for. */
const answerHour = 17;
/** Days a stand-in has to answer, when the cohort's own day has passed. */
const standInDays = 3;

/** Asks everybody who has not been asked. Another draft of the stage may not have been asked before. */
export async function askPeople(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly cohortId: CohortId },
  { answerByOn, publicUrl }: { readonly answerByOn: string; readonly publicUrl: string },
): Promise<Result<{ asked: number }, Refusal>> {
  const { rolloutId, cohortId } = place;
  const cohort = await findOwn(tx, rolloutId, cohortId, 'lock');
  const rollout = await findRollout(tx, rolloutId);
  if (cohort === undefined || rollout === undefined) return refuse(refusal('not_found', { what: 'cohort' }));
  if (cohort.status === 'discarded') return refuse(refusal('cohort_state', { state: cohort.status }));
  await store.lockStage(tx, cohort.stageId);
  const blocked = await whatBlocks(tx, context, cohort, answerByOn, rollout.timeZone);
  if (blocked !== undefined) return refuse(blocked);
  const personIds = await inviteCandidates(tx, context.now, cohortId);
  if (personIds.length === 0) return refuse(refusal('nobody_to_ask'));
  await store.markAsked(tx, context, cohortId, answerByOn);
  await send(tx, context, cohort, { personIds, answerByOn, timeZone: rollout.timeZone, publicUrl });
  await recordAudit(tx, context, {
    action: 'cohort.people_asked',
    subject: { kind: 'cohort', id: cohortId },
    after: { people: personIds.length, answerByOn },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ asked: personIds.length });
}

/** Asks one person to step in; the day to answer by is the cohort's, or some days from now. */
export async function askStandIn(
  tx: Transaction,
  context: Context,
  cohort: store.CohortRow,
  personId: PersonId,
  publicUrl: string,
): Promise<Refusal | undefined> {
  const rollout = (await findRollout(tx, cohort.rolloutId))!;
  if (!(await hasApprovedMessage(tx, cohort.rolloutId, 'consent'))) return noMessage();
  const earliest = addDays(dateAt(context.now, rollout.timeZone), standInDays);
  const answerByOn =
    cohort.answerByOn !== null && cohort.answerByOn > earliest ? cohort.answerByOn : earliest;
  await inviteCandidates(tx, context.now, cohort.cohortId, [personId]);
  await store.markAsked(tx, context, cohort.cohortId, answerByOn);
  await send(tx, context, cohort, {
    personIds: [personId],
    answerByOn,
    timeZone: rollout.timeZone,
    publicUrl,
  });
  return undefined;
}

function noMessage(): Refusal {
  return refusal('message_missing', { stage: 'question' });
}

async function whatBlocks(
  tx: Transaction,
  { now }: Context,
  cohort: store.CohortRow,
  answerByOn: string,
  timeZone: string,
): Promise<Refusal | undefined> {
  const others = await store.openCohorts(tx, cohort.stageId);
  const asked = others.find((other) => other.cohortId !== cohort.cohortId && other.askedAt !== null);
  if (asked !== undefined) return refusal('others_asked', { draft: asked.number });
  if (!(await hasApprovedMessage(tx, cohort.rolloutId, 'consent'))) return noMessage();
  return answerByOn < dateAt(now, timeZone) ? refusal('answer_day_past', { on: answerByOn }) : undefined;
}

async function send(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId, cohortId }: store.CohortRow,
  question: {
    readonly personIds: readonly PersonId[];
    readonly answerByOn: string;
    readonly timeZone: string;
    readonly publicUrl: string;
  },
): Promise<void> {
  const { personIds, answerByOn, timeZone, publicUrl } = question;
  const dateAtHour = instantOn(answerByOn, answerHour, timeZone);
  await sendQuestions(
    tx,
    context,
    { rolloutId, stageId, cohortId, personIds, answerBy: dateAtHour },
    publicUrl,
  );
}

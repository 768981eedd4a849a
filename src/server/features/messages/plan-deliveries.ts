/**
 * Writes the ledger of a stage: one row per person and date they get. Repeating it adds nothing, because a row's key
 * names rollout, kind of stage, place, attempt, person and which of their dates it is. Sending is done elsewhere, when
 * a row is due.
 */
import type { RolloutId } from '#contracts/ids.ts';
import { messageStageKinds, type MessageStageKind } from '#domain/messages/message-content.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './plan-store.ts';

/**
 * Plans the invitation of everybody in the stage who is scheduled and has no row for their date, or of those among
 * them who are named. Each is due `noticeDays` days before the person's own date, at once when that has passed. Without
 * an approved message nothing is planned. Returns how many rows were written; 0 when all were there already.
 */
export async function planDeliveries(
  tx: Transaction,
  context: Context,
  stage: store.StageToTell,
  some: store.SomeToTell = {},
): Promise<number> {
  const stageKind = messageStageKinds.find((kind) => kind === stage.kind);
  if (stageKind === undefined) return 0;
  const planned = await store.insertPlanned(tx, context, { ...stage, ...some, stageKind });
  if (planned > 0) await store.wakeSenders(tx, context);
  return planned;
}

/**
 * After people of the stage, or some of them, got new dates: what has not left tells the old ones no more, and the new
 * ones follow.
 */
export async function planMovedDeliveries(
  tx: Transaction,
  context: Context,
  stage: store.StageToTell,
  some: store.SomeToTell = {},
): Promise<void> {
  await store.cancelOutdated(tx, context, stage);
  await planDeliveries(tx, context, stage, some);
}

/** Whether people of this kind of stage can be told: a message has been approved. */
export async function hasApprovedMessage(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<boolean> {
  return (await store.approvedHash(tx, rolloutId, stageKind)) !== null;
}

/** Asks people who stopped why, in the order given; a person who is told something else today is asked the day after. */
export async function planWhy(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stops: readonly { readonly useStopId: number }[],
): Promise<void> {
  await store.insertWhy(
    tx,
    context,
    rolloutId,
    stops.map(({ useStopId }) => useStopId),
  );
  await store.wakeSenders(tx, context);
}

/** Invites to the survey, or reminds of it; a person who is told something else today hears of it the day after. */
export async function planSurveys(
  tx: Transaction,
  context: Context,
  surveyAskIds: readonly number[],
  copy: 'invitation' | 'reminder',
): Promise<void> {
  await store.insertSurveys(tx, context, surveyAskIds, copy);
  await store.wakeSenders(tx, context);
}

/** Plans the question about the first day for those of the stage who have just started; nothing while no such message is approved. */
export async function planPulses(
  tx: Transaction,
  context: Context,
  stage: Pick<store.StageToTell, 'rolloutId' | 'stageId'>,
  startHour: number,
): Promise<void> {
  if (await hasApprovedMessage(tx, stage.rolloutId, 'pulse'))
    await store.insertPulses(tx, context, { ...stage, startHour });
}

/** Plans what a task of a stage sends, to whoever has no copy yet. Without an approved message nothing is planned. */
export async function planByTask(tx: Transaction, context: Context, sent: store.SentByTask): Promise<void> {
  if ((await store.insertByTask(tx, context, sent)) > 0) await store.wakeSenders(tx, context);
}

/** Plans it, and says how far sending is. */
export async function sendByTask(
  tx: Transaction,
  context: Context,
  sent: store.SentByTask,
): Promise<store.SentSoFar> {
  await planByTask(tx, context, sent);
  if (sent.message === 'deadline') await store.postponeLastDay(tx, sent);
  return await store.countByTask(tx, context, sent.chainTaskId);
}

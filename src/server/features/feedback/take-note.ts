/** What is done with feedback by hand: noting it, giving it themes, and marking tickets as feedback. */
import type { FeedbackPiece, NewFeedbackNote } from '#contracts/feedback.ts';
import type { FeedbackRef } from '#contracts/feedback-ref.ts';
import type { FeedbackNoteId, RolloutId, TicketId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { matchThemes } from '#domain/feedback/themes.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout, findStage } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { presentPiece } from './gather.ts';
import * as store from './note-store.ts';
import { findPieces } from './piece-store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

/** Refuses a stage of another rollout, and a day that is still ahead. */
export async function noteFeedback(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { themes, ...note }: NewFeedbackNote,
): Answer<FeedbackPiece> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if (note.stageId !== undefined && (await findStage(tx, rolloutId, note.stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  if (note.on > dateAt(context.now, rollout.timeZone)) return refuse(refusal('feedback_day_ahead'));
  const feedbackNoteId = await store.insertNote(tx, context, rolloutId, note);
  const ref: FeedbackRef = { source: 'note', key: String(feedbackNoteId) };
  const kept = matchThemes(themes ?? [], await store.themesOf(tx, rolloutId));
  await store.addThemes(tx, context, rolloutId, [ref], kept);
  await recordAudit(tx, context, {
    action: 'feedback.noted',
    subject: { kind: 'feedback_note', id: feedbackNoteId },
    after: { rolloutId, ...note, themes: kept },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  const [piece] = await findPieces(tx, rolloutId, [ref]);
  return ok(presentPiece(piece!));
}

export async function removeFeedbackNote(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  feedbackNoteId: FeedbackNoteId,
): Answer<{ feedbackNoteId: FeedbackNoteId }> {
  const ref: FeedbackRef = { source: 'note', key: String(feedbackNoteId) };
  const [piece] = await findPieces(tx, rolloutId, [ref]);
  if (piece === undefined) return refuse(refusal('not_found', { what: 'note' }));
  if (piece.proposals.length > 0) return refuse(refusal('feedback_in_use'));
  await store.deleteNote(tx, rolloutId, feedbackNoteId);
  // What somebody asks to have removed does not live on in the log: neither the words nor the group.
  await recordAudit(tx, context, {
    action: 'feedback.removed',
    subject: { kind: 'feedback_note', id: feedbackNoteId },
    before: { rolloutId, channel: piece.channel, on: piece.on },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ feedbackNoteId });
}

type Sorting = {
  readonly pieces: readonly FeedbackRef[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** Refuses `feedback_gone` when a piece is not there any more; then none changes. */
export async function sortFeedback(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { pieces, add, remove }: Sorting,
): Answer<{ pieces: number }> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const refs = distinctRefs(pieces);
  if ((await findPieces(tx, rolloutId, refs)).length < refs.length) return refuse(refusal('feedback_gone'));
  const existing = await store.themesOf(tx, rolloutId);
  const added = matchThemes(add, existing);
  const removed = matchThemes(remove, existing);
  await store.removeThemes(tx, rolloutId, refs, removed);
  await store.addThemes(tx, context, rolloutId, refs, added);
  await recordAudit(tx, context, {
    action: 'feedback.sorted',
    subject: { kind: 'rollout', id: rolloutId },
    after: { pieces: refs, added, removed },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ pieces: refs.length });
}

/** Each piece once. */
export function distinctRefs(refs: readonly FeedbackRef[]): FeedbackRef[] {
  return [...new Map(refs.map((ref) => [`${ref.source} ${ref.key}`, ref])).values()];
}

type TicketPlace = { readonly rolloutId: RolloutId; readonly ticketId: TicketId };

export async function getTicketMark(
  tx: Transaction,
  { rolloutId, ticketId }: TicketPlace,
): Answer<{ ticketId: TicketId; isFeedback: boolean }> {
  const isFeedback = await store.findMark(tx, rolloutId, ticketId);
  return isFeedback === undefined
    ? refuse(refusal('not_found', { what: 'ticket' }))
    : ok({ ticketId, isFeedback });
}

export async function markTicket(
  tx: Transaction,
  context: Context,
  { rolloutId, ticketId }: TicketPlace,
  isFeedback: boolean,
): Answer<{ ticketId: TicketId; isFeedback: boolean }> {
  const before = await store.findMark(tx, rolloutId, ticketId);
  if (before === undefined) return refuse(refusal('not_found', { what: 'ticket' }));
  await store.writeMark(tx, context, rolloutId, ticketId, isFeedback);
  await recordAudit(tx, context, {
    action: 'feedback.ticket_marked',
    subject: { kind: 'ticket', id: ticketId },
    before: { isFeedback: before },
    after: { isFeedback },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ ticketId, isFeedback });
}

/** SQL for what is written by hand: notes, themes, and which tickets are feedback too. */
import { sql } from 'kysely';
import type { NewFeedbackNote } from '#contracts/feedback.ts';
import type { FeedbackRef } from '#contracts/feedback-ref.ts';
import type { FeedbackNoteId, RolloutId, TicketId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export async function insertNote(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { channel, text, on, department, stageId, track }: NewFeedbackNote,
): Promise<FeedbackNoteId> {
  const { rows } = await sql<{ feedbackNoteId: FeedbackNoteId }>`
    insert into feedback_note (organisation_id, rollout_id, channel, body, department, stage_id, track, heard_on,
      noted_by, noted_at)
    values (${organisationId}, ${rolloutId}, ${channel}, ${text}, ${department ?? null}, ${stageId ?? null},
      ${track ?? null}, ${on}, ${actor.name}, ${now})
    returning feedback_note_id as "feedbackNoteId"`.execute(tx);
  return rows[0]!.feedbackNoteId;
}

/** Takes the note away with its themes; false when there is none. */
export async function deleteNote(
  tx: Transaction,
  rolloutId: RolloutId,
  feedbackNoteId: FeedbackNoteId,
): Promise<boolean> {
  await sql`
    delete from feedback_theme where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and source = 'note' and key = ${String(feedbackNoteId)}`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from feedback_note where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and feedback_note_id = ${feedbackNoteId}`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

/** The themes of a rollout. */
export async function themesOf(tx: Transaction, rolloutId: RolloutId): Promise<string[]> {
  const { rows } = await sql<{ theme: string }>`
    select distinct theme from feedback_theme
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows.map(({ theme }) => theme);
}

export async function addThemes(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  refs: readonly FeedbackRef[],
  themes: readonly string[],
): Promise<void> {
  await sql`
    insert into feedback_theme (organisation_id, rollout_id, source, key, theme)
    select ${organisationId}, ${rolloutId}, w.source, w.key, t.theme
    from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as w(source text, key text)
    cross join unnest(${[...themes]}::text[]) as t(theme)
    on conflict do nothing`.execute(tx);
}

export async function removeThemes(
  tx: Transaction,
  rolloutId: RolloutId,
  refs: readonly FeedbackRef[],
  themes: readonly string[],
): Promise<void> {
  await sql`
    delete from feedback_theme h
    using jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as w(source text, key text)
    where h.organisation_id = current_organisation_id() and h.rollout_id = ${rolloutId} and h.source = w.source
      and h.key = w.key and h.theme = any(${[...themes]}::text[])`.execute(tx);
}

/** Whether a ticket is feedback too; undefined when the rollout has no such ticket. */
export async function findMark(
  tx: Transaction,
  rolloutId: RolloutId,
  ticketId: TicketId,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ isFeedback: boolean }>`
    select f.ticket_id is not null as "isFeedback"
    from ticket t left join feedback_ticket f using (organisation_id, ticket_id)
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.ticket_id = ${ticketId}`.execute(
    tx,
  );
  return rows[0]?.isFeedback;
}

export async function writeMark(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  ticketId: TicketId,
  isFeedback: boolean,
): Promise<void> {
  if (isFeedback)
    await sql`
      insert into feedback_ticket (organisation_id, ticket_id, rollout_id, marked_by, marked_at)
      values (${organisationId}, ${ticketId}, ${rolloutId}, ${actor.name}, ${now})
      on conflict do nothing`.execute(tx);
  else
    await sql`
      delete from feedback_ticket
      where organisation_id = ${organisationId} and ticket_id = ${ticketId}`.execute(tx);
}

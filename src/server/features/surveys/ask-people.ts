/**
 * Asks people the questions of a day once they are so many days past their start, by one message that leads to their own
 * page, and reminds who has not answered once. Nobody is asked while the invitation is not approved.
 */
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { hasApprovedMessage, planSurveys } from '#server/features/messages/index.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './ask-store.ts';

export type SurveyWatched = {
  readonly changed: boolean;
  /** When somebody is to be asked or reminded next; null when nobody is. */
  readonly lookAgainAt: Date | null;
};

const resting: SurveyWatched = { changed: false, lookAgainAt: null };

/** While the rollout waits, or is brought to an end, nobody is asked anything. */
const asking: ReadonlySet<string> = new Set(['running', 'completing']);

/** Asks and reminds whoever is due. For the engine, once a round. */
export async function watchSurvey(
  tx: Transaction,
  context: Context,
  { rolloutId, status, settings }: RolloutRow,
): Promise<SurveyWatched> {
  if (!asking.has(status)) return resting;
  const days = await store.daysInUse(tx, rolloutId);
  if (days.length === 0 || !(await hasApprovedMessage(tx, rolloutId, 'survey'))) return resting;
  const { startHour } = settings;
  // Most rounds find nobody due: one question to the database tells so.
  const nextAt = await store.nextAt(tx, context, rolloutId, days, startHour);
  if (nextAt === null || nextAt > context.now) return { changed: false, lookAgainAt: nextAt };
  const asked = await store.insertDue(tx, context, rolloutId, days, startHour);
  if (asked.length > 0) await invite(tx, context, rolloutId, asked);
  const reminded = await store.noteReminders(tx, context, rolloutId);
  if (reminded.length > 0) await planSurveys(tx, context, reminded, 'reminder');
  return { changed: asked.length + reminded.length > 0, lookAgainAt: null };
}

async function invite(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutRow['rolloutId'],
  asked: readonly store.Asked[],
): Promise<void> {
  await store.markAsked(tx, context, rolloutId, asked);
  await planSurveys(
    tx,
    context,
    asked.map(({ surveyAskId }) => surveyAskId),
    'invitation',
  );
  await recordAudit(tx, context, {
    action: 'survey.asked',
    subject: { kind: 'survey', id: rolloutId },
    after: { rolloutId, people: asked.length, days: [...new Set(asked.map(({ day }) => day))] },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
}

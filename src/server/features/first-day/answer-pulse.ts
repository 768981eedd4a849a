/** Somebody rates their first day on their own page; a low answer opens an entry in the outreach queue at once. */
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { isLowPulse, pulseWordsMax, type PulseScore } from '#domain/first-day/pulse.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { openOutreach } from './outreach-store.ts';
import * as store from './pulse-store.ts';

type Who = { readonly rolloutId: RolloutId; readonly personId: PersonId };

/** What the personal page asks: nothing, the question, or thanks for the answer. */
export type AskedPulse = { readonly answer: 'none' | 'good' | 'low' };

export async function findPulse(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
): Promise<AskedPulse | null> {
  const place = await store.findAskedPlace(tx, context, rolloutId, personId);
  if (place === undefined) return null;
  if (place.score === null) return { answer: 'none' };
  return { answer: isLowPulse(place.score) ? 'low' : 'good' };
}

/** False when nobody asks them now, or they have answered: the first answer stands. */
export async function answerPulse(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
  { score, words }: { readonly score: PulseScore; readonly words: string },
): Promise<boolean> {
  const place = await store.findAskedPlace(tx, context, rolloutId, personId);
  if (place === undefined) return false;
  const said = words.replaceAll('\u0000', '').trim().slice(0, pulseWordsMax);
  const answer = { rolloutId, personId, stageId: place.stageId, score, words: said === '' ? null : said };
  if (!(await store.insertPulse(tx, context, answer))) return false;
  // The log is kept longer than the answer, and more people read it: neither score nor words stand in it.
  await recordAudit(tx, context, {
    action: 'pulse.answered',
    subject: { kind: 'person', id: personId },
    after: { rolloutId, stageId: place.stageId },
  });
  if (isLowPulse(score)) {
    const outreachId = await openOutreach(tx, context, { rolloutId, personId });
    await recordAudit(tx, context, {
      action: 'outreach.opened',
      subject: { kind: 'outreach', id: outreachId },
      after: { rolloutId, personId },
    });
  }
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return true;
}

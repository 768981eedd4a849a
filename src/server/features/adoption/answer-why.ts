/** Somebody says on their own page why they stopped using something: that they did is noted, what they said is counted. */
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { whyWordsMax, type WhyReason } from '#domain/adoption/why.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './why-store.ts';

type Who = { readonly rolloutId: RolloutId; readonly personId: PersonId };

/** What the personal page asks about; null when it asks nothing. */
export async function findWhy(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
): Promise<{ readonly feature: string } | null> {
  const stop = await store.findOpenStop(tx, context, rolloutId, personId);
  return stop === undefined ? null : { feature: stop.feature };
}

/** False when nobody asks them now, or they have answered: the first answer stands. */
export async function answerWhy(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
  { reason, words }: { readonly reason: WhyReason; readonly words: string },
): Promise<boolean> {
  const stop = await store.findOpenStop(tx, context, rolloutId, personId);
  if (stop === undefined || !(await store.noteReceipt(tx, context, stop.useStopId))) return false;
  const said = words.replaceAll('\u0000', '').trim().slice(0, whyWordsMax);
  await store.countAnswer(tx, context, stop.measureId, reason, said === '' ? null : said);
  // Neither reason nor words: they belong to nobody once they are counted.
  await recordAudit(tx, context, {
    action: 'use_stop.answered',
    subject: { kind: 'person', id: personId },
    after: { rolloutId },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return true;
}

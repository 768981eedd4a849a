/**
 * Asks candidates of the pilot whether they take part: one message each, due at once. Where the clock is virtual
 * nobody else would send it, so it is written into the outbox in the same transaction.
 */
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { fillOutbox } from './fill-outbox.ts';
import { readOrganisation } from './message-store.ts';
import { insertQuestions, wakeSenders, type Question } from './plan-store.ts';

/** Plans the questions and returns how many are new. `publicUrl` has no slash at its end. */
export async function sendQuestions(
  tx: Transaction,
  context: Context,
  question: Question,
  publicUrl: string,
): Promise<number> {
  const planned = await insertQuestions(tx, context, question);
  if (planned === 0) return 0;
  const { kind } = await readOrganisation(tx);
  if (kind === 'live') await wakeSenders(tx, context);
  else
    await fillOutbox(tx, context.organisationId, {
      now: context.now,
      publicUrl,
      limit: Number.MAX_SAFE_INTEGER,
    });
  return planned;
}

/** What keeps a cohort from being frozen or started: missing consent where it is needed, places nobody can take. */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countAnswered, countMembers, listMembers } from './member-store.ts';
import { isConsentRequired, type CohortRow } from './store.ts';

/** As many as a sentence names. */
const named = 9;

/** The first thing that stands against it; undefined when nothing does. */
export async function whyNotReady(
  tx: Transaction,
  { now }: Context,
  { cohortId, stageId, size }: CohortRow,
): Promise<Refusal | undefined> {
  if (await isConsentRequired(tx, stageId)) {
    const missing = size - (await countAnswered(tx, cohortId, 'accepted'));
    if (missing > 0) return refusal('consent_missing', { missing, people: size });
  }
  const open = await listMembers(tx, now, cohortId, 'open', { after: 0, limit: named });
  if (open.length === 0) return undefined;
  const count = await countMembers(tx, now, cohortId, 'open');
  return refusal('places_open', { count, people: open.map((member) => member.displayName) });
}

/** After a change that the engine acts on: it looks at the rollout now, and open pages read the rollout anew. */
import type { RolloutId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { requestTick } from './store.ts';

/** Both happen when the transaction commits. */
export async function wakeRollout(
  tx: Transaction,
  { organisationId, now }: Pick<Context, 'organisationId' | 'now'>,
  rolloutId: RolloutId,
): Promise<void> {
  await requestTick(tx, rolloutId, now);
  await notifyChange(tx, organisationId, `rollout:${rolloutId}`);
}

/** Accepts signals durably and once: a repeated key changes nothing, and the engine is woken in the same transaction. */
import type { RolloutId } from '#contracts/ids.ts';
import type { Signal } from '#contracts/signals.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type Receipt = { readonly accepted: number; readonly repeated: number };

/** Writes a batch of signals from one source. */
export async function receiveSignals(
  tx: Transaction,
  context: Context,
  source: string,
  signals: readonly Signal[],
): Promise<Receipt> {
  await store.lockArrival(tx, context.organisationId);
  const accepted = await store.insertSignals(tx, context.organisationId, source, signals);
  const receipt = { accepted, repeated: signals.length - accepted };
  await recordAudit(tx, context, {
    action: 'signals.received',
    subject: { kind: 'signal_source', id: source },
    after: receipt,
  });
  if (accepted > 0) await store.requestTicks(tx, context.now, rolloutsOf(signals));
  return receipt;
}

/** The rollouts that signals name; null when one of them may be about any. */
function rolloutsOf(signals: readonly Signal[]): RolloutId[] | null {
  const named = [...new Set(signals.map(({ rollout }) => rollout))];
  return named.every((rollout) => rollout !== undefined) ? named : null;
}

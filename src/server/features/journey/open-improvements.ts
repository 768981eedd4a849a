/** What the gate is told: changes that no retest has shown to help. A warning on the evidence, never a block. */
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type OpenImprovement = {
  readonly improvementId: ImprovementId;
  readonly kind: 'not_retested' | 'retest_failed';
  readonly statement: Statement;
  readonly finding: string;
  readonly change: string;
};

/** Changes of a rollout without a retest, or whose last retest failed; oldest finding first. */
export async function openImprovements(tx: Transaction, rolloutId: RolloutId): Promise<OpenImprovement[]> {
  return (await store.unprovenOf(tx, rolloutId)).map(({ improvementId, status, finding, entries }) => {
    const change = entries.findLast((entry) => entry.kind === 'change')?.text ?? '';
    const kind = status === 'reopened' ? 'retest_failed' : 'not_retested';
    const code = kind === 'retest_failed' ? 'change_did_not_help' : 'change_not_retested';
    return { improvementId, kind, statement: rolloutStatement(code, { change }), finding, change };
  });
}

/** What the gate is told: changes that no retest has shown to help. A warning on the evidence, never a block. */
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type OpenImprovement = {
  readonly improvementId: ImprovementId;
  readonly kind: 'not_retested' | 'retest_failed';
  /** A whole sentence. */
  readonly text: string;
  readonly finding: string;
  readonly change: string;
};

/** Changes of a rollout without a retest, or whose last retest failed; oldest finding first. */
export async function openImprovements(tx: Transaction, rolloutId: RolloutId): Promise<OpenImprovement[]> {
  return (await store.unprovenOf(tx, rolloutId)).map(({ improvementId, status, finding, entries }) => {
    const change = entries.findLast((entry) => entry.kind === 'change')?.text ?? '';
    const kind = status === 'reopened' ? 'retest_failed' : 'not_retested';
    const outcome = kind === 'retest_failed' ? 'failed its retest' : 'has not been retested';
    return {
      improvementId,
      kind,
      text: `The change “${change}” for “${finding}” ${outcome}.`,
      finding,
      change,
    };
  });
}

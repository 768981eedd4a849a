/** Next actions from targeting groups: people who belong in one were taken out of it behind the rollout's back. */
import type { NextAction } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import type { RolloutRow } from './store.ts';
import { groupsWithTakenOut } from './targeting-store.ts';

export async function targetingActions(
  tx: Transaction,
  { rolloutId }: RolloutRow,
): Promise<Static<typeof NextAction>[]> {
  return (await groupsWithTakenOut(tx, rolloutId)).map(({ group, count, on, holds }) => ({
    code: 'mend_targeting',
    title: rolloutStatement('next_mend_targeting', { group, count, holds }),
    detail: rolloutStatement('next_mend_targeting_why', { on }),
    place: 'targeting',
  }));
}

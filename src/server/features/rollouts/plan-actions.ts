/** Next actions from plans: one that waits is approved by somebody else; waves that were sent back are mended. */
import type { NextAction } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import { doWavesWait, openPlanOf } from './plan-revision-store.ts';
import type { RolloutRow } from './store.ts';

export async function planActions(
  tx: Transaction,
  { rolloutId }: RolloutRow,
): Promise<Static<typeof NextAction>[]> {
  const open = await openPlanOf(tx, rolloutId);
  if (open !== undefined)
    return [
      {
        code: 'approve_plan',
        title: rolloutStatement('next_approve_plan', { kind: open.kind }),
        detail: rolloutStatement('next_approve_plan_why', { by: open.submittedBy }),
        place: open.kind === 'pilot' ? 'pilot' : 'waves',
      },
    ];
  if (!(await doWavesWait(tx, rolloutId))) return [];
  return [
    {
      code: 'submit_waves',
      title: rolloutStatement('next_submit_waves'),
      detail: rolloutStatement('next_submit_waves_why'),
      place: 'waves',
    },
  ];
}

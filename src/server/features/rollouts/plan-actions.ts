/**
 * Next actions from plans: what is missing before the pilot's is submitted; one that waits is approved by somebody
 * else; what was sent back is mended.
 */
import type { NextAction } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import { doWavesWait, draftFacts, openPlanOf } from './plan-revision-store.ts';
import type { RolloutRow } from './store.ts';

type Action = Static<typeof NextAction>;

export async function planActions(tx: Transaction, rollout: RolloutRow): Promise<Action[]> {
  const { rolloutId } = rollout;
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
  if (rollout.status === 'draft') return await draftActions(tx, rollout);
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

async function draftActions(tx: Transaction, { rolloutId, criteriaFrozenAt }: RolloutRow): Promise<Action[]> {
  const { isChosen, isMessageApproved, rejectedBy, rejection } = await draftFacts(tx, rolloutId);
  const actions: (Action | null)[] = [
    isChosen
      ? null
      : {
          code: 'choose_pilot',
          title: rolloutStatement('next_choose_pilot'),
          detail: rolloutStatement('next_choose_pilot_why'),
          place: 'pilot',
        },
    criteriaFrozenAt === null
      ? {
          code: 'freeze_criteria',
          title: rolloutStatement('next_freeze_criteria'),
          detail: rolloutStatement('next_freeze_criteria_why'),
          place: 'criteria',
        }
      : null,
    isMessageApproved
      ? null
      : {
          code: 'approve_message',
          title: rolloutStatement('next_approve_message'),
          detail: rolloutStatement('next_approve_message_why'),
          place: 'messages',
        },
    rejectedBy === null
      ? {
          code: 'submit_pilot',
          title: rolloutStatement('next_submit_pilot'),
          detail: rolloutStatement('next_submit_pilot_why'),
          place: 'pilot',
        }
      : {
          code: 'submit_pilot',
          title: rolloutStatement('next_mend_pilot'),
          detail: rolloutStatement('next_mend_pilot_why', { by: rejectedBy, reason: rejection ?? '' }),
          place: 'pilot',
        },
  ];
  return actions.filter((action) => action !== null);
}

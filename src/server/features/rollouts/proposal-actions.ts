/** What is next with proposed changes: deciding those whose day has passed, and carrying out what was accepted. */
import type { NextAction } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import { openProposals, type OpenProposal } from './proposal-store.ts';
import type { RolloutRow } from './store.ts';

type Action = Static<typeof NextAction>;

export async function proposalActions(
  tx: Transaction,
  { now }: Context,
  { rolloutId, timeZone }: RolloutRow,
): Promise<Action[]> {
  const today = dateAt(now, timeZone);
  const open = await openProposals(tx, rolloutId);
  return [
    ...decideActions(open.filter(({ owner, dueOn }) => owner === null && dueOn < today)),
    ...carryOutActions(open, today),
  ];
}

/** All that wait past their day are one action; the oldest is named. */
function decideActions(late: readonly OpenProposal[]): Action[] {
  const oldest = late[0];
  if (oldest === undefined) return [];
  const proposals = late.length;
  return [
    {
      code: 'decide_proposals',
      title: rolloutStatement('next_decide_proposals', { proposals }),
      detail: rolloutStatement('next_decide_proposals_why', {
        proposals,
        change: oldest.change,
        on: oldest.dueOn,
      }),
      place: 'feedback',
      tab: 'changes',
    },
  ];
}

/** Each accepted change is its owner's. */
function carryOutActions(open: readonly OpenProposal[], today: string): Action[] {
  return open.flatMap(({ change, owner, dueOn: on }) =>
    owner === null
      ? []
      : [
          {
            code: 'carry_out_proposal',
            title: rolloutStatement('next_carry_out'),
            detail: rolloutStatement(on < today ? 'next_carry_out_late' : 'next_carry_out_why', {
              change,
              owner,
              on,
            }),
            place: 'feedback',
            tab: 'changes',
          },
        ],
  );
}

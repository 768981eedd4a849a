/** A proposed change as the screens show it. */
import type { AccountId } from '#contracts/ids.ts';
import type { Proposal, ProposalResult } from '#contracts/proposals.ts';
import type { ProposalRow } from './proposal-store.ts';

function resultOf({ resultKind, resultId, stageKind }: ProposalRow): ProposalResult | null {
  if (resultKind === 'words') return { kind: 'words' };
  if (resultKind === 'message')
    return stageKind === null ? { kind: 'words' } : { kind: 'message', stageKind };
  return resultKind === null || resultId === null ? null : { kind: resultKind, revision: resultId };
}

/** Who reads: their account, null for programs, and whether somebody else could decide in their place. */
export type Reader = { readonly accountId: AccountId | null; readonly hasOthers: boolean };

export function isOwn({ proposerAccountId }: ProposalRow, { accountId }: Reader): boolean {
  return accountId !== null && proposerAccountId === accountId;
}

/** `today` is the day in the rollout's zone. */
export function presentProposal(row: ProposalRow, today: string, reader: Reader): Proposal {
  const { proposerAccountId: _, resultKind: __, resultId: ___, stageKind: ____, ...shown } = row;
  const day = row.status === 'waiting' ? row.decideBy : row.status === 'accepted' ? row.dueOn : null;
  return {
    ...shown,
    proposedAt: row.proposedAt.toISOString(),
    isOwn: isOwn(row, reader),
    isBarred: isOwn(row, reader) && reader.hasOthers,
    isOverdue: day !== null && day < today,
    feedback: [...row.feedback],
    entries: [...row.entries],
    result: resultOf(row),
  };
}

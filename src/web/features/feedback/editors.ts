/** Where a proposed change is carried out, and where what it became is shown. */
import type { Proposal, ProposalResult } from '#contracts/proposals.ts';

export type EditorPlace = {
  readonly path: string;
  readonly search: Readonly<Record<string, string | number>>;
};

/** The page that carries it out, told which proposed change it is for; null for parts that no page changes. */
export function editorOf({ proposalId, part }: Pick<Proposal, 'proposalId' | 'part'>): EditorPlace | null {
  const search = { proposal: proposalId };
  switch (part) {
    case 'pace':
      return { path: '/waves', search: { ...search, replan: 'capacity' } };
    case 'dates':
      return { path: '/waves', search: { ...search, replan: 'move' } };
    case 'criteria':
      return { path: '/criteria', search };
    case 'message':
      return { path: '/messages', search: { ...search, tab: 'wave' } };
    default:
      return null;
  }
}

/** The page that shows the revision or message. */
export function placeOfResult(result: Exclude<ProposalResult, { kind: 'words' }>): EditorPlace {
  if (result.kind === 'waves') return { path: '/waves', search: { tab: 'revisions' } };
  if (result.kind === 'criteria') return { path: '/criteria', search: {} };
  return { path: '/messages', search: { tab: result.stageKind } };
}

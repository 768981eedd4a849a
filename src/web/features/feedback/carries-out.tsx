/** On the pages that change the plan: which proposed change is carried out there, and which one a revision came from. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { proposalRoutes, type ProposalLink } from '#contracts/proposals.ts';
import type { ProposalId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { proposalTexts } from './proposal-texts.ts';
import './carries-out.css';

/** The accepted change named in the address, and a way to leave it; undefined where none is. */
export function useCarriedOut() {
  const [address, setAddress] = useAddressValue('proposal');
  const rolloutId = useRolloutId();
  const list = useRoute(
    proposalRoutes.listProposals,
    { params: { rolloutId } },
    { isEnabled: address !== undefined },
  );
  const found =
    address === undefined
      ? undefined
      : list.data?.proposals.find(({ proposalId }) => String(proposalId) === address);
  const proposalId: ProposalId | undefined = found?.status === 'accepted' ? found.proposalId : undefined;
  return { found, proposalId, leave: () => setAddress(null) };
}

/** Says at the top of a page what is carried out here. */
export function CarriesOut() {
  const texts = useTexts(proposalTexts);
  const { found, proposalId, leave } = useCarriedOut();
  if (found === undefined) return null;
  const isOpen = proposalId !== undefined;
  return (
    <Notice
      tone={isOpen ? 'accent' : 'none'}
      icon="edit"
      title={isOpen ? texts.carries(found.change) : found.change}
      actions={
        <Button size="compact-sm" onClick={leave}>
          {texts.notNow}
        </Button>
      }
    >
      <p>{isOpen ? texts.carriesText : texts.carriesLate}</p>
    </Notice>
  );
}

/** Leads from a revision or a message to the proposed change behind it; nothing where there is none. */
export function BecauseOf({ proposal }: { readonly proposal: ProposalLink | null | undefined }) {
  const texts = useTexts(proposalTexts);
  const rolloutId = useRolloutId();
  if (proposal === null || proposal === undefined) return null;
  return (
    <Link
      className="feedback-because"
      to={`/rollouts/${rolloutId}/feedback` as never}
      search={{ tab: 'changes', change: proposal.proposalId } as never}
    >
      {texts.because(proposal.change)}
    </Link>
  );
}

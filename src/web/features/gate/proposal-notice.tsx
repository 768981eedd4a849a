/** What the rules propose and why, in the tone of the proposal. */
import type { Decision, GateView } from '#contracts/gate.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Tone } from '../../ui/tone.ts';
import { decisionTexts } from './decision-texts.ts';
import { useProposalReason } from './verdict-words.ts';

export const decisionTones: Readonly<Record<Decision, Tone>> = {
  go: 'pass',
  conditional_go: 'warn',
  extend: 'warn',
  no_go: 'fail',
  rollback: 'fail',
};

/** The notice at the head of the decision. */
export function ProposalNotice({ gate }: { readonly gate: GateView }) {
  const texts = useTexts(decisionTexts);
  const reason = useProposalReason();
  return (
    <Notice tone={decisionTones[gate.proposal]} title={texts.proposes(texts.decisions[gate.proposal])}>
      {reason(gate)}
    </Notice>
  );
}

/** What the rules propose and why, in the tone of the proposal. */
import type { Decision, GateView } from '#contracts/gate.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Tone } from '../../ui/tone.ts';
import { decisionTexts } from './decision-texts.ts';

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
  const say = useSay();
  return (
    <Notice tone={decisionTones[gate.proposal]} title={texts.proposes(texts.decisions[gate.proposal])}>
      {say(gate.proposalReason)}
    </Notice>
  );
}

/** The state of a proposed change, in a word with its glyph. */
import type { ProposalStatus } from '#contracts/proposals.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { proposalTexts } from './proposal-texts.ts';

const looks: Readonly<Record<ProposalStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'warn', icon: 'clock' },
  accepted: { tone: 'accent', icon: 'operations' },
  rejected: { tone: 'none', icon: 'cross' },
  withdrawn: { tone: 'none', icon: 'undo' },
  carried_out: { tone: 'pass', icon: 'check' },
  dropped: { tone: 'none', icon: 'cross' },
};

export function ProposalStateTag({ status }: { readonly status: ProposalStatus }) {
  const { states } = useTexts(proposalTexts);
  return <Tag {...looks[status]}>{states[status]}</Tag>;
}

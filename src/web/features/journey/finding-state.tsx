/** The state of a finding as a tag: glyph and word. */
import type { Improvement } from '#contracts/journey.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { journeyTexts } from './journey-texts.ts';

const looks: Readonly<Record<Improvement['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  found: { tone: 'none', icon: 'edit' },
  changed: { tone: 'warn', icon: 'clock' },
  retested: { tone: 'pass', icon: 'check' },
  reopened: { tone: 'fail', icon: 'cross' },
  accepted: { tone: 'none', icon: 'minus' },
};

export function FindingState({ status }: { readonly status: Improvement['status'] }) {
  const texts = useTexts(journeyTexts);
  return <Tag {...looks[status]}>{texts.states[status]}</Tag>;
}

/** Where an entry of the outreach queue stands: a word with its glyph. */
import type { OutreachStatus } from '#contracts/first-day.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { firstDayTexts } from './first-day-texts.ts';

const looks: Readonly<Record<OutreachStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'fail', icon: 'phone' },
  contacted: { tone: 'warn', icon: 'chat' },
  settled: { tone: 'pass', icon: 'check' },
};

export function OutreachTag({ status }: { readonly status: OutreachStatus }) {
  const texts = useTexts(firstDayTexts);
  return <Tag {...looks[status]}>{texts.states[status]}</Tag>;
}

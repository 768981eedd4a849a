/** How readiness is shown: a word with its glyph for each colour, a bar of all three, and the reasons as a line. */
import type { ReadinessState, ReadinessTotals } from '#contracts/readiness.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { readinessTexts } from './readiness-texts.ts';

export const readinessLooks: Readonly<
  Record<ReadinessState, { readonly tone: Tone; readonly icon: IconName }>
> = {
  not_ready: { tone: 'fail', icon: 'cross' },
  attention: { tone: 'warn', icon: 'warn' },
  ready: { tone: 'pass', icon: 'check' },
};

export function ReadinessTag({ state }: { readonly state: ReadinessState }) {
  const texts = useTexts(readinessTexts);
  return <Tag {...readinessLooks[state]}>{texts.states[state]}</Tag>;
}

/** The share of each colour, the ready ones first; the words beside it say the same. */
export function ReadinessBar({ counts }: { readonly counts: ReadinessTotals['counts'] }) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const { not_ready, attention, ready } = counts;
  const words = texts.counts(format.number(not_ready), format.number(attention), format.number(ready));
  return (
    <div className="ready-bar" title={words}>
      <span className="bw-hidden">{words}</span>
      {(['ready', 'attention', 'not_ready'] as const)
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <i key={state} data-tone={readinessLooks[state].tone} style={{ flex: `${counts[state]} 1 0` }} />
        ))}
    </div>
  );
}

/** How much a risk weighs, in a word with its colour. */
import type { RiskLevel } from '#contracts/risks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { riskTexts } from './risk-texts.ts';

const tones: Readonly<Record<RiskLevel, Tone>> = { low: 'none', medium: 'warn', high: 'fail' };

export function RiskTag({ level }: { readonly level: RiskLevel }) {
  const { levels } = useTexts(riskTexts);
  return (
    <Tag tone={tones[level]} icon={level === 'high' ? 'warn' : null}>
      {levels[level]}
    </Tag>
  );
}

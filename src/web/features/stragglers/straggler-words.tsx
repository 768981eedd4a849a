/** How the desk names a straggler's state and forecast. */
import type { Straggler, StragglerState } from '#contracts/stragglers.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { stragglersTexts } from './stragglers-texts.ts';

export const stragglerLooks: Readonly<
  Record<StragglerState, { readonly tone: Tone; readonly icon: IconName }>
> = {
  failed: { tone: 'fail', icon: 'cross' },
  unreachable: { tone: 'warn', icon: 'blind-spot' },
  deferred: { tone: 'warn', icon: 'clock' },
  overdue: { tone: 'warn', icon: 'calendar' },
};

export function StragglerStateTag({ state }: { readonly state: StragglerState }) {
  const texts = useTexts(stragglersTexts);
  return <Tag {...stragglerLooks[state]}>{texts.states[state]}</Tag>;
}

/** The date, marked when a promise has passed; "not known" is a value. */
export function Forecast({ forecast, today }: Pick<Straggler, 'forecast'> & { readonly today: string }) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  if (forecast === null) return <span className="bw-quiet">{texts.unknown}</span>;
  const on = format.dayMonth(forecast.on);
  if (forecast.basis === 'promised' && forecast.on < today)
    return (
      <Tag tone="fail">
        {on}
        <span className="bw-hidden">, {texts.past}</span>
      </Tag>
    );
  return <>{on}</>;
}

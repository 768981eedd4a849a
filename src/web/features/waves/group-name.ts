/** Groups and weeks of the waves in words. */
import { useCallback } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { wavesTexts } from './waves-texts.ts';
import { weekNumber } from './weeks.ts';

/** A group by its values, or everybody where the waves follow no attribute. */
export function useGroupName(): (values: readonly (string | null)[]) => string {
  const { everybody, notRecorded } = useTexts(wavesTexts);
  return useCallback(
    (values) => (values.length === 0 ? everybody : values.map((value) => value ?? notRecorded).join(' / ')),
    [everybody, notRecorded],
  );
}

/** "week 49" for any day of that week. */
export function useWeekName(): (on: string) => string {
  const { weekLong } = useTexts(wavesTexts);
  const format = useFormat();
  return useCallback((on) => weekLong(format.number(weekNumber(on))), [weekLong, format]);
}

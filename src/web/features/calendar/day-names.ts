/** The names of the weekdays, Monday first, in the language of the screen. */
import { useMemo } from 'react';
import { intlTag } from '../../i18n/locale.ts';
import { useLocale } from '../../i18n/locale-provider.tsx';

/** A week that begins on a Monday. */
const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));

export function useWeekdays(): readonly string[] {
  const locale = useLocale();
  return useMemo(() => namesOf(locale, { weekday: 'long' }, days), [locale]);
}

/** The names of the months, January first. */
export function useMonths(length: 'long' | 'short'): readonly string[] {
  const locale = useLocale();
  return useMemo(() => namesOf(locale, { month: length }, months), [locale, length]);
}

function namesOf(
  locale: ReturnType<typeof useLocale>,
  options: Intl.DateTimeFormatOptions,
  dates: readonly Date[],
): readonly string[] {
  const format = new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: 'UTC' });
  return dates.map((date) => format.format(date));
}

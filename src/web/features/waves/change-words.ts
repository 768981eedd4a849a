/** A change to the waves in words, as the list of revisions tells it. */
import { useCallback } from 'react';
import type { WaveChange } from '#contracts/replan.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useGroupName, useWeekName } from './group-name.ts';
import { revisionTexts } from './revision-texts.ts';

export function useChangeWords(): (change: WaveChange) => string {
  const texts = useTexts(revisionTexts).change;
  const format = useFormat();
  const groupName = useGroupName();
  const weekName = useWeekName();
  return useCallback(
    (change) => {
      if (change.kind === 'move')
        return texts.move(groupName(change.values), weekName(change.from), weekName(change.to));
      if (change.kind === 'capacity') {
        const { peoplePerWeek: people, helpdeskMinutesPerWeek: minutes } = change;
        const parts = format.list([
          ...(people === null ? [] : [texts.people(format.number(people))]),
          ...(minutes === null ? [] : [texts.minutes(format.number(minutes))]),
        ]);
        const from = weekName(change.from);
        return change.to === null
          ? texts.capacity(parts, from)
          : texts.capacityUntil(parts, from, weekName(change.to));
      }
      const { because, from, to, site, department } = change;
      const dates = from === to ? format.weekday(from) : format.dateRange(from, to);
      const place = [site, department].filter((name) => name !== undefined).join(', ');
      return because === 'closed'
        ? texts.closed(dates, place === '' ? texts.everybody : place)
        : texts[because](dates);
    },
    [texts, format, groupName, weekName],
  );
}

/** Changes that large rollouts meet: a week that slips, a frozen region, less helpdesk, a department that is blocked. */
import type { WaveCapacity } from '#domain/waves/wave-groups.ts';
import { amountIn } from '#domain/waves/wave-groups.ts';
import { dateOf, dayOf, type Freeze } from '#domain/waves/working-week.ts';

/** The capacity after each change, by its name; `now` is the current week, 0 = the first. */
export function usualChanges(capacity: WaveCapacity, now: number): Record<string, WaveCapacity> {
  const firstDay = dayOf(capacity.startsOn)!;
  const freeze = (week: number, weeks: number, where: { site?: string; department?: string }): Freeze => ({
    ...where,
    from: dateOf(firstDay + week * 7),
    to: dateOf(firstDay + (week + weeks) * 7 - 3),
  });
  const frozen = (...added: readonly Freeze[]): WaveCapacity => ({
    ...capacity,
    freezes: [...capacity.freezes, ...added],
  });
  const slipping = now + 1;
  const helpdesk = Array.from({ length: capacity.weeks }, (_, week) => {
    const isLess = week >= now + 2 && week < now + 7;
    return amountIn(capacity.helpdeskMinutesPerWeek!, week) * (isLess ? 0.8 : 1);
  });
  return {
    'no change': capacity,
    [`week ${slipping + 1} slips`]: frozen(freeze(slipping, 1, {})),
    'region frozen for 2 weeks': frozen(
      ...Array.from({ length: 15 }, (_, site) => freeze(now + 2, 2, { site: `S${site + 31}` })),
    ),
    'helpdesk -20 % for 5 weeks': { ...capacity, helpdeskMinutesPerWeek: helpdesk },
    'department blocked for 3 weeks': frozen(freeze(now + 1, 3, { department: 'D3' })),
  };
}

/** The forecast as the chart of people done takes it: from today on, until the latest likely end. */
import type { Forecast } from '#contracts/forecast.ts';
import type { FanPoint } from '../../ui/charts/forecast-fan.tsx';

/** Weeks shown at most; what is still open then stands in words. */
const weeksMax = 60;

/** Points at the ends of the weeks, behind one for today; up to the week in which nine of ten runs have ended. */
export function fanPoints(
  { done, weeks, finish }: Pick<Forecast, 'done' | 'weeks' | 'finish'>,
  today: string,
): readonly FanPoint[] {
  const last = finish.p90;
  const shown = weeks
    .filter(({ startsOn, endsOn }) => endsOn > today && (last === null || startsOn <= last))
    .slice(0, weeksMax);
  const now = { on: today, p10: done, p25: done, p50: done, p75: done, p90: done };
  return [
    now,
    ...shown.map(({ endsOn, p10, p25, p50, p75, p90 }) => ({ on: endsOn, p10, p25, p50, p75, p90 })),
  ];
}

/**
 * On which days simulated people use what they were given: some never begin, some stop after a while, the others use it
 * on some working days. Every answer is the person's own draw.
 */
import { hashText, waitingTime, type PersonDraw } from './person-draw.ts';
import type { Scenario } from './scenario.ts';

/** `at` in milliseconds since 1970. */
export type SimulatedUse = { readonly at: number; readonly feature: string };

const dayMilliseconds = 86_400_000;
/** Reports end so many days after the change: half a year, longer than a rehearsal goes on for most. */
const reportedDays = 182;
/** The chance that a person who uses it does so on a working day. */
const dailyShare = 0.45;
/** The hours (UTC) between which it is used. */
const [fromHour, hours] = [7, 9];

/** Returns the uses of a person who was done at `doneAt`, in order of time. */
export function createUse(
  draw: PersonDraw,
  { use = [] }: Pick<Scenario, 'use'>,
): (person: number, doneAt: number) => SimulatedUse[] {
  const known = use.map((row) => ({ ...row, key: hashText(row.feature) }));
  return (person, doneAt) =>
    known
      .flatMap(({ feature, key, share, stopShare, stopAfterDays }) => {
        if (draw(person, 'begins_use', key) >= share) return [];
        const stops = draw(person, 'stops_use', key) < stopShare;
        const lasts = stops ? waitingTime(draw(person, 'use_lasts', key), stopAfterDays) : reportedDays;
        const midnight = Math.floor(doneAt / dayMilliseconds) * dayMilliseconds;
        const uses: SimulatedUse[] = [];
        for (let day = 1; day <= Math.min(lasts, reportedDays); day++) {
          const at = midnight + day * dayMilliseconds;
          const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
          if (isWeekend || draw(person, 'uses_on', key + day) >= dailyShare) continue;
          const hour = fromHour + draw(person, 'use_hour', key + day) * hours;
          uses.push({ at: at + Math.round(hour * 3_600_000), feature });
        }
        return uses;
      })
      .toSorted((left, right) => left.at - right.at);
}

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

/**
 * Returns the next use after an instant of a person who was done at `doneAt`; null when they use nothing any more. Asked
 * one by one, because everybody's uses of half a year would fill the memory.
 */
export function createUse(
  draw: PersonDraw,
  { use = [] }: Pick<Scenario, 'use'>,
): (person: number, doneAt: number, after: number) => SimulatedUse | null {
  const known = use.map((row) => ({ ...row, key: hashText(row.feature) }));

  const nextOf = (person: number, doneAt: number, after: number, row: (typeof known)[number]): number => {
    const { key, share, stopShare, stopAfterDays } = row;
    if (draw(person, 'begins_use', key) >= share) return Infinity;
    const stops = draw(person, 'stops_use', key) < stopShare;
    const lasts = stops ? waitingTime(draw(person, 'use_lasts', key), stopAfterDays) : reportedDays;
    const midnight = Math.floor(doneAt / dayMilliseconds) * dayMilliseconds;
    const first = Math.max(1, Math.floor((after - midnight) / dayMilliseconds));
    for (let day = first; day <= Math.min(lasts, reportedDays); day++) {
      const at = midnight + day * dayMilliseconds;
      const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
      if (isWeekend || draw(person, 'uses_on', key + day) >= dailyShare) continue;
      const hour = fromHour + draw(person, 'use_hour', key + day) * hours;
      const usedAt = at + Math.round(hour * 3_600_000);
      if (usedAt > after) return usedAt;
    }
    return Infinity;
  };

  return (person, doneAt, after) => {
    let next: SimulatedUse | null = null;
    for (const row of known) {
      const at = nextOf(person, doneAt, after, row);
      if (at < (next?.at ?? Infinity)) next = { at, feature: row.feature };
    }
    return next;
  };
}

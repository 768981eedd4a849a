/** How many people will have started by which day if every coming wave starts as planned. Not a forecast. */
import type { Stage } from '#contracts/rollouts.ts';
import { waitingOf } from './everybody.ts';
import { hasEnded, wavesOf } from './phases.ts';

export type PlannedPoint = { readonly on: string; readonly people: number };

function daysAfter(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A step line from `done` people today over the coming waves: flat until a wave starts, then up by the people
 * who wait in it over as many days as its daily starts need. A wave whose day has passed starts today at best.
 */
export function plannedStarts(
  stages: readonly Stage[],
  done: number,
  today: string,
): readonly PlannedPoint[] {
  const points: PlannedPoint[] = [{ on: today, people: done }];
  let people = done;
  let day = today;
  for (const wave of wavesOf(stages)) {
    const waiting = waitingOf(wave.counts);
    if (hasEnded(wave) || wave.startsOn === null || waiting === 0) continue;
    const from = wave.startsOn > day ? wave.startsOn : day;
    const to = daysAfter(from, Math.max(1, Math.ceil(waiting / Math.max(1, wave.startsPerDay))));
    points.push({ on: from, people });
    people += waiting;
    points.push({ on: to, people });
    day = to;
  }
  return points.length === 1 ? [] : points;
}

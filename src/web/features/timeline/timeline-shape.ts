/** The shape of the timeline: which span of days it shows, where a date lies in it, and how long a stage takes. */
import { isWeekday, workingDaysAfter, type Milestone } from '#contracts/milestones.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { daysAfter, mondayOf } from '../waves/weeks.ts';

const dayMs = 86_400_000;

/** First and last day, YYYY-MM-DD, both included. */
export type Span = { readonly from: string; readonly to: string };

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

/**
 * From the first start to the end of watching, as planned; an ended stage ends when it did. Null while the stage has
 * no date.
 */
export function stageSpan(stage: Stage, dateOf: (at: string) => string): Span | null {
  const { startsOn, startedAt, endedAt, people, startsPerDay, windowDays, soakDays } = stage;
  if (startsOn === null) return null;
  const from = startedAt === null ? startsOn : dateOf(startedAt);
  if (endedAt !== null) return { from, to: dateOf(endedAt) };
  const startDays = Math.max(1, Math.ceil(people / Math.max(1, startsPerDay)));
  const lastStart = workingDaysAfter(from, startDays - 1, isWeekday);
  return { from, to: daysAfter(lastStart, windowDays + soakDays) };
}

/** Whole weeks around all dates, today's too when it lies near; null without any date. */
export function timelineSpan(
  stages: readonly Span[],
  milestones: readonly Milestone[],
  today: string,
): Span | null {
  const dates = [
    ...stages.flatMap(({ from, to }) => [from, to]),
    ...milestones.map(({ on }) => on),
  ].toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = today < first && daysBetween(today, first) <= 60 ? today : first;
  const to = today > last && daysBetween(last, today) <= 60 ? today : last;
  return { from: mondayOf(from), to: daysAfter(mondayOf(to), 6) };
}

/** Where a day begins in a span, as a share of its width. */
export function placeOf(on: string, { from, to }: Span): number {
  return daysBetween(from, on) / (daysBetween(from, to) + 1);
}

/** The first of each month in the span, and its first day. */
export function monthsOf({ from, to }: Span): readonly string[] {
  const months = [from];
  for (let on = from; on <= to; on = daysAfter(on, 1)) if (on.endsWith('-01') && on !== from) months.push(on);
  // The first label needs room for its words.
  return months.length > 1 && daysBetween(from, months[1]!) < 10 ? months.slice(1) : months;
}

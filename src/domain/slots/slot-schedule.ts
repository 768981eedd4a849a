/**
 * How many places a site or team offers, and when: weekly sessions, weekday rules and dated exceptions within a period,
 * less the days its calendar closes. Who has booked what is not known here.
 */
import { dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';
import { slotStatement, type SlotStatement } from './slot-sentences.ts';

/** The same on each of its weekdays (Monday = 0). */
export type WeeklySession = {
  readonly weekdays: readonly number[];
  /** HH:MM, by the clock of the place. */
  readonly at: string;
  readonly minutes: number;
  /** null: as many as come. */
  readonly places: number | null;
};

/** More or fewer places on one weekday, at these times; without times, in every session. */
export type WeekdayRule = {
  readonly weekday: number;
  readonly at: readonly string[] | null;
  /** Added to the places of each session; below 0 takes away, never below none. */
  readonly change: number;
};

/** What differs on the days from `from` to `to`, both included. */
export type DatedException = { readonly from: string; readonly to: string } & (
  | { readonly kind: 'close'; readonly at: readonly string[] | null }
  | { readonly kind: 'change'; readonly at: readonly string[] | null; readonly change: number }
  /** Another session, or more places in the one at that time. */
  | { readonly kind: 'add'; readonly at: string; readonly minutes: number; readonly places: number | null }
);

export type SlotSchedule = {
  /** First and last day, YYYY-MM-DD, both included. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly sessions: readonly WeeklySession[];
  readonly weekdayRules: readonly WeekdayRule[];
  readonly exceptions: readonly DatedException[];
  /** A session is amber when no more than this share of its places is left, 0 to 1. */
  readonly amberShare: number;
};

export type Session = { readonly at: string; readonly minutes: number; readonly places: number | null };

export type SlotDay = {
  readonly on: string;
  /** By time; those without a place are left out. */
  readonly sessions: readonly Session[];
  /** null: as many as come. */
  readonly places: number | null;
};

/** Years a schedule may run at most. */
const daysMax = 3 * 366;

/** Refuses a period that ends before it begins or is too long, and sessions that overlap in one week. */
export function checkSchedule(schedule: SlotSchedule): SlotStatement | null {
  const { validFrom, validTo } = schedule;
  const [first, last] = [dayOf(validFrom)!, dayOf(validTo)!];
  if (last < first) return slotStatement('slots_period', { from: validFrom, to: validTo });
  if (last - first > daysMax) return slotStatement('slots_too_long', {});
  for (let weekday = 0; weekday < 7; weekday++) {
    const sessions = sessionsOn(schedule, weekday);
    const overlapping = findOverlap(sessions);
    if (overlapping !== null) return slotStatement('slots_overlap', overlapping);
  }
  for (const exception of schedule.exceptions)
    if (exception.to < exception.from)
      return slotStatement('slots_period', { from: exception.from, to: exception.to });
  return null;
}

function findOverlap(sessions: readonly Session[]): { first: string; second: string } | null {
  for (const [index, session] of sessions.entries()) {
    const next = sessions[index + 1];
    if (next !== undefined && minuteOf(next.at) < minuteOf(session.at) + session.minutes)
      return { first: session.at, second: next.at };
  }
  return null;
}

function minuteOf(at: string): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
}

/** The weekly sessions of a weekday, by time, before rules and exceptions. */
function sessionsOn({ sessions }: SlotSchedule, weekday: number): Session[] {
  return sessions
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .map(({ at, minutes, places }) => ({ at, minutes, places }))
    .toSorted((left, right) => left.at.localeCompare(right.at));
}

/**
 * The days of a schedule from one date to another, those outside its period left out. A closed day has no session;
 * rules apply in this order: weekly sessions, weekday rules, exceptions as listed.
 */
export function slotDays(
  schedule: SlotSchedule,
  from: string,
  to: string,
  isClosed: (day: number) => boolean = () => false,
): SlotDay[] {
  const first = Math.max(dayOf(from)!, dayOf(schedule.validFrom)!);
  const last = Math.min(dayOf(to)!, dayOf(schedule.validTo)!);
  const days: SlotDay[] = [];
  for (let day = first; day <= last; day++) {
    const sessions = isClosed(day) ? [] : sessionsOfDay(schedule, day);
    days.push({ on: dateOf(day), sessions, places: sumPlaces(sessions) });
  }
  return days;
}

function sessionsOfDay(schedule: SlotSchedule, day: number): Session[] {
  const weekday = weekdayOf(day);
  const on = dateOf(day);
  let sessions = sessionsOn(schedule, weekday);
  for (const rule of schedule.weekdayRules)
    if (rule.weekday === weekday) sessions = change(sessions, rule.at, rule.change);
  for (const exception of schedule.exceptions)
    if (on >= exception.from && on <= exception.to) sessions = except(sessions, exception);
  return sessions
    .filter(({ places }) => places === null || places > 0)
    .toSorted((left, right) => left.at.localeCompare(right.at));
}

function except(sessions: readonly Session[], exception: DatedException): Session[] {
  switch (exception.kind) {
    case 'close':
      return sessions.filter(({ at }) => exception.at !== null && !exception.at.includes(at));
    case 'change':
      return change(sessions, exception.at, exception.change);
    case 'add': {
      const { at, minutes, places } = exception;
      if (!sessions.some((session) => session.at === at)) return [...sessions, { at, minutes, places }];
      return sessions.map((session) =>
        session.at === at
          ? {
              ...session,
              places: places === null || session.places === null ? null : session.places + places,
            }
          : session,
      );
    }
  }
}

function change(sessions: readonly Session[], times: readonly string[] | null, by: number): Session[] {
  return sessions.map((session) =>
    session.places !== null && (times === null || times.includes(session.at))
      ? { ...session, places: Math.max(0, session.places + by) }
      : session,
  );
}

/** All places together; null as soon as one session takes as many as come. */
export function sumPlaces(parts: readonly { readonly places: number | null }[]): number | null {
  return parts.reduce<number | null>(
    (sum, { places }) => (sum === null || places === null ? null : sum + places),
    0,
  );
}

export type Fill = 'free' | 'amber' | 'full' | 'over';

/** How full a session is; one that takes as many as come is always free. */
export function fillOf(places: number | null, booked: number, amberShare: number): Fill {
  if (places === null) return 'free';
  if (booked > places) return 'over';
  if (booked === places) return 'full';
  return places - booked <= places * amberShare ? 'amber' : 'free';
}

/** A schedule as it is filled in, row by row, and the fields that are sent. */
import type { Schedule, ScheduleFields, SchedulePlace, ScheduleView } from '#contracts/slots.ts';
import { daysAfter, isDate } from '../waves/weeks.ts';

export const draftPlaceKinds = ['everybody', 'site', 'department'] as const;
export type DraftPlaceKind = (typeof draftPlaceKinds)[number];

export type SessionRow = {
  readonly weekdays: readonly number[];
  readonly at: string;
  readonly minutes: number | null;
  /** Empty: as many as come. */
  readonly places: number | null;
};

export type RuleRow = {
  readonly weekday: number;
  /** "09:00, 10:00"; empty: every session. */
  readonly at: string;
  readonly change: number | null;
};

export const exceptionKinds = ['close', 'change', 'add'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export type ExceptionRow = {
  readonly kind: ExceptionKind;
  readonly from: string;
  readonly to: string;
  /** As in a rule; of a session that is added, its one time. */
  readonly at: string;
  readonly change: number | null;
  readonly minutes: number | null;
  readonly places: number | null;
};

export type ScheduleDraft = {
  readonly place: DraftPlaceKind;
  readonly name: string | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly sessions: readonly SessionRow[];
  readonly rules: readonly RuleRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly amberPercent: number | null;
};

const usualWeekdays = [0, 1, 2, 3, 4];
const usualAmberPercent = 20;

export const firstSession: SessionRow = { weekdays: usualWeekdays, at: '09:00', minutes: 60, places: 10 };
export const firstRule: RuleRow = { weekday: 0, at: '', change: -1 };

export function firstException(on: string): ExceptionRow {
  return { kind: 'close', from: on, to: on, at: '', change: -1, minutes: 60, places: 5 };
}

/** A new schedule: four weeks from a day on. */
export function firstDraft(today: string): ScheduleDraft {
  return {
    place: 'everybody',
    name: null,
    validFrom: today,
    validTo: daysAfter(today, 27),
    sessions: [firstSession],
    rules: [],
    exceptions: [],
    amberPercent: usualAmberPercent,
  };
}

/** A schedule to be changed. */
export function draftOf({ place, schedule }: Pick<ScheduleView, 'place' | 'schedule'>): ScheduleDraft {
  const timesOf = (at: readonly string[] | null): string => (at ?? []).join(', ');
  return {
    place: place?.kind ?? 'everybody',
    name: place?.name ?? null,
    validFrom: schedule.validFrom,
    validTo: schedule.validTo,
    sessions: schedule.sessions,
    rules: schedule.weekdayRules.map(({ weekday, at, change }) => ({ weekday, at: timesOf(at), change })),
    exceptions: schedule.exceptions.map((exception) => {
      const { from, to, kind } = exception;
      const base = { ...firstException(from), kind, to };
      if (kind === 'add')
        return { ...base, at: exception.at, minutes: exception.minutes, places: exception.places };
      if (kind === 'change') return { ...base, at: timesOf(exception.at), change: exception.change };
      return { ...base, at: timesOf(exception.at) };
    }),
    amberPercent: Math.round(schedule.amberShare * 100),
  };
}

/** The times of a list, null for none of them, or undefined when one cannot be read. */
export function timesOf(text: string): readonly string[] | null | undefined {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const times = words.map((word) => {
    const [, hour, minute] = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/.exec(word) ?? [];
    return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
  });
  return times.includes(undefined) ? undefined : [...new Set(times as string[])];
}

/** One time, or undefined. */
export function timeOf(text: string): string | undefined {
  const times = timesOf(text);
  return times?.length === 1 ? times[0] : undefined;
}

type Session = Schedule['sessions'][number];
type Rule = Schedule['weekdayRules'][number];
type Exception = Schedule['exceptions'][number];

function sessionOf({ weekdays, at, minutes, places }: SessionRow): Session | null {
  const time = timeOf(at);
  if (time === undefined || minutes === null || weekdays.length === 0) return null;
  return { weekdays: [...weekdays], at: time, minutes, places };
}

function ruleOf({ weekday, at, change }: RuleRow): Rule | null {
  const times = timesOf(at);
  if (times === undefined || change === null) return null;
  return { weekday, at: times === null ? null : [...times], change };
}

function exceptionOf(row: ExceptionRow): Exception | null {
  const { kind, from, to, change, minutes, places } = row;
  if (!isDate(from) || !isDate(to) || to < from) return null;
  if (kind === 'add') {
    const at = timeOf(row.at);
    return at === undefined || minutes === null ? null : { kind, from, to, at, minutes, places };
  }
  const times = timesOf(row.at);
  if (times === undefined) return null;
  const at = times === null ? null : [...times];
  if (kind === 'close') return { kind, from, to, at };
  return change === null ? null : { kind, from, to, at, change };
}

/** What is sent, or null while a row is not complete. */
export function fieldsOf(draft: ScheduleDraft): ScheduleFields | null {
  const { validFrom, validTo, amberPercent } = draft;
  const place = placeOf(draft);
  const sessions = draft.sessions.map(sessionOf);
  const weekdayRules = draft.rules.map(ruleOf);
  const exceptions = draft.exceptions.map(exceptionOf);
  if (place === undefined || !isDate(validFrom) || !isDate(validTo) || amberPercent === null) return null;
  if ([...sessions, ...weekdayRules, ...exceptions].includes(null)) return null;
  return {
    place,
    schedule: {
      validFrom,
      validTo,
      sessions: sessions as Session[],
      weekdayRules: weekdayRules as Rule[],
      exceptions: exceptions as Exception[],
      amberShare: amberPercent / 100,
    },
  };
}

function placeOf({ place, name }: ScheduleDraft): SchedulePlace | undefined {
  if (place === 'everybody') return null;
  return name === null ? undefined : { kind: place, name };
}

/** Reads slots.yaml, the places for appointments, and bookings.csv, who has taken which of them. */
import type { Booked } from '#domain/slots/booking-rules.ts';
import {
  checkSchedule,
  type DatedException,
  type SlotSchedule,
  type WeekdayRule,
  type WeeklySession,
} from '#domain/slots/slot-schedule.ts';
import { sayOfSlots } from '#domain/slots/slot-sentences.ts';
import { dayOf, type Freeze } from '#domain/waves/working-week.ts';
import { dateIn, freezesOf } from './capacity-file.ts';
import { cellReader, readTable } from './wave-files.ts';
import { parseYamlFields, type YamlField } from './yaml-fields.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const keys = ['valid_from', 'valid_to', 'sessions', 'weekday_rules', 'exceptions', 'freezes', 'amber_share'];
const usualAmberShare = 0.2;

export type SlotsFile = { readonly schedule: SlotSchedule; readonly freezes: readonly Freeze[] };

/** The schedule with its freezes; throws UsageError with file, line, column and what is wrong. */
export function readSlots(file: string, source: string): SlotsFile {
  const top = parseYamlFields(file, source);
  const fields = top.fields(keys);
  const [from, to, sessions] = ['valid_from', 'valid_to', 'sessions'].map((name) => {
    const field = fields.get(name);
    if (field === undefined) throw top.fail(`lacks "${name}"`);
    return field;
  });
  const schedule: SlotSchedule = {
    validFrom: dateIn(from!),
    validTo: dateIn(to!),
    sessions: sessions!.items().map(sessionOf),
    weekdayRules: (fields.get('weekday_rules')?.items() ?? []).map(ruleOf),
    exceptions: (fields.get('exceptions')?.items() ?? []).map(exceptionOf),
    amberShare: fields.get('amber_share')?.number({ most: 1 }) ?? usualAmberShare,
  };
  const problem = checkSchedule(schedule);
  if (problem !== null) throw top.fail(`cannot be used: ${sayOfSlots('en', problem).replace(/\.$/, '')}`);
  const weeks = Math.ceil((dayOf(schedule.validTo)! - dayOf(schedule.validFrom)! + 1) / 7);
  const freezes = (fields.get('freezes')?.items() ?? []).flatMap((field) =>
    freezesOf(field, schedule.validFrom, weeks),
  );
  return { schedule, freezes };
}

function needed(fields: ReadonlyMap<string, YamlField>, name: string, of: YamlField): YamlField {
  const field = fields.get(name);
  if (field === undefined) throw of.fail(`lacks "${name}"`);
  return field;
}

function sessionOf(field: YamlField): WeeklySession {
  const fields = field.fields(['weekdays', 'at', 'minutes', 'places']);
  return {
    weekdays: needed(fields, 'weekdays', field).items().map(weekdayOf),
    at: timeOf(needed(fields, 'at', field)),
    minutes: minutesOf(needed(fields, 'minutes', field)),
    places: placesOf(fields.get('places')),
  };
}

function ruleOf(field: YamlField): WeekdayRule {
  const fields = field.fields(['weekday', 'at', 'change']);
  return {
    weekday: weekdayOf(needed(fields, 'weekday', field)),
    at: fields.get('at')?.items().map(timeOf) ?? null,
    change: changeOf(needed(fields, 'change', field)),
  };
}

function exceptionOf(field: YamlField): DatedException {
  const fields = field.fields(['kind', 'from', 'to', 'at', 'minutes', 'places', 'change']);
  const from = dateIn(needed(fields, 'from', field));
  const last = fields.get('to');
  const days = { from, to: last === undefined ? from : dateIn(last) };
  const kind = needed(fields, 'kind', field);
  const times = (): string[] | null => fields.get('at')?.items().map(timeOf) ?? null;
  switch (kind.text()) {
    case 'close':
      return { ...days, kind: 'close', at: times() };
    case 'change':
      return { ...days, kind: 'change', at: times(), change: changeOf(needed(fields, 'change', field)) };
    case 'add':
      return {
        ...days,
        kind: 'add',
        at: timeOf(needed(fields, 'at', field)),
        minutes: minutesOf(needed(fields, 'minutes', field)),
        places: placesOf(fields.get('places')),
      };
    default:
      throw kind.fail('must be add, change or close');
  }
}

function weekdayOf(field: YamlField): number {
  const weekday = weekdays.indexOf(field.text().slice(0, 3).toLowerCase());
  if (weekday < 0) throw field.fail(`must be one of ${weekdays.join(', ')}`);
  return weekday;
}

function timeOf(field: YamlField): string {
  const time = field.text();
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw field.fail(`is "${time}"; write it as "09:30"`);
  return time;
}

function minutesOf(field: YamlField): number {
  return field.number({ least: 5, most: 720, isWhole: true });
}

function changeOf(field: YamlField): number {
  return field.number({ least: -100_000, most: 100_000, isWhole: true });
}

/** Left out, the session takes as many as come. */
function placesOf(field: YamlField | undefined): number | null {
  return field === undefined ? null : field.number({ least: 0, most: 100_000, isWhole: true });
}

export type BookingRow = Booked & { readonly id: string };

/** The bookings in the order of the file, which is the order in which they were made. */
export async function readBookings(file: string): Promise<BookingRow[]> {
  const table = await readTable(file);
  const cells = cellReader(table, file, ['id', 'on', 'at']);
  const seen = new Set<string>();
  const bookings = table.rows.map((_, row) => {
    const [id, on, at] = ['id', 'on', 'at'].map((name) => cells.text(row, name));
    if (id === '') cells.fault(row, 'id', 'is empty');
    if (id !== '' && seen.has(id!)) cells.fault(row, 'id', `"${id}" has a place already`);
    seen.add(id!);
    if (dayOf(on!) === null) cells.fault(row, 'on', `is "${on}", not a date; write it as YYYY-MM-DD`);
    if (!/^\d\d:\d\d$/.test(at!)) cells.fault(row, 'at', `is "${at}"; write it as 09:30`);
    return { id: id!, bookingId: row + 1, on: on!, at: at!, bookedAt: new Date(row) };
  });
  cells.finish();
  return bookings;
}

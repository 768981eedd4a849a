/**
 * `bellwether slots`: the places for appointments that a schedule gives, day by day, and what bookings do to them: how
 * full each session is, who has to move, and whether one more can be booked. Files in, files out.
 */
import { writeCsv } from '#domain/csv/write-csv.ts';
import { bookingsToMove, countBooked, placesLeft, whyNotBook } from '#domain/slots/booking-rules.ts';
import { fillOf, slotDays, sumPlaces, type SlotDay } from '#domain/slots/slot-schedule.ts';
import { sayOfSlots } from '#domain/slots/slot-sentences.ts';
import { dateOf, dayOf, weekdayOf, type Freeze } from '#domain/waves/working-week.ts';
import { readBookings, readSlots, type BookingRow } from './slot-files.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';
import { readText } from './wave-files.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { parseWaveFlags, requiredFlag, runVerb } from './wave-flags.ts';

export const slotsUsage = `bellwether slots: the places for appointments, and what bookings do to them.

  bellwether slots --schedule slots.yaml --bookings bookings.csv --out moves.csv

  --schedule FILE    YAML with sessions, rules and exceptions
  --bookings FILE    CSV with id,on,at: who has which place, first booked first
  --site NAME        whose freezes count, beside those of everybody
  --department NAME  the same
  --book "DATE TIME" whether one more can be booked there, and if not, why
  --out FILE         writes id,on,at of the bookings that have no place any more
  --json             prints days, places and moves to standard output

slots.yaml     valid_from: 2020-09-28
               valid_to: 2020-10-16
               sessions:                     # every week; without places, as many as come
                 - { weekdays: [mon, tue, wed, thu, fri], at: "09:00", minutes: 60, places: 10 }
               weekday_rules:                # without at, in every session of the day
                 - { weekday: tue, at: ["09:00"], change: -2 }
               exceptions:                   # from one day, or from … to
                 - { kind: add, from: 2020-10-03, at: "10:30", minutes: 60, places: 5 }
                 - { kind: change, from: 2020-09-28, change: -3 }
                 - { kind: close, from: 2020-10-09 }
               freezes:                      # as in capacity.yaml: dates, rule or holidays
                 - { site: Oslo, from: 2020-10-07, to: 2020-10-07 }
               amber_share: 0.2              # a session is amber with no more than a fifth left

Exit codes: 0 done · 1 --book was refused · 2 unusable input, nothing written.`;

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Runs the verb; resolves to the exit code: 0, 1 when the wished place cannot be booked, 2 with one sentence. */
export async function runSlots(argv: readonly string[], io: VerbOutput): Promise<number> {
  let isRefused = false;
  const code = await runVerb(io, async () => {
    isRefused = await show(argv, io);
  });
  return code === 0 && isRefused ? 1 : code;
}

/** Whether the place asked for was refused. */
async function show(argv: readonly string[], io: VerbOutput): Promise<boolean> {
  const flags = parseWaveFlags(argv, ['schedule', 'bookings', 'site', 'department', 'book', 'out']);
  if (flags['help'] === true) {
    io.out(slotsUsage);
    return false;
  }
  const scheduleFile = requiredFlag(flags, 'schedule');
  checkOutputs(flags, ['schedule', 'bookings']);
  const { schedule, freezes } = readSlots(scheduleFile, await readText(scheduleFile));
  const bookings = typeof flags['bookings'] === 'string' ? await readBookings(flags['bookings']) : [];
  const isClosed = closedTo(freezes, { site: flags['site'], department: flags['department'] });
  const days = slotDays(schedule, schedule.validFrom, schedule.validTo, isClosed);
  const moves = bookingsToMove(bookings, days);
  const refused = typeof flags['book'] === 'string' ? refusalOf(flags['book'], days, bookings) : null;
  if (typeof flags['out'] === 'string') await writeAll([{ path: flags['out'], text: movesCsv(moves) }]);
  if (flags['json'] === true) {
    io.out(JSON.stringify({ places: sumPlaces(days), days, moves: moves.map(idOf), refused }));
  } else {
    for (const line of [
      ...table(days),
      ...bookedLines(days, bookings, schedule.amberShare),
      ...moveLines(moves),
    ])
      io.out(line);
    if (typeof flags['book'] === 'string') io.out(refused ?? `A place at ${flags['book']} can be booked.`);
  }
  return refused !== null;
}

function closedTo(
  freezes: readonly Freeze[],
  place: { readonly site: unknown; readonly department: unknown },
): (day: number) => boolean {
  const own = freezes.filter(
    ({ site, department }) =>
      (site === undefined || site === place.site) &&
      (department === undefined || department === place.department),
  );
  return (day) => own.some(({ from, to }) => dateOf(day) >= from && dateOf(day) <= to);
}

function refusalOf(wish: string, days: readonly SlotDay[], bookings: readonly BookingRow[]): string | null {
  const [on = '', at = ''] = wish.trim().split(/\s+/);
  if (dayOf(on) === null || !/^\d\d:\d\d$/.test(at))
    throw new UsageError(`--book must be a date and a time such as "2020-10-15 09:00", but it is "${wish}".`);
  // The clock of the place is not known here; only dates and times are compared.
  const wished = { on, at, startsAt: new Date(`${on}T${at}:00Z`), lastOn: null };
  const why = whyNotBook(days, countBooked(bookings), wished, new Date(0));
  return why === null ? null : sayOfSlots('en', why);
}

/** Weeks down, weekdays across, with the sums. */
function table(days: readonly SlotDay[]): string[] {
  const weeks = Map.groupBy(days, ({ on }) => dayOf(on)! - weekdayOf(dayOf(on)!));
  const cell = (places: number | null | undefined): string =>
    (places === undefined ? '–' : places === null ? 'open' : String(places)).padStart(6);
  return [
    `Week of     ${weekdayNames.map((name) => name.padStart(6)).join('')}   Sum`,
    ...[...weeks].map(([monday, own]) => {
      const byWeekday = weekdayNames.map(
        (_, weekday) => own.find(({ on }) => dayOf(on) === monday + weekday)?.places,
      );
      return `${dateOf(monday)}  ${byWeekday.map(cell).join('')}${cell(sumPlaces(own))}`;
    }),
    `All places: ${sumPlaces(days) ?? 'as many as come'}`,
  ];
}

function bookedLines(
  days: readonly SlotDay[],
  bookings: readonly BookingRow[],
  amberShare: number,
): string[] {
  if (bookings.length === 0) return [];
  const booked = countBooked(bookings);
  const left = placesLeft(days, booked);
  const fills = days.flatMap(({ on, sessions }) =>
    sessions.map(({ at, places }) => fillOf(places, booked.get(`${on} ${at}`) ?? 0, amberShare)),
  );
  const count = (...names: readonly string[]): number => fills.filter((fill) => names.includes(fill)).length;
  return [
    `Booked: ${bookings.length}; left: ${left ?? 'as many as come'}. ` +
      `Sessions: ${count('free')} free, ${count('amber')} amber, ${count('full', 'over')} full.`,
  ];
}

function moveLines(moves: readonly BookingRow[]): string[] {
  if (moves.length === 0) return [];
  const shown = moves.slice(0, 10).map(({ id, on, at }) => `  ${id}  ${on} ${at}`);
  const more = moves.length > shown.length ? [`  … and ${moves.length - shown.length} more (--out)`] : [];
  return [`Bookings to move: ${moves.length}`, ...shown, ...more];
}

function idOf({ id, on, at }: BookingRow) {
  return { id, on, at };
}

function movesCsv(moves: readonly BookingRow[]): string {
  return writeCsv(
    ['id', 'on', 'at'],
    moves.map(({ id, on, at }) => [id, on, at]),
    { lineEnd: '\n' },
  );
}

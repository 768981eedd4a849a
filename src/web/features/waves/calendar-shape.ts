/** The calendar of the waves as the grid draws it: rows with their cells by week, loads, and what a move would meet. */
import { checkMove, type MoveConflict, type WaveCalendar, type WaveOption } from '#contracts/replan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { hasEnded } from '../rollouts/phases.ts';
import { daysAfter } from './weeks.ts';

export type CalendarRow = WaveCalendar['rows'][number];
export type CalendarCell = CalendarRow['cells'][number];
type WaveMove = WaveOption['moves'][number];
type ClosedPlace = CalendarRow['closed'][number]['places'][number];
type ClosedWeek = CalendarRow['closed'][number];

export const cellLooks = ['ended', 'skipped', 'running', 'fixed', 'planned'] as const;
export type CellLook = (typeof cellLooks)[number];

/** A row is known by its values; two rows never have the same. */
export function rowKey(values: CalendarRow['values']): string {
  return JSON.stringify(values);
}

/** How a cell looks: what has begun by its wave, the rest by whether it can still move. */
export function cellLook({ state }: CalendarCell, wave: Stage | undefined): CellLook {
  if (state === 'planned') return 'planned';
  if (wave?.status === 'skipped') return 'skipped';
  if (state !== 'started') return 'fixed';
  return wave === undefined || hasEnded(wave) ? 'ended' : 'running';
}

export function closedIn(row: CalendarRow, week: string): ClosedWeek | undefined {
  return row.closed.find(({ startsOn }) => startsOn === week);
}

/** Whether no working day of the week is left. */
export function isOver(week: string, today: string): boolean {
  return daysAfter(week, 4) < today;
}

export type ClosedStanding = {
  readonly startsOn: string;
  /** All of its groups' people who have not started; where only some of a group are shut out, that is said. */
  readonly people: number;
  readonly isWhole: boolean;
  readonly names: readonly string[];
  /** The place most of them are shut out for; null where a week is closed to everybody. */
  readonly place: ClosedPlace | null;
};

/** Weeks to come in which people stand who cannot start then, the first week first. */
export function standingsInClosed({ rows }: WaveCalendar, today: string): readonly ClosedStanding[] {
  const found = rows.flatMap((row) =>
    row.cells.flatMap(({ startsOn, people, state }) => {
      const closed = closedIn(row, startsOn);
      return closed === undefined || state === 'started' || isOver(startsOn, today)
        ? []
        : [{ ...closed, people }];
    }),
  );
  return [...Map.groupBy(found, ({ startsOn }) => startsOn)]
    .map(([startsOn, groups]) => ({
      startsOn,
      people: groups.reduce((sum, { people }) => sum + people, 0),
      isWhole: groups.every((group) => group.isWhole),
      names: [...new Set(groups.flatMap(({ names }) => names))],
      place: mostConcerned(groups),
    }))
    .toSorted((one, other) => one.startsOn.localeCompare(other.startsOn));
}

function mostConcerned(groups: readonly (ClosedWeek & { readonly people: number })[]): ClosedPlace | null {
  if (groups.some(({ places }) => places.length === 0)) return null;
  const peopleOf = new Map<string, { place: ClosedPlace; people: number }>();
  for (const { places, people } of groups)
    for (const place of places) {
      const key = `${place.kind} ${place.name}`;
      peopleOf.set(key, { place, people: (peopleOf.get(key)?.people ?? 0) + people });
    }
  const [most] = [...peopleOf.values()].toSorted((one, other) => other.people - one.people);
  return most?.place ?? null;
}

/** Weeks in which no row can start, with the name all of them give, where they do. */
export function closedToAll({ rows, columns }: WaveCalendar): ReadonlyMap<string, string | null> {
  const closed = columns.flatMap(({ startsOn }) => {
    const weeks = rows.map((row) => closedIn(row, startsOn));
    if (rows.length === 0 || !weeks.every((week) => week?.isWhole === true)) return [];
    const [name = null, ...others] = weeks[0]!.names.filter((each) =>
      weeks.every((week) => week!.names.includes(each)),
    );
    return [[startsOn, others.length === 0 ? name : null] as const];
  });
  return new Map(closed);
}

/** What is in the way of a cell in another week; both weeks are Mondays of the calendar. */
export function conflictsOf(
  { columns, spillOver, minutesPerPerson, earliestOn }: WaveCalendar,
  row: CalendarRow,
  people: number,
  move: { readonly from: string; readonly to: string },
): readonly MoveConflict[] {
  const indexOf = (week: string) => columns.findIndex(({ startsOn }) => startsOn === week);
  const earliest = columns.findIndex(({ startsOn }) => startsOn >= earliestOn);
  const closed = closedIn(row, move.to);
  return checkMove(columns, spillOver, {
    people,
    minutesPerPerson,
    from: indexOf(move.from),
    to: indexOf(move.to),
    earliest: earliest === -1 ? columns.length : earliest,
    closed: closed === undefined ? 'none' : closed.isWhole ? 'all' : 'some',
  });
}

/** The first week that is over what it takes and has not begun, or undefined. */
export function weekOver({ columns }: WaveCalendar, today: string): string | undefined {
  return columns.find(
    ({ startsOn, people, peopleMost, minutes, minutesMost }) =>
      startsOn > today &&
      (people > peopleMost || (minutes !== null && minutesMost !== null && minutes - minutesMost > 0.5)),
  )?.startsOn;
}

/** People who come and go per row and week when an option is taken. */
export function deltasOf(moves: readonly WaveMove[]): ReadonlyMap<string, number> {
  const deltas = new Map<string, number>();
  const add = (values: WaveMove['values'], week: string, people: number) => {
    const key = deltaKey(values, week);
    deltas.set(key, (deltas.get(key) ?? 0) + people);
  };
  for (const { values, from, to, people } of moves) {
    add(values, from, -people);
    add(values, to, people);
  }
  return deltas;
}

export function deltaKey(values: CalendarRow['values'], week: string): string {
  return `${rowKey(values)} ${week}`;
}

export type LoadMetric = 'people' | 'tickets';

/** What else is known of tickets where the plan sets no limit to the helpdesk. */
export type TicketRate = { readonly perPerson: number | null; readonly aWeek: number | null };

type WeekAmount = { readonly load: number; readonly most: number | null };

/** Load and limit of each week; null when there is nothing to say about tickets. */
export function loadsOf(
  calendar: Pick<WaveCalendar, 'columns' | 'spillOver' | 'minutesPerTicket'>,
  metric: LoadMetric,
  rate: TicketRate,
): readonly WeekAmount[] | null {
  const { columns, spillOver, minutesPerTicket } = calendar;
  if (metric === 'people')
    return columns.map(({ people, peopleMost }) => ({ load: people, most: peopleMost }));
  if (minutesPerTicket !== null)
    return columns.map(({ minutes, minutesMost }) => ({
      load: Math.round((minutes ?? 0) / minutesPerTicket),
      most: minutesMost === null ? null : Math.floor(minutesMost / minutesPerTicket),
    }));
  const { perPerson, aWeek } = rate;
  if (perPerson === null || aWeek === null) return null;
  return columns.map((_, week) => {
    const starts = spillOver.reduce(
      (sum, share, later) => sum + share * (columns[week - later]?.people ?? 0),
      0,
    );
    return { load: Math.round(starts * perPerson), most: aWeek };
  });
}

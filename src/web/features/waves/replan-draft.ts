/** What somebody says has changed, field by field, and the change that is priced. */
import type { WaveCalendar, WaveChange } from '#contracts/replan.ts';
import { isOver, standingsInClosed } from './calendar-shape.ts';
import { daysAfter, isDate, mondayOf } from './weeks.ts';

export const replanKinds = ['closed', 'slip', 'capacity', 'move', 'gate'] as const;
export type ReplanKind = (typeof replanKinds)[number];
type GroupValues = WaveCalendar['rows'][number]['values'];

export type ReplanDraft = {
  readonly kind: ReplanKind;
  /** First and last closed day; for a gate the last day on which nobody starts. */
  readonly from: string;
  readonly to: string;
  readonly scope: 'everybody' | 'site' | 'department';
  readonly place: string | null;
  /** Monday of the wave that slips, and by how many weeks. */
  readonly slipsOn: string | null;
  readonly slipsBy: number | null;
  /** First and last week of another capacity; no last week is for good. */
  readonly capacityFrom: string | null;
  readonly capacityTo: string | null;
  readonly people: number | null;
  readonly minutes: number | null;
  /** The group, its week and the week it is wanted in. */
  readonly group: GroupValues | null;
  readonly groupFrom: string | null;
  readonly groupTo: string | null;
};

/** Weeks with people who can still be moved away by a change that hits them. */
export function openWeeks({ rows }: WaveCalendar): readonly string[] {
  const weeks = rows.flatMap(({ cells }) =>
    cells.filter(({ state }) => state !== 'started').map(({ startsOn }) => startsOn),
  );
  return [...new Set(weeks)].toSorted();
}

/** Weeks people can be moved into. */
export function freeWeeks({ columns, earliestOn }: WaveCalendar): readonly string[] {
  return columns.map(({ startsOn }) => startsOn).filter((week) => week >= earliestOn);
}

/** Groups that can be moved as a whole, each with its week. */
export function movableCells({ rows }: WaveCalendar): readonly { values: GroupValues; week: string }[] {
  return rows.flatMap(({ values, cells }) =>
    cells.filter(({ state }) => state === 'planned').map(({ startsOn }) => ({ values, week: startsOn })),
  );
}

/**
 * Begins with the week people stand in though it is closed, else with the next one that has people, for the working days
 * of it that are still to come, and with whom it is closed to. A wave that is held may stand in a week that is over:
 * nothing can close that any more.
 */
export function firstReplan(kind: ReplanKind, calendar: WaveCalendar, today: string): ReplanDraft {
  const shut = kind === 'closed' ? standingsInClosed(calendar, today)[0] : undefined;
  const next =
    shut?.startsOn ?? openWeeks(calendar).find((week) => !isOver(week, today)) ?? calendar.earliestOn;
  return {
    kind,
    from: next < today ? today : next,
    to: daysAfter(next, 4),
    scope: shut?.place?.kind ?? 'everybody',
    place: shut?.place?.name ?? null,
    slipsOn: next,
    slipsBy: 1,
    capacityFrom: freeWeeks(calendar)[0] ?? null,
    capacityTo: null,
    people: null,
    minutes: null,
    group: null,
    groupFrom: null,
    groupTo: null,
  };
}

function isWhole(value: number | null): value is number {
  return value !== null && Number.isInteger(value) && value >= 0;
}

/** The change, or null while something about it is missing or wrong. */
export function changeOf(draft: ReplanDraft): WaveChange | null {
  const { kind, from, to, scope, place } = draft;
  switch (kind) {
    case 'closed': {
      if (!isDate(from) || !isDate(to) || to < from) return null;
      if (scope !== 'everybody' && place === null) return null;
      const where = scope === 'everybody' || place === null ? {} : { [scope]: place };
      return { kind: 'closed', because: 'closed', from, to, ...where };
    }
    case 'gate':
      if (!isDate(from) || !isDate(to) || to < from) return null;
      return { kind: 'closed', because: 'gate', from, to };
    case 'slip': {
      const { slipsOn, slipsBy } = draft;
      if (slipsOn === null || !isWhole(slipsBy) || slipsBy === 0 || slipsBy > 52) return null;
      return { kind: 'closed', because: 'slip', from: slipsOn, to: daysAfter(slipsOn, slipsBy * 7 - 3) };
    }
    case 'capacity': {
      const { capacityFrom, capacityTo, people, minutes } = draft;
      if (capacityFrom === null || (capacityTo !== null && capacityTo < capacityFrom)) return null;
      if (!isWhole(people) && !isWhole(minutes)) return null;
      return {
        kind: 'capacity',
        from: capacityFrom,
        to: capacityTo,
        peoplePerWeek: isWhole(people) ? people : null,
        helpdeskMinutesPerWeek: isWhole(minutes) ? minutes : null,
      };
    }
    case 'move': {
      const { group, groupFrom, groupTo } = draft;
      if (group === null || groupFrom === null || groupTo === null || groupFrom === groupTo) return null;
      return { kind: 'move', values: group, from: groupFrom, to: mondayOf(groupTo) };
    }
  }
}

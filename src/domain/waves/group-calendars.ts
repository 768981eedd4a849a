/**
 * Which weeks are open to which groups: a week is closed when a freeze of the group's site or department, or
 * of everybody, covers any of its working days, or when it lies outside the weeks the group itself may start in. A
 * fixed group knows only the latter.
 */
import { dayOf, touchesWorkingDay, weekStart } from './working-week.ts';
import type { WaveCapacity, WaveGroup } from './wave-groups.ts';

export type GroupCalendars = {
  readonly calendarOf: Int32Array;
  /** calendars × weeks, 1 = open. */
  readonly calendars: Uint8Array;
};

/** One calendar per distinct set of freezes; a unit (the members of one list) has the freezes of all. */
export function buildCalendars(
  groups: readonly WaveGroup[],
  memberLists: readonly (readonly number[])[],
  capacity: WaveCapacity,
): GroupCalendars {
  const closedWeeks = capacity.freezes.map((freeze) => closedWeeksOf(freeze.from, freeze.to, capacity));
  const numberOf = new Map<string, number>();
  const calendars: Uint8Array[] = [];
  const calendarOf = new Int32Array(memberLists.length);
  const freezesOfPlace = new Map<string, number[]>();
  for (const [unit, members] of memberLists.entries()) {
    const applying = new Set<number>();
    let [from, to] = [0, capacity.weeks - 1];
    for (const member of members) {
      from = Math.max(from, groups[member]!.from ?? 0);
      to = Math.min(to, groups[member]!.to ?? to);
      if (groups[member]!.isFixed === true) continue;
      for (const freeze of applyingFreezes(groups[member]!, capacity, freezesOfPlace)) applying.add(freeze);
    }
    const key = `${from}-${to}:${[...applying].sort((left, right) => left - right).join(',')}`;
    let calendar = numberOf.get(key);
    if (calendar === undefined) {
      calendar = calendars.length;
      numberOf.set(key, calendar);
      const open = new Uint8Array(capacity.weeks);
      open.fill(1, from, Math.max(from, to + 1));
      for (const freeze of applying) for (const week of closedWeeks[freeze]!) open[week] = 0;
      calendars.push(open);
    }
    calendarOf[unit] = calendar;
  }
  const packed = new Uint8Array(calendars.length * capacity.weeks);
  for (const [index, calendar] of calendars.entries()) packed.set(calendar, index * capacity.weeks);
  return { calendarOf, calendars: packed };
}

function applyingFreezes(group: WaveGroup, capacity: WaveCapacity, known: Map<string, number[]>): number[] {
  const key = JSON.stringify([group.site, group.department]);
  let applying = known.get(key);
  if (applying === undefined) {
    applying = [];
    for (const [index, { site, department }] of capacity.freezes.entries()) {
      if (site !== undefined && site !== group.site) continue;
      if (department !== undefined && department !== group.department) continue;
      applying.push(index);
    }
    known.set(key, applying);
  }
  return applying;
}

function closedWeeksOf(from: string, to: string, capacity: WaveCapacity): number[] {
  const firstDay = dayOf(capacity.startsOn)!;
  const [first, last] = [dayOf(from)!, dayOf(to)!];
  const closed: number[] = [];
  for (let week = 0; week < capacity.weeks; week++) {
    if (touchesWorkingDay(weekStart(firstDay, week), first, last)) closed.push(week);
  }
  return closed;
}

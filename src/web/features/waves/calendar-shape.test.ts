import { expect, test } from 'vitest';
import type { WaveCalendar } from '#contracts/replan.ts';
import {
  closedToAll,
  conflictsOf,
  deltaKey,
  deltasOf,
  loadsOf,
  standingsInClosed,
  weekOver,
} from './calendar-shape.ts';

const weeks = ['2027-01-04', '2027-01-11', '2027-01-18'];
const closed = (startsOn: string, isWhole: boolean, ...names: string[]) => ({
  ...{ startsOn, isWhole, names },
  places: [],
});
const calendar: WaveCalendar = {
  revision: 1,
  axes: ['department'],
  weeks: 3,
  boundWeeks: 3,
  boundBy: { code: 'wave_resource_people', data: {} },
  earliestOn: '2027-01-11',
  minutesPerPerson: 3,
  minutesPerTicket: 15,
  spillOver: [0.6, 0.4],
  columns: weeks.map((startsOn, week) => ({
    startsOn,
    people: [50, 100, 20][week]!,
    peopleMost: 100,
    minutes: [90, 240, 156][week]!,
    minutesMost: 200,
  })),
  rows: [
    {
      values: ['HR'],
      owner: null,
      people: 70,
      closed: [closed('2027-01-11', true, 'Year end', 'Audit')],
      cells: [{ startsOn: '2027-01-18', stageId: 3 as never, people: 20, state: 'planned' }],
    },
    { values: ['IT'], owner: null, people: 100, closed: [closed('2027-01-11', true, 'Year end')], cells: [] },
  ],
};

test('a move meets the past, a closed week and a full one', () => {
  const [hr, it] = calendar.rows as [WaveCalendar['rows'][number], WaveCalendar['rows'][number]];
  const kinds = (row: typeof hr, to: string) =>
    conflictsOf(calendar, row, 20, { from: '2027-01-18', to }).map(({ kind }) => kind);
  expect(kinds(hr, '2027-01-04')).toEqual(['too_near']);
  expect(kinds(hr, '2027-01-11')).toEqual(['closed']);
  expect(kinds({ ...it, closed: [closed('2027-01-11', false)] }, '2027-01-11')).toEqual([
    'closed_to_some',
    'people',
    'helpdesk',
  ]);
});

test('who stands in a closed week is counted until the week is over, with what closes it', () => {
  const [hr, it] = calendar.rows as [WaveCalendar['rows'][number], WaveCalendar['rows'][number]];
  const cell = (people: number, state: 'started' | 'told') => ({
    startsOn: '2027-01-11',
    stageId: 2 as never,
    people,
    state,
  });
  const shut = {
    ...calendar,
    rows: [
      { ...hr, cells: [...hr.cells, cell(30, 'told')] },
      { ...it, closed: [closed('2027-01-11', false, 'Year end')], cells: [cell(20, 'told')] },
      { ...it, values: ['Law'], cells: [cell(7, 'started')] },
    ],
  };
  expect(standingsInClosed(calendar, '2027-01-05')).toEqual([]);
  const said = { people: 50, isWhole: false, names: ['Year end', 'Audit'], place: null };
  const standing = { startsOn: '2027-01-11', ...said };
  expect(standingsInClosed(shut, '2027-01-15')).toEqual([standing]);
  expect(standingsInClosed(shut, '2027-01-16')).toEqual([]);
});

test('a week is closed to all when every row says so, under the name they share', () => {
  expect(closedToAll(calendar)).toEqual(new Map([['2027-01-11', 'Year end']]));
  const open = { ...calendar, rows: [...calendar.rows, { ...calendar.rows[1]!, closed: [] }] };
  expect(closedToAll(open).size).toBe(0);
});

test('the first week over its limit is found, weeks that have begun are not', () => {
  expect(weekOver(calendar, '2027-01-05')).toBe('2027-01-11');
  expect(weekOver(calendar, '2027-01-11')).toBeUndefined();
});

test('tickets come from the minutes of the plan, else from the measured rate, else there are none', () => {
  const rate = { perPerson: 0.5, aWeek: 40 };
  expect(loadsOf(calendar, 'tickets', rate)?.map(({ load }) => load)).toEqual([6, 16, 10]);
  expect(loadsOf(calendar, 'tickets', rate)?.[0]?.most).toBe(13);
  const free = { ...calendar, minutesPerTicket: null };
  expect(loadsOf(free, 'tickets', rate)?.map(({ load }) => load)).toEqual([15, 40, 26]);
  expect(loadsOf(free, 'tickets', { ...rate, aWeek: null })).toBeNull();
});

test('what leaves a week comes into another', () => {
  const move = {
    values: ['HR'],
    from: weeks[2]!,
    to: weeks[1]!,
    people: 20,
    toldAgain: 0,
    reason: calendar.boundBy,
  };
  const deltas = deltasOf([move, { ...move, people: 5 }]);
  expect(deltas.get(deltaKey(['HR'], weeks[2]!))).toBe(-25);
  expect(deltas.get(deltaKey(['HR'], weeks[1]!))).toBe(25);
});

import { describe, expect, test } from 'vitest';
import type { WaveCalendar } from '#contracts/replan.ts';
import { changeOf, firstReplan, freeWeeks, movableCells, openWeeks } from './replan-draft.ts';

const column = (startsOn: string) => ({
  startsOn,
  people: 0,
  peopleMost: 9,
  minutes: null,
  minutesMost: null,
});
const cell = (startsOn: string, state: 'started' | 'told' | 'near' | 'planned') => ({
  startsOn,
  stageId: 1 as never,
  people: 3,
  state,
});
const calendar: WaveCalendar = {
  revision: 1,
  axes: ['department'],
  weeks: 4,
  boundWeeks: 4,
  boundBy: { code: 'wave_resource_people', data: {} },
  earliestOn: '2027-01-18',
  minutesPerPerson: 0,
  minutesPerTicket: null,
  spillOver: [1],
  columns: ['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25'].map(column),
  rows: [
    {
      values: ['HR'],
      owner: null,
      people: 9,
      closed: [],
      cells: [cell('2027-01-04', 'started'), cell('2027-01-11', 'told'), cell('2027-01-25', 'planned')],
    },
  ],
};

test('what has begun is not offered, what is told only as far as a change hits it', () => {
  expect(openWeeks(calendar)).toEqual(['2027-01-11', '2027-01-25']);
  expect(freeWeeks(calendar)).toEqual(['2027-01-18', '2027-01-25']);
  expect(movableCells(calendar)).toEqual([{ values: ['HR'], week: '2027-01-25' }]);
});

describe('a change', () => {
  const draft = (over: object) => ({ ...firstReplan('closed', calendar, '2027-01-08'), ...over });

  test('begins with the working days of the next week that has people', () => {
    expect(changeOf(draft({}))).toEqual({
      kind: 'closed',
      because: 'closed',
      from: '2027-01-11',
      to: '2027-01-15',
    });
  });

  test('never begins in the past: not in a week that is over, and late in a week not on its Monday', () => {
    const late = (today: string) => changeOf(firstReplan('closed', calendar, today));
    expect(late('2027-01-14')).toMatchObject({ from: '2027-01-14', to: '2027-01-15' });
    expect(late('2027-01-16')).toMatchObject({ from: '2027-01-25', to: '2027-01-29' });
    expect(firstReplan('slip', calendar, '2027-01-16').slipsOn).toBe('2027-01-25');
  });

  test('of closed days begins with the week people stand in though it is closed', () => {
    const [row] = calendar.rows;
    const shut = (...places: { kind: 'site' | 'department'; name: string }[]) => {
      const closed = [{ startsOn: '2027-01-25', isWhole: true, names: ['Audit'], places }];
      return changeOf(firstReplan('closed', { ...calendar, rows: [{ ...row!, closed }] }, '2027-01-08'));
    };
    const days = { kind: 'closed', because: 'closed', from: '2027-01-25', to: '2027-01-29' };
    expect(shut()).toEqual(days);
    expect(shut({ kind: 'site', name: 'Oslo' })).toEqual({ ...days, site: 'Oslo' });
  });

  test('of days closed at several places begins with the place of most people, of days closed to everybody with everybody', () => {
    const [row] = calendar.rows;
    const week = { startsOn: '2027-01-25', isWhole: true, names: [] };
    const at = (name: string) => ({ ...week, places: [{ kind: 'department' as const, name }] });
    const planned = (people: number) => [{ ...row!.cells.at(-1)!, people }];
    const hr = { ...row!, closed: [at('HR')], cells: planned(5) };
    const it = { ...row!, values: ['IT'], closed: [at('IT')], cells: planned(8) };
    const all = { ...row!, values: ['Law'], closed: [{ ...week, places: [] }], cells: planned(1) };
    const whose = (rows: (typeof hr)[]) => firstReplan('closed', { ...calendar, rows }, '2027-01-08').place;
    expect(whose([hr, it])).toBe('IT');
    expect(whose([hr, it, all])).toBeNull();
  });

  test('needs the place it names, and days in order', () => {
    expect(changeOf(draft({ scope: 'site' }))).toBeNull();
    expect(changeOf(draft({ scope: 'site', place: 'Oslo' }))).toMatchObject({ site: 'Oslo' });
    expect(changeOf(draft({ to: '2027-01-10' }))).toBeNull();
    expect(changeOf(draft({ from: '' }))).toBeNull();
  });

  test('of a wave that slips two weeks closes until the Friday of the second', () => {
    expect(changeOf(draft({ kind: 'slip', slipsBy: 2 }))).toMatchObject({
      because: 'slip',
      to: '2027-01-22',
    });
    expect(changeOf(draft({ kind: 'slip', slipsBy: 0 }))).toBeNull();
  });

  test('of capacity needs a number; none at all is a number', () => {
    expect(changeOf(draft({ kind: 'capacity' }))).toBeNull();
    expect(changeOf(draft({ kind: 'capacity', people: 0 }))).toMatchObject({ peoplePerWeek: 0, to: null });
    expect(changeOf(draft({ kind: 'capacity', people: 5, capacityTo: '2027-01-04' }))).toBeNull();
  });

  test('of a group needs another week than its own', () => {
    const move = { kind: 'move', group: ['HR'], groupFrom: '2027-01-25', groupTo: '2027-01-25' };
    expect(changeOf(draft(move))).toBeNull();
    expect(changeOf(draft({ ...move, groupTo: '2027-01-18' }))).toEqual({
      kind: 'move',
      values: ['HR'],
      from: '2027-01-25',
      to: '2027-01-18',
    });
  });
});

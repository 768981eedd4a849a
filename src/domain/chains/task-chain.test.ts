import { describe, expect, test } from 'vitest';
import { isWeekday } from '../calendar/working-days.ts';
import { builtInChain, builtInChainNames } from './built-in-chains.ts';
import {
  dueDays,
  dueForPerson,
  measureFlaw,
  obstacleOf,
  timingFlaw,
  waitingPlaces,
  type ChainTask,
} from './task-chain.ts';

const task = (place: number, part: Partial<ChainTask> = {}): ChainTask => ({
  place,
  action: 'by_hand',
  after: null,
  dueFrom: 't_day',
  days: 0,
  onFailure: 'hold',
  status: 'open',
  settledOn: null,
  ...part,
});
// A Monday.
const firstDay = '2027-01-11';

test('days are working days before and after the first day, or after the task before', () => {
  const tasks = [
    task(1, { days: -3 }),
    task(2, { days: 1 }),
    task(3, { after: 1, dueFrom: 'task_before', days: 2 }),
    task(4, { after: 3, dueFrom: 'task_before', days: 1 }),
  ];
  expect([...dueDays(tasks, firstDay, isWeekday).values()]).toEqual([
    '2027-01-06',
    '2027-01-12',
    '2027-01-08',
    '2027-01-11',
  ]);
  const late = tasks.with(0, task(1, { status: 'done', settledOn: '2027-01-08' }));
  expect(dueDays(late, firstDay, isWeekday).get(4)).toBe('2027-01-13');
  expect([...dueDays(tasks, null, isWeekday).values()]).toEqual([null, null, null, null]);
});

test('a task waits until the one before it is settled; a failure that does not hold settles', () => {
  const chain = (part: Partial<ChainTask>) => [task(1, part), task(2, { after: 1 }), task(3, { after: 2 })];
  const waiting = (part: Partial<ChainTask>) => [...waitingPlaces(chain(part))];
  expect(waiting({})).toEqual([2, 3]);
  expect(waiting({ status: 'done' })).toEqual([3]);
  expect(waiting({ status: 'skipped' })).toEqual([3]);
  expect(waiting({ status: 'failed' })).toEqual([2, 3]);
  expect(waiting({ status: 'failed', onFailure: 'wait' })).toEqual([2, 3]);
  expect(waiting({ status: 'failed', onFailure: 'go_on' })).toEqual([3]);
});

describe('what keeps a stage from starting', () => {
  const obstacle = (tasks: readonly ChainTask[], isStarting: boolean) =>
    obstacleOf(tasks, dueDays(tasks, firstDay, isWeekday), { firstDay, isStarting });

  test('is a failure at any time, unless it lets the stage go on', () => {
    expect(obstacle([task(1), task(2, { status: 'failed' })], false)).toEqual({ place: 2, why: 'failed' });
    expect(obstacle([task(1, { status: 'failed', onFailure: 'wait' })], true)).toBeUndefined();
    expect(obstacle([task(1, { status: 'failed', onFailure: 'go_on' })], true)).toBeUndefined();
  });

  test('is, once it is about to start, a task that was due before', () => {
    const tasks = [task(1), task(2, { days: -1 })];
    expect(obstacle(tasks, false)).toBeUndefined();
    expect(obstacle(tasks, true)).toEqual({ place: 2, why: 'unfinished' });
    expect(obstacle([task(1, { days: -1, status: 'skipped' })], true)).toBeUndefined();
  });
});

test('a task waits for an earlier one only, and counts from what it has', () => {
  const flaw = (part: Partial<ChainTask>) => timingFlaw(task(2, part), 2);
  expect(flaw({ after: 2 })).toBe('order');
  expect(flaw({ dueFrom: 'task_before', days: 1 })).toBe('origin');
  expect(flaw({ after: 1, dueFrom: 'task_before', days: -1 })).toBe('origin');
  expect(flaw({ after: 1, dueFrom: 'task_before' })).toBeNull();
  expect(flaw({ dueFrom: 'session', days: -1 })).toBe('person_origin');
  expect(flaw({ dueFrom: 'session', days: -1, action: 'each_person' })).toBeNull();
});

test('what each person does is due by their own date or session, and then by no day of the stage', () => {
  const own = task(1, { action: 'each_person', dueFrom: 'session', days: -2 });
  expect(dueDays([own], firstDay, isWeekday).get(1)).toBeNull();
  const due = (of: ChainTask, anchorOn: string | null) =>
    dueForPerson(of, { anchorOn, taskDueOn: firstDay }, isWeekday);
  expect(due(own, '2027-01-12')).toBe('2027-01-08');
  expect(due(own, null)).toBeNull();
  expect(due({ ...own, dueFrom: 't_day' }, '2027-01-12')).toBe(firstDay);
});

describe.each(builtInChainNames)('the built-in chain %s', (name) => {
  test.each(['en', 'sv', 'de'] as const)('is sound in %s', (locale) => {
    const { tasks } = builtInChain(name, locale);
    for (const [index, { leastPercent = null, daysGiven = null, ...one }] of tasks.entries()) {
      expect(timingFlaw(one, index + 1), one.title).toBeNull();
      expect(measureFlaw(one.action, { leastPercent, daysGiven }), one.title).toBeNull();
    }
    expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length);
  });
});

test('a check of success has its percentage, a deadline its days, and nothing else has either', () => {
  const none = { leastPercent: null, daysGiven: null };
  expect(measureFlaw('check_success', none)).toBe('percent');
  expect(measureFlaw('check_success', { ...none, leastPercent: 80 })).toBeNull();
  expect(measureFlaw('check_told', { ...none, leastPercent: 80 })).toBe('percent');
  expect(measureFlaw('send_deadline', none)).toBe('days_given');
  expect(measureFlaw('send_deadline', { ...none, daysGiven: 5 })).toBeNull();
  expect(measureFlaw('by_hand', { ...none, daysGiven: 5 })).toBe('days_given');
});

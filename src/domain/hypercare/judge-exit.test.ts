import { describe, expect, test } from 'vitest';
import { charterTemplate, periodOf } from './charter.ts';
import { exitMeasures, judgeExit, type ExitMeasure, type Observed } from './judge-exit.ts';

const { exit } = charterTemplate;
const good: Observed = {
  priorityOne: 0,
  unsorted: 0,
  people: 1000,
  done: 950,
  answers: 120,
  meanAnswer: 4.3,
  ticketsByDay: [40, 9, 5, 5, 0, 0, 3, 2, 4],
  hasTickets: true,
};

function judge(change: Partial<Observed>, measure: ExitMeasure) {
  return judgeExit(exit, { ...good, ...change }).find((one) => one.measure === measure)!;
}

test('a period whose every measure keeps its bound passes each of them', () => {
  const judged = judgeExit(exit, good);
  expect(judged.map(({ measure }) => measure)).toEqual(exitMeasures);
  expect(judged.every(({ verdict }) => verdict === 'pass')).toBe(true);
});

describe('a bound that is not kept', () => {
  test.each([
    ['priority_one', { priorityOne: 1 }, 1],
    ['people_done', { done: 900 }, 0.9],
    ['satisfaction', { meanAnswer: 4 }, 4],
    ['tickets_per_day', { ticketsByDay: [0, 0, 0, 6, 0, 0, 0] }, 6],
  ] as const)('%s', (measure, change, value) => {
    expect(judge(change, measure)).toMatchObject({ verdict: 'fail', value, gap: null });
  });
});

describe('what is not measured never passes', () => {
  test.each([
    ['priority_one', { unsorted: 1 }, 'unsorted'],
    ['people_done', { people: 0, done: 0 }, 'nobody'],
    ['satisfaction', { answers: 19 }, 'few_answers'],
    ['satisfaction', { answers: 0, meanAnswer: null }, 'few_answers'],
    ['tickets_per_day', { ticketsByDay: [0, 0, 0, 0, 0, 0] }, 'window'],
    ['tickets_per_day', { ticketsByDay: [0, 0, 0, 0, 0, 0, 0], hasTickets: false }, 'no_tickets'],
  ] as const)('%s: %o', (measure, change, gap) => {
    expect(judge(change, measure)).toMatchObject({ verdict: 'no_data', value: null, gap });
  });
});

test('a priority 1 that is known to be open fails, whatever else waits to be sorted', () => {
  expect(judge({ priorityOne: 2, unsorted: 5 }, 'priority_one')).toMatchObject({ verdict: 'fail', value: 2 });
});

test('only the last days of the window count', () => {
  expect(judge({ ticketsByDay: [90, 1, 1, 1, 1, 1, 1, 5] }, 'tickets_per_day')).toMatchObject({
    verdict: 'pass',
    value: 5,
    of: 7,
  });
});

test('what the charter does not ask for is not judged; priority 1 always is', () => {
  const bare = { ...exit, peopleDoneAbove: null, satisfactionAbove: null, ticketsPerDayMost: null };
  expect(judgeExit(bare, good).map(({ measure }) => measure)).toEqual(['priority_one']);
});

test('a period of four to eight weeks, prolonged by two', () => {
  expect(periodOf(charterTemplate, '2027-03-01', 0)).toEqual({
    earliestEndOn: '2027-03-29',
    dueOn: '2027-04-26',
  });
  expect(periodOf(charterTemplate, '2027-03-01', 2).dueOn).toBe('2027-05-10');
});

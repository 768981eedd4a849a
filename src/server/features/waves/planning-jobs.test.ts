import { expect, test } from 'vitest';
import type { ReplanInput } from '#domain/waves/replan-waves.ts';
import { workOutReplan } from './planning-jobs.ts';

const group = (id: string, people: number) => ({
  id,
  people,
  site: null,
  department: null,
  language: null,
  risk: 0,
  helpdeskMinutes: people,
  after: [],
  together: null,
});

/** Two groups in their weeks; `peoplePerWeek` and who has been told can be another. */
const input = (peoplePerWeek = 10, told: readonly string[] = []): ReplanInput => ({
  groups: [group('A', 8), group('B', 9)],
  capacity: {
    startsOn: '2027-02-01',
    weeks: 8,
    peoplePerWeek,
    helpdeskMinutesPerWeek: null,
    spillOver: [1],
    trainerSeatsPerWeek: {},
    sitePeoplePerWeek: {},
    freezes: [],
  },
  plan: new Map([
    ['A', 0],
    ['B', 1],
  ]),
  now: 0,
  seed: 1,
  told: new Set(told),
});

test('a re-plan is worked out once while nothing it rests on changes, also when asked for at once', async () => {
  const [first, second] = await Promise.all([workOutReplan(input()), workOutReplan(input())]);
  expect(first.ok).toBe(true);
  expect(second).toBe(first);
  expect(await workOutReplan(input())).toBe(first);
  for (const other of [input(9), input(10, ['A'])]) expect(await workOutReplan(other)).not.toBe(first);
});

test('only the last re-plans are kept', async () => {
  const first = await workOutReplan(input());
  for (let peoplePerWeek = 20; peoplePerWeek < 40; peoplePerWeek++) await workOutReplan(input(peoplePerWeek));
  const again = await workOutReplan(input());
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

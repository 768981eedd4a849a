import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { statusesOf } from '../machine/machine.ts';
import { enrolmentMachine } from './enrolment-machine.ts';
import { countStates, peopleIn, personState, personStates, stateSums, statusOf } from './person-states.ts';

const statuses = statusesOf(enrolmentMachine);

test('who is trained shows as trained once told and until they begin', () => {
  const shown = statuses.filter((status) => personState(status, true) === 'trained');
  expect(shown).toEqual(['notified']);
  expect(statuses.map((status) => personState(status, false))).toEqual(statuses);
  expect(statuses.map((status) => statusOf(personState(status, true)))).toEqual(statuses);
});

test('whoever is trained among any people, each is counted once and the states add up to everybody', () => {
  const random = createRandom(66);
  for (let time = 0; time < 200; time++) {
    const rows = statuses.map((status) => {
      const people = random.integer(20);
      return { status, people, trained: people === 0 ? 0 : random.integer(people + 1) };
    });
    const counts = countStates(rows);
    const all = rows.reduce((sum, { people }) => sum + people, 0);
    expect(Object.values(counts).reduce((sum, people) => sum + people, 0)).toBe(all);
    const told = rows.find(({ status }) => status === 'notified')!;
    expect(counts.trained ?? 0).toBe(told.trained);
    expect(counts.notified ?? 0).toBe(told.people - told.trained);
  }
});

test('rows of several stages add up, and states without people are left out', () => {
  const told = { status: 'notified', people: 3, trained: 1 } as const;
  expect(countStates([told, told, { status: 'failed', people: 0, trained: 0 }])).toEqual({
    notified: 4,
    trained: 2,
  });
});

test('who has not begun is not told, told or trained', () => {
  expect(stateSums.not_begun).toEqual([...stateSums.not_told, 'notified', 'trained']);
});

test('every state is under way, done or in one of the sums, and in one only', () => {
  const { not_begun, left_over, out } = stateSums;
  expect(['succeeded', 'started', ...not_begun, ...left_over, ...out].toSorted()).toEqual(
    personStates.toSorted(),
  );
});

test('who is trained still lies ahead', () => {
  expect(peopleIn('not_begun', { notified: 2, trained: 3, started: 4 })).toBe(5);
});

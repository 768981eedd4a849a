import { expect, test } from 'vitest';
import { peopleIn, personStates } from '#contracts/rollouts.ts';
import { finishedOf, listStates, stateOrder, sumOf, waitingOf, withoutPlace } from './everybody.ts';

const counts = { succeeded: 5, eligible: 3, failed: 2, cancelled: 1 };

test('the listed states add up to everybody who has a place', () => {
  const listed = listStates(counts);
  expect(listed.reduce((sum, { count }) => sum + count, 0)).toBe(sumOf(counts));
});

test('usual states are listed with nobody in them, rare ones are not', () => {
  const states = listStates({}).map(({ state }) => state);
  expect(states).toContain('excluded');
  expect(states).not.toContain('rolled_back');
  expect(states).not.toContain('eligible');
});

test('people who left or were brought back do not take a place of the directory', () => {
  expect(withoutPlace({ population: 20, counts })).toBe(10);
  expect(withoutPlace({ population: 5, counts })).toBe(0);
});

test('finished people have an outcome, waiting people have none', () => {
  expect(finishedOf(counts)).toBe(7);
  expect(waitingOf(counts)).toBe(3);
});

test('every state of the API is listed once', () => {
  expect(stateOrder.toSorted()).toEqual(personStates.toSorted());
});

test('the numbers of a row take each state once, so that they add up to everybody', () => {
  const everybody = Object.fromEntries(stateOrder.map((state, index) => [state, index + 1]));
  const sums = (['not_told', 'left_over', 'out'] as const).map((sum) => peopleIn(sum, everybody));
  const single = (['succeeded', 'started', 'trained', 'notified'] as const).map((state) => everybody[state]!);
  expect([...sums, ...single].reduce((total, people) => total + people, 0)).toBe(sumOf(everybody));
});

test('who put their date off is left over, and waits for the next start', () => {
  expect(peopleIn('left_over', { deferred: 4, excluded: 9 })).toBe(4);
  expect(peopleIn('out', { deferred: 4, excluded: 9 })).toBe(9);
  expect(waitingOf({ notified: 2, deferred: 4, excluded: 9 })).toBe(6);
});

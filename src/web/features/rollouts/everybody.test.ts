import { expect, test } from 'vitest';
import { finishedOf, listStates, sumOf, waitingOf, withoutPlace } from './everybody.ts';

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

import { expect, test } from 'vitest';
import { lackingPlans, planTracks, type PlannedTask } from './stage-plans.ts';

const task = (own: Partial<PlannedTask>): PlannedTask => ({
  track: 'training',
  onFailure: 'hold',
  status: 'open',
  dueOn: '2027-01-08',
  ...own,
});

test('a plan is there when a task on its track holds the stage and is due before its first day', () => {
  expect(
    lackingPlans(planTracks, [task({}), task({ track: 'support', status: 'done' })], '2027-01-11'),
  ).toEqual(['communication']);
  expect(lackingPlans(['training'], [task({ status: 'failed' })], '2027-01-11')).toEqual([]);
  expect(lackingPlans([], [], '2027-01-11')).toEqual([]);
});

test.each([
  ['it is on another track', { track: 'technology' }],
  ['it is on no track', { track: null }],
  ['the stage goes on without it', { onFailure: 'go_on' }],
  ['it was left out', { status: 'skipped' }],
  ['it is due on the first day', { dueOn: '2027-01-11' }],
  ['it has no day', { dueOn: null }],
] satisfies [string, Partial<PlannedTask>][])('a task is no plan when %s', (_, own) => {
  expect(lackingPlans(['training'], [task(own)], '2027-01-11')).toEqual(['training']);
});

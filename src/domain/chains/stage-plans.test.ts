import { expect, test } from 'vitest';
import { isWeekday } from '../calendar/working-days.ts';
import { dueDays } from './task-chain.ts';
import { builtInChain } from './built-in-chains.ts';
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

test('the chain Bellwether brings for a wave has a plan for each', () => {
  const chain = builtInChain('intune_wave', 'en').tasks.map((own, index) => ({
    ...own,
    place: index + 1,
    status: 'open' as const,
    settledOn: null,
  }));
  const due = dueDays(chain, '2027-02-15', isWeekday);
  const tasks = chain.map((own) => ({ ...own, dueOn: due.get(own.place) ?? null }));
  expect(lackingPlans(planTracks, tasks, '2027-02-15')).toEqual([]);
});

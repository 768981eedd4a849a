import { describe, expect, test } from 'vitest';
import { nextDateIn } from './next-date.ts';
import type { StageStatus } from './stage-machine.ts';

type Part = { readonly kind?: string; readonly startedAt?: Date; readonly followUntil?: string };

function stage(status: StageStatus, startsOn: string | null, part: Part = {}) {
  return { kind: 'wave', status, startsOn, startedAt: null, followUntil: null, ...part };
}

const begun = { startedAt: new Date('2027-01-04T09:00:00Z') };
const on = '2027-02-10';
const today = '2027-02-01';

describe('the next date of people who are left over', () => {
  test('is in their own stage while people of it may start, also when it has passed or was skipped', () => {
    for (const status of ['in_progress', 'soaking', 'awaiting_decision', 'passed', 'skipped'] as const) {
      const own = stage(status, '2027-01-04', begun);
      const stages = [own, stage('planned', '2027-02-08')];
      expect(nextDateIn(stages, 0, { on, today })).toEqual({ is: 'possible', stage: own, from: on });
    }
  });

  test('is in the wave of that day where their own failed and others may follow it', () => {
    const failed = stage('failed', '2027-01-04', { ...begun, followUntil: '2027-02-03' });
    const [eighth, ninth] = [stage('ready', '2027-02-01'), stage('planned', '2027-02-15')];
    const stages = [failed, eighth, ninth];
    expect(nextDateIn(stages, 0, { on, today })).toEqual({ is: 'possible', stage: eighth, from: on });
    expect(nextDateIn(stages, 0, { on: '2027-02-16', today })).toMatchObject({ stage: ninth });
  });

  test('is no earlier than the first start of the wave that takes them', () => {
    const rolledBack = stage('rolled_back', '2027-01-04', { ...begun, followUntil: '2027-02-03' });
    const next = stage('planned', '2027-02-15');
    expect(nextDateIn([rolledBack, next], 0, { on, today })).toEqual({
      is: 'possible',
      stage: next,
      from: '2027-02-15',
    });
  });

  test('waits until somebody says that another wave may follow, and no longer once one has started', () => {
    const failed = stage('failed', '2027-01-04', begun);
    expect(nextDateIn([failed, stage('ready', '2027-02-01')], 0, { on, today })).toEqual({
      is: 'barred',
      by: failed,
    });
    const over = { ...failed, followUntil: '2027-01-31' };
    expect(nextDateIn([over, stage('ready', '2027-02-01')], 0, { on, today })).toMatchObject({
      is: 'barred',
    });
    const running = stage('in_progress', '2027-02-01', { startedAt: new Date('2027-02-01T09:00:00Z') });
    expect(nextDateIn([over, running], 0, { on, today })).toMatchObject({ stage: running });
  });

  test('waits for every wave between that failed', () => {
    const seventh = stage('failed', '2027-01-04', begun);
    const eighth = stage('failed', '2027-01-11', begun);
    expect(nextDateIn([seventh, eighth, stage('planned', '2027-02-08')], 0, { on, today })).toEqual({
      is: 'barred',
      by: eighth,
    });
  });

  test('passes over waves that have ended, are judged, or were left out', () => {
    const failed = stage('failed', '2027-01-04', { ...begun, followUntil: '2027-02-03' });
    const last = stage('planned', '2027-02-22');
    const stages = [
      failed,
      stage('passed', '2027-01-11', begun),
      stage('soaking', '2027-01-18', begun),
      stage('skipped', '2027-02-08'),
      last,
    ];
    expect(nextDateIn(stages, 0, { on, today })).toEqual({
      is: 'possible',
      stage: last,
      from: '2027-02-22',
    });
  });

  test('is in the last wave itself when it failed, once the rollout may go on', () => {
    const last = stage('failed', '2027-01-04', begun);
    expect(nextDateIn([last], 0, { on, today })).toEqual({ is: 'barred', by: last });
    const followed = { ...last, followUntil: '2027-02-03' };
    expect(nextDateIn([followed], 0, { on, today })).toEqual({ is: 'possible', stage: followed, from: on });
  });

  test('does not exist for a stage that has not begun, was called off, or for a pilot that failed', () => {
    for (const own of [
      stage('planned', on),
      stage('cancelled', on),
      stage('failed', on, { kind: 'pilot', ...begun }),
    ])
      expect(nextDateIn([own, stage('planned', '2027-02-15')], 0, { on, today })).toEqual({
        is: 'impossible',
      });
  });
});

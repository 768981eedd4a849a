import { expect, test } from 'vitest';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { daysUntil, firstStartOf, lastEndOf, phasesOf, plannedFinish, waveProgress } from './phases.ts';

function stage(kind: Stage['kind'], ordinal: number, over: Partial<Stage> = {}): Stage {
  return {
    stageId: (ordinal + 1) as Stage['stageId'],
    kind,
    ordinal,
    name: kind,
    status: 'planned',
    startsOn: null,
    startsPerDay: 1,
    windowDays: 3,
    soakDays: 1,
    noticeDays: 3,
    deadlineDays: null,
    extensions: 0,
    axisValue: null,
    dates: 'stand',
    startedAt: null,
    endedAt: null,
    people: 1,
    counts: {},
    residue: 0,
    completedAt: null,
    held: false,
    followUntil: null,
    ...over,
  };
}

const current = (status: Rollout['status'], stages: Stage[]) =>
  phasesOf({ status, stages }).find((phase) => phase.state === 'current')?.name;

test('a draft is in its scope whatever its pilot is', () => {
  expect(current('draft', [stage('pilot', 0)])).toBe('scope');
});

test('a running pilot is the pilot phase, one that awaits a decision or failed is at the gate', () => {
  expect(current('running', [stage('pilot', 0, { status: 'soaking' })])).toBe('pilot');
  expect(current('running', [stage('pilot', 0, { status: 'extended' })])).toBe('pilot');
  expect(current('running', [stage('pilot', 0, { status: 'awaiting_decision' })])).toBe('gate');
  expect(current('running', [stage('pilot', 0, { status: 'failed' })])).toBe('gate');
});

test('after the go the rollout is enterprise-wide, then hypercare, then operations', () => {
  const pilot = stage('pilot', 0, { status: 'passed' });
  expect(current('running', [pilot])).toBe('enterprise');
  expect(current('completing', [pilot])).toBe('hypercare');
  expect(current('completed', [pilot])).toBe('operations');
});

test('exactly one phase is current and all before it are done', () => {
  const phases = phasesOf({ status: 'running', stages: [stage('pilot', 0, { status: 'passed' })] });
  expect(phases.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'current', 'ahead', 'ahead']);
});

test('the wave under way is the first that has not ended', () => {
  const stages = [stage('wave', 2), stage('wave', 1, { status: 'passed' }), stage('wave', 3)];
  expect(waveProgress(stages)).toEqual({ ordinal: 2, total: 3 });
  expect(waveProgress([stage('pilot', 0)])).toBeNull();
});

test('a wave that a re-plan left without people is none', () => {
  const stages = [stage('wave', 1, { status: 'passed' }), stage('wave', 2, { status: 'skipped', people: 0 })];
  expect(waveProgress(stages)).toEqual({ ordinal: 1, total: 1 });
  expect(waveProgress([...stages, stage('wave', 3, { status: 'skipped' })])?.total).toBe(2);
});

test('a wave whose day has passed without a start makes the finish late', () => {
  const stages = [
    stage('wave', 1, { startsOn: '2026-11-02', startedAt: '2026-11-02T09:00:00Z' }),
    stage('wave', 2, { startsOn: '2026-11-09' }),
  ];
  expect(plannedFinish(stages, '2026-11-09')?.late).toBeUndefined();
  expect(plannedFinish(stages, '2026-11-10')?.late?.ordinal).toBe(2);
  expect(plannedFinish(stages, '2026-11-10')?.lastStartsOn).toBe('2026-11-09');
});

test('the time to deploy runs from the first start to the last end, both days included', () => {
  const stages = [
    stage('pilot', 0, { startedAt: '2026-09-14T07:00:00Z', endedAt: '2026-09-30T09:00:00Z' }),
    stage('wave', 1, { startedAt: '2026-10-05T07:00:00Z', endedAt: '2026-10-12T09:00:00Z' }),
    stage('wave', 2),
  ];
  expect(firstStartOf(stages)).toBe('2026-09-14T07:00:00Z');
  expect(lastEndOf(stages)).toBe('2026-10-12T09:00:00Z');
  expect(daysUntil('2026-09-14', '2026-12-20')).toBe(98);
  expect(firstStartOf([stage('pilot', 0)])).toBeNull();
});

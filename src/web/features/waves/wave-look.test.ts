import { expect, test } from 'vitest';
import type { Hold, Stage } from '#contracts/rollouts.ts';
import { cellLook } from './calendar-shape.ts';
import { barringWave, excludedOf, expectedTickets, holdsOn, lookOf, startersOf } from './wave-look.ts';

function wave(over: Partial<Stage>): Stage {
  return {
    stageId: 1 as Stage['stageId'],
    kind: 'wave',
    ordinal: 1,
    name: 'Wave 1',
    status: 'planned',
    startsOn: '2026-11-16',
    startsPerDay: 10,
    windowDays: 3,
    soakDays: 1,
    noticeDays: 5,
    deadlineDays: null,
    extensions: 0,
    axisValue: null,
    dates: 'stand',
    startedAt: null,
    endedAt: null,
    people: 30,
    counts: {},
    residue: 0,
    completedAt: null,
    held: false,
    followUntil: null,
    ...over,
  };
}

test('a hold shows on every wave that has not ended, whatever it does', () => {
  expect(lookOf(wave({ held: true, status: 'in_progress' }))).toBe('held');
  expect(lookOf(wave({ held: true, status: 'passed' }))).toBe('ended');
});

test('a wave that was left out is told from one that has been', () => {
  expect(lookOf(wave({ status: 'skipped', dates: 'broken' }))).toBe('skipped');
  const cell = {
    startsOn: '2026-11-16',
    stageId: 1 as Stage['stageId'],
    people: 30,
    state: 'started' as const,
  };
  expect(cellLook(cell, wave({ status: 'skipped' }))).toBe('skipped');
  expect(cellLook(cell, wave({ status: 'passed' }))).toBe('ended');
});

test('a wave whose dates cannot be kept is held up, whoever has been told', () => {
  expect(lookOf(wave({ status: 'ready', dates: 'broken', counts: { notified: 3 } }))).toBe('held');
});

test('a wave whose people have been told is fixed, one before that can move', () => {
  expect(lookOf(wave({ status: 'ready', counts: { notified: 3 } }))).toBe('told');
  expect(lookOf(wave({ status: 'ready', counts: { trained: 3 } }))).toBe('told');
  expect(lookOf(wave({ status: 'ready', counts: { scheduled: 3 } }))).toBe('planned');
});

test('a hold of the whole rollout stands on every wave, one about an app on none', () => {
  const hold = (stageId: number | null, appId: number | null = null) =>
    ({ holdId: 1, stageId, appId }) as unknown as Hold;
  expect(holdsOn(wave({}), [hold(null), hold(1), hold(2)])).toHaveLength(2);
  expect(holdsOn(wave({}), [hold(null, 7)])).toHaveLength(0);
});

test('without a measured rate no tickets are expected, not none', () => {
  expect(expectedTickets(wave({}), null)).toBeNull();
  expect(expectedTickets(wave({}), 0.2)).toBe(6);
});

test('excluded people stand with their wave and bring no tickets', () => {
  const one = wave({ people: 30, counts: { scheduled: 20, excluded: 10 } });
  expect([excludedOf(one), startersOf(one), expectedTickets(one, 0.5)]).toEqual([10, 20, 10]);
});

test('a wave that failed bars the next until somebody lets it follow, or it has started', () => {
  const failed = wave({ status: 'failed', startedAt: '2026-11-16T08:00:00Z' });
  const next = wave({ ordinal: 2 });
  expect(barringWave({ stages: [failed, next] }, '2026-11-20')).toBe(failed);
  const followed = { ...failed, followUntil: '2026-11-20' };
  expect(barringWave({ stages: [followed, next] }, '2026-11-20')).toBeUndefined();
  expect(barringWave({ stages: [followed, next] }, '2026-11-21')).toBe(followed);
  const begun = wave({ ordinal: 2, status: 'in_progress', startedAt: '2026-11-20T08:00:00Z' });
  expect(barringWave({ stages: [followed, begun] }, '2026-11-21')).toBeUndefined();
  expect(barringWave({ stages: [wave({ kind: 'pilot', status: 'failed' })] }, '2026-11-21')).toBeUndefined();
});

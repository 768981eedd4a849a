import { expect, test } from 'vitest';
import type { Stage } from '#contracts/rollouts.ts';
import { plannedStarts } from './planned-starts.ts';

function wave(ordinal: number, startsOn: string, eligible: number, over: Partial<Stage> = {}): Stage {
  return {
    stageId: ordinal as Stage['stageId'],
    kind: 'wave',
    ordinal,
    name: `Wave ${ordinal}`,
    status: 'planned',
    startsOn,
    startsPerDay: 50,
    windowDays: 3,
    soakDays: 1,
    noticeDays: 3,
    deadlineDays: null,
    extensions: 0,
    axisValue: null,
    dates: 'stand',
    startedAt: null,
    endedAt: null,
    people: eligible,
    counts: { eligible },
    residue: 0,
    completedAt: null,
    held: false,
    followUntil: null,
    ...over,
  };
}

test('the line is flat until a wave starts and rises by its people over its days', () => {
  expect(plannedStarts([wave(1, '2026-12-07', 100)], 40, '2026-11-20')).toEqual([
    { on: '2026-11-20', people: 40 },
    { on: '2026-12-07', people: 40 },
    { on: '2026-12-09', people: 140 },
  ]);
});

test('a wave whose day has passed starts today at best', () => {
  const points = plannedStarts([wave(1, '2026-11-02', 50)], 0, '2026-11-20');
  expect(points.at(-1)).toEqual({ on: '2026-11-21', people: 50 });
});

test('without people who wait there is nothing planned', () => {
  const over = wave(1, '2026-11-02', 0, { status: 'passed' });
  expect(plannedStarts([over], 10, '2026-11-20')).toEqual([]);
});

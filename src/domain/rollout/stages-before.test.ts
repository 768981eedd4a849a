import { expect, test } from 'vitest';
import type { StageStatus } from './stage-machine.ts';
import { hasPassed, lastToEnd, stagesBefore } from './stages-before.ts';

const stages = (...statuses: readonly (readonly [StageStatus, number | null])[]) =>
  statuses.map(([status, day]) => ({ status, endedAt: day === null ? null : new Date(day * 86_400_000) }));

test('a stage that was left out does not let the next one past a stage before it that still runs', () => {
  const all = stages(['in_progress', null], ['skipped', 3], ['planned', null]);
  const before = stagesBefore(all, 2);
  expect(before).toEqual({ toPass: all[0], skipped: [all[1]] });
  expect(hasPassed(before)).toBe(false);
  expect(lastToEnd(before)).toBeUndefined();
});

test('a stage follows the one that ended last of those before it', () => {
  const late = stages(['passed', 9], ['skipped', 3], ['skipped', 4], ['planned', null]);
  expect(lastToEnd(stagesBefore(late, 3))).toBe(late[0]);
  const early = stages(['passed', 2], ['skipped', 3], ['planned', null]);
  expect(lastToEnd(stagesBefore(early, 2))).toBe(early[1]);
});

test('where every stage before was left out, none has to pass; the first stage comes after none', () => {
  const all = stages(['skipped', 1], ['planned', null]);
  expect(stagesBefore(all, 1)).toEqual({ toPass: undefined, skipped: [all[0]] });
  expect(hasPassed(stagesBefore(all, 1))).toBe(true);
  expect(stagesBefore(all, 0)).toEqual({ toPass: undefined, skipped: [] });
  expect(lastToEnd(stagesBefore(all, 0))).toBeUndefined();
});

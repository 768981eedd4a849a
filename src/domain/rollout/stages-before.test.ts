import { expect, test } from 'vitest';
import type { StageStatus } from './stage-machine.ts';
import { isBehind, lastToEnd, mayFollow, stagesBefore } from './stages-before.ts';

const stages = (...statuses: readonly (readonly [StageStatus, number | null])[]) =>
  statuses.map(([status, day]) => ({
    ...{ status, followUntil: null },
    endedAt: day === null ? null : new Date(day * 86_400_000),
  }));
const today = '2027-01-11';

test('a stage that was left out does not let the next one past a stage before it that still runs', () => {
  const all = stages(['in_progress', null], ['skipped', 3], ['planned', null]);
  const before = stagesBefore(all, 2);
  expect(before).toEqual({ toPass: all[0], skipped: [all[1]] });
  expect(mayFollow(before, today)).toBe(false);
  expect(lastToEnd(before, today)).toBeUndefined();
});

test('a stage follows the one that ended last of those before it', () => {
  const late = stages(['passed', 9], ['skipped', 3], ['skipped', 4], ['planned', null]);
  expect(lastToEnd(stagesBefore(late, 3), today)).toBe(late[0]);
  const early = stages(['passed', 2], ['skipped', 3], ['planned', null]);
  expect(lastToEnd(stagesBefore(early, 2), today)).toBe(early[1]);
});

test('where every stage before was left out, none has to pass; the first stage comes after none', () => {
  const all = stages(['skipped', 1], ['planned', null]);
  expect(stagesBefore(all, 1)).toEqual({ toPass: undefined, skipped: [all[0]] });
  expect(mayFollow(stagesBefore(all, 1), today)).toBe(true);
  expect(stagesBefore(all, 0)).toEqual({ toPass: undefined, skipped: [] });
  expect(lastToEnd(stagesBefore(all, 0), today)).toBeUndefined();
});

test.each(['failed', 'rolled_back'] as const)(
  'what comes after a stage that %s may start up to the day a person said, and goes on after it',
  (status) => {
    const ended = {
      status,
      endedAt: new Date('2027-01-08T10:00:00Z'),
      startedAt: new Date('2027-01-04T10:00:00Z'),
    };
    const next = { status: 'ready', endedAt: null, startedAt: null, followUntil: null } as const;
    const all = (followUntil: string | null) => [{ ...ended, followUntil }, next] as const;
    const may = (followUntil: string | null) => mayFollow(stagesBefore(all(followUntil), 1), today);
    expect([null, '2027-01-10', '2027-01-11', '2027-02-01'].map(may)).toEqual([false, false, true, true]);
    expect(lastToEnd(stagesBefore(all(today), 1), today)).toMatchObject({ status });
    expect([isBehind(all(today), 0, today), isBehind(all('2027-01-10'), 0, today)]).toEqual([true, false]);
    const begun = { ...next, status: 'in_progress', startedAt: new Date('2027-01-10T10:00:00Z') } as const;
    expect(isBehind([all('2027-01-10')[0], begun], 0, today)).toBe(true);
  },
);

test('no day lets anything past a stage that still runs, was called off, or waits for its gate', () => {
  for (const status of ['in_progress', 'soaking', 'awaiting_decision', 'cancelled'] as const) {
    const all = [
      { status, endedAt: null, followUntil: '2027-12-31' },
      { status: 'ready', endedAt: null, followUntil: null },
    ] as const;
    expect(mayFollow(stagesBefore(all, 1), today)).toBe(false);
  }
});

import { describe, expect, test } from 'vitest';
import { checkMove, isFirm, type AskedMove, type WeekRoom } from './check-move.ts';

const room = (people: number, minutes: number | null = null): WeekRoom => ({
  people,
  peopleMost: 100,
  minutes,
  minutesMost: minutes === null ? null : 300,
});
const move: AskedMove = { people: 40, minutesPerPerson: 3, from: 1, to: 3, earliest: 1, closed: 'none' };
const spillOver = [0.5, 0.5];

test('a group that fits meets nothing', () => {
  expect(checkMove([room(0), room(90), room(60), room(60)], spillOver, move)).toEqual([]);
});

test('the people too many are counted, not guessed', () => {
  expect(checkMove([room(0), room(90), room(60), room(61)], spillOver, move)).toEqual([
    { kind: 'people', over: 1 },
  ]);
});

test('weeks too near and closed weeks are firm, a week closed to some is not', () => {
  const rooms = [room(0), room(90), room(60), room(60)];
  const near = checkMove(rooms, spillOver, { ...move, to: 0, closed: 'all' });
  expect(near.map(({ kind }) => kind)).toEqual(['too_near', 'closed']);
  expect(near.every(isFirm)).toBe(true);
  const some = checkMove(rooms, spillOver, { ...move, closed: 'some' });
  expect(some.map(isFirm)).toEqual([false]);
  expect(checkMove(rooms, spillOver, { ...move, to: 9 })).toEqual([{ kind: 'too_near' }]);
});

describe('the helpdesk', () => {
  test('carries a share in the week after the start, where it may be too much', () => {
    const rooms = [room(0, 0), room(40, 60), room(0, 60), room(0, 100), room(0, 290)];
    expect(checkMove(rooms, spillOver, move)).toEqual([{ kind: 'helpdesk', week: 4, over: 50 }]);
  });

  test('is not charged twice in a week that the group already loads', () => {
    // One week later: half of its minutes were in that week already.
    const rooms = [room(0, 0), room(40, 60), room(0, 300), room(0, 0)];
    expect(checkMove(rooms, spillOver, { ...move, to: 2 })).toEqual([]);
  });

  test('says nothing of a week that was over before and is not loaded by the move', () => {
    const rooms = [room(0, 0), room(40, 900), room(0, 900), room(0, 0), room(0, 0)];
    expect(checkMove(rooms, spillOver, move)).toEqual([]);
  });
});

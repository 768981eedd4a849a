import { expect, test } from 'vitest';
import { canMove, move } from '../machine/machine.ts';
import { driftKinds, driftOf, mendedBy, type Belonging, type Seen } from './drift.ts';
import { membershipMachine } from './membership-machine.ts';

const belongings: readonly Belonging[] = ['now', 'later', 'no', 'unknown'];
const everything: readonly Seen[] = belongings.flatMap((belonging) =>
  [true, false].flatMap((isIn) => [true, false].map((wasIn) => ({ belonging, isIn, wasIn }))),
);

test('whoever is where the plan has them is no difference, and everybody else is', () => {
  for (const seen of everything)
    expect(driftOf(seen) === null, JSON.stringify(seen)).toBe(seen.isIn === (seen.belonging === 'now'));
});

test('what mends a difference leaves none', () => {
  for (const seen of everything) {
    const kind = driftOf(seen);
    if (kind === null) continue;
    const isIn = mendedBy[kind] === 'add';
    expect(driftOf({ ...seen, isIn, wasIn: true }), kind).toBeNull();
  }
});

test('every kind of difference occurs', () => {
  const found = new Set(everything.map(driftOf));
  expect(driftKinds.filter((kind) => !found.has(kind))).toEqual([]);
});

test('who was taken out differs from who was never in', () => {
  expect(driftOf({ belonging: 'now', isIn: false, wasIn: true })).toBe('missing');
  expect(driftOf({ belonging: 'now', isIn: false, wasIn: false })).toBe('not_yet');
});

test('a request alone is never taken for an effect, and who is lost is wanted again', () => {
  expect(canMove(membershipMachine, 'requested', 'take_effect')).toBe(false);
  expect(move(membershipMachine, 'effective', 'lose')).toBe('desired');
});

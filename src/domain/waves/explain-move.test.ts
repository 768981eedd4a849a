import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { buildProblem } from './build-problem.ts';
import { explainMove } from './explain-move.ts';
import { takeOutForced } from './forced-moves.ts';
import { place, takeOut } from './plan-state.ts';
import { createReplanState, type ReplanState } from './replan-state.ts';
import type { WaveCapacity, WaveGroup } from './wave-groups.ts';

const capacity: WaveCapacity = {
  startsOn: '2027-01-04',
  weeks: 4,
  peoplePerWeek: 10,
  helpdeskMinutesPerWeek: 100,
  spillOver: [0.5, 0.5],
  trainerSeatsPerWeek: {},
  sitePeoplePerWeek: {},
  freezes: [],
};

function group(id: string, people: number, more: Partial<WaveGroup> = {}): WaveGroup {
  return {
    id,
    people,
    site: null,
    department: null,
    language: null,
    risk: 0,
    helpdeskMinutes: 0,
    after: [],
    together: null,
    ...more,
  };
}

/** Weeks by group, before the change and after the re-plan. */
function replanned(
  groups: readonly WaveGroup[],
  changed: Partial<WaveCapacity>,
  weeks: readonly (readonly [before: number, after: number])[],
): ReplanState {
  const built = buildProblem(groups, { ...capacity, ...changed });
  if (!built.ok) throw new Error(built.refusal.message);
  const oldWeek = Int32Array.from(weeks, ([before]) => before);
  const replan = createReplanState(built.value, oldWeek, 0, new Uint8Array(weeks.length), createRandom(1));
  takeOutForced(replan);
  for (const unit of weeks.keys()) if (replan.state.weekOf[unit]! >= 0) takeOut(replan.state, unit);
  for (const [unit, [, after]] of weeks.entries()) place(replan.state, unit, after);
  return replan;
}

test('who cannot stay says so, and who makes room says for whom: first of all for one that cannot stay', () => {
  const freezes = [{ site: 'Oslo', from: '2027-01-04', to: '2027-01-08' }];
  const groups = [group('a', 6, { site: 'Oslo' }), group('b', 6), group('c', 4), group('d', 6)];
  const replan = replanned(groups, { freezes }, [
    [0, 1],
    [1, 2],
    [2, 1],
    [2, 0],
  ]);
  expect(explainMove(replan, 0)).toEqual({ kind: 'frozen' });
  expect(explainMove(replan, 1)).toEqual({ kind: 'makes_room', unit: 0 });
  expect(explainMove(replan, 3)).toEqual({ kind: 'makes_room', unit: 1 });
});

test('order is a reason in both directions', () => {
  const groups = [group('a', 2), group('b', 2, { after: ['a'] }), group('c', 2, { after: ['b'] })];
  const later = replanned(groups, {}, [
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  expect(explainMove(later, 1)).toEqual({ kind: 'follows', unit: 0 });
  const earlier = replanned(groups, {}, [
    [1, 0],
    [2, 1],
    [3, 2],
  ]);
  expect(explainMove(earlier, 1)).toEqual({ kind: 'precedes', unit: 2 });
});

test('a week that the change leaves less of is the reason, whoever came since', () => {
  const groups = [group('a', 6), group('b', 4), group('c', 5)];
  const replan = replanned(groups, { peoplePerWeek: [10, 6, 10, 10] }, [
    [1, 2],
    [1, 0],
    [0, 1],
  ]);
  for (const unit of [0, 1])
    expect(explainMove(replan, unit)).toEqual({ kind: 'over_capacity', obstacle: 0 });
});

test('helpdesk minutes that are taken by one of the week before are its doing', () => {
  const groups = [group('a', 1, { helpdeskMinutes: 100 }), group('b', 1, { helpdeskMinutes: 120 })];
  const replan = replanned(groups, {}, [
    [3, 0],
    [1, 2],
  ]);
  // In week 1 half of the minutes of `a` fall too: 50 and 60 are more than 100.
  expect(explainMove(replan, 1)).toEqual({ kind: 'makes_room', unit: 0 });
});

test('nothing keeps a group from a week that would take it', () => {
  expect(explainMove(replanned([group('a', 6)], {}, [[1, 2]]), 0)).toBeNull();
});

import { expect, test } from 'vitest';
import { planWaves } from './plan-waves.ts';
import type { WaveGroup } from './wave-groups.ts';

const capacity = {
  startsOn: '2027-01-04',
  weeks: 20,
  peoplePerWeek: 100,
  helpdeskMinutesPerWeek: null,
  spillOver: [1],
  trainerSeatsPerWeek: {},
  sitePeoplePerWeek: {},
  freezes: [],
};

function group(id: string, after: readonly string[] = [], together: string | null = null): WaveGroup {
  return {
    id,
    people: 1,
    site: null,
    department: null,
    language: null,
    risk: 0.5,
    helpdeskMinutes: 0,
    after,
    together,
  };
}

function refusalOf(groups: readonly WaveGroup[]) {
  const planned = planWaves(groups, capacity, { seed: 1 });
  if (planned.ok) throw new Error('a plan was found');
  return planned.refusal;
}

test('a circle is named from its first group round to it, without those that only wait behind it', () => {
  const {
    kind,
    group: named,
    message,
  } = refusalOf([
    group('waits', ['C']),
    group('free'),
    group('A', ['free', 'C']),
    group('B', ['A']),
    group('C', ['B']),
  ]);
  expect([kind, named]).toEqual(['circular_order', 'C']);
  expect(message).toBe(
    '“C” would have to start before itself: “C” comes after “B”, “B” comes after “A” and “A” comes after “C”. Remove one of these.',
  );
});

test('a circle through groups that start together says so', () => {
  expect(refusalOf([group('A', [], 'x'), group('B', ['A'], 'x')]).message).toBe(
    '“B” would have to start before itself: “B” comes after “A” and “A” starts together with “B”. Remove one of these.',
  );
});

test('of a long circle the first steps are told, and how many more there are', () => {
  const ring = Array.from({ length: 12 }, (_, at) => group(`G${at}`, [`G${(at + 1) % 12}`]));
  const { message } = refusalOf(ring);
  expect(message).toContain('“G5” comes after “G6” and so on (6 more).');
  expect(message).not.toContain('“G6” comes after');
});

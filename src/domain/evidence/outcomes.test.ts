import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuantitativeCriterion } from './criterion.ts';
import { cleanOutcomes, countBroken, type Outcome } from './outcomes.ts';

const NOW = Date.UTC(2026, 9, 13);
const DAY = 86_400_000;
const criterion = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'enrolment',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'import',
} as const satisfies QuantitativeCriterion;
const outcome = (personId: string, at: number, value: number): Outcome => ({
  personId,
  at,
  metric: 'enrolment',
  value,
});
const reasons = (outcomes: Outcome[], kind: QuantitativeCriterion = criterion) =>
  cleanOutcomes(kind, outcomes, {
    now: NOW,
    knownPeople: new Set(['ada', 'bo', 'cy', 'di']),
  }).quarantined.map(({ index, reason }) => [index, reason]);

test('clean outcomes are kept in order of time', () => {
  const cleaned = cleanOutcomes(criterion, [outcome('bo', NOW, 0), outcome('ada', NOW - DAY, 1)], {
    now: NOW,
  });
  expect(cleaned.kept.map(({ personId }) => personId)).toEqual(['ada', 'bo']);
  expect(cleaned).toMatchObject({ quarantined: [], received: 2 });
});

test('each unusable outcome is set aside with its reason', () => {
  expect(
    reasons([
      outcome('ada', NOW - DAY, Number.NaN),
      outcome('bo', NOW + 1, 1),
      outcome('nobody', NOW, 1),
      outcome('cy', NOW, 0.5),
      outcome('di', Number.NaN, 1),
    ]),
  ).toEqual([
    [0, 'not_a_number'],
    [1, 'future'],
    [2, 'unknown_person'],
    [3, 'out_of_range'],
    [4, 'not_a_date'],
  ]);
});

test('a repeated outcome counts once', () => {
  expect(reasons([outcome('ada', NOW, 1), outcome('ada', NOW, 1)])).toEqual([[1, 'duplicate']]);
});

test('two different outcomes of one person at one instant both go', () => {
  expect(reasons([outcome('ada', NOW, 1), outcome('ada', NOW, 0), outcome('ada', NOW, 1)])).toHaveLength(3);
  expect(reasons([outcome('ada', NOW, 1), outcome('ada', NOW, 0)])).toEqual([
    [0, 'contradictory'],
    [1, 'contradictory'],
  ]);
});

test('a later outcome replaces an earlier one, except for counts', () => {
  const repeated = [outcome('ada', NOW - DAY, 0), outcome('ada', NOW, 1)];
  expect(reasons(repeated)).toEqual([[0, 'superseded']]);
  expect(reasons(repeated, { ...criterion, kind: 'rate' })).toEqual([]);
});

test('counts and scores are held to their range', () => {
  const rate = { ...criterion, kind: 'rate' } as const;
  expect(reasons([outcome('ada', NOW, -1), outcome('bo', NOW, 1.5)], rate)).toEqual([
    [0, 'out_of_range'],
    [1, 'out_of_range'],
  ]);
  expect(reasons([{ ...outcome('ada', NOW, 1), exposure: 0 }], rate)).toEqual([[0, 'out_of_range']]);
  const score = { ...criterion, kind: 'score' } as const;
  expect(reasons([outcome('ada', NOW, 0), outcome('bo', NOW, 6), outcome('cy', NOW, 5)], score)).toEqual([
    [0, 'out_of_range'],
    [1, 'out_of_range'],
  ]);
});

test('outcomes of another metric are not this criterion’s business', () => {
  const other = { ...outcome('ada', NOW, 1), metric: 'survey' };
  expect(cleanOutcomes(criterion, [other], { now: NOW })).toMatchObject({
    kept: [],
    quarantined: [],
    received: 0,
  });
});

test('repeats are not counted as broken', () => {
  const { quarantined } = cleanOutcomes(
    criterion,
    [outcome('ada', NOW, 1), outcome('ada', NOW, 1), outcome('bo', NOW, 7)],
    { now: NOW },
  );
  expect(quarantined.map(({ reason }) => reason)).toEqual(['duplicate', 'out_of_range']);
  expect(countBroken({ duplicate: 1, superseded: 4, future: 2, out_of_range: 1 })).toBe(1);
});

test('every outcome is either kept or set aside, and the input order does not matter', () => {
  const people = fc.constantFrom('ada', 'bo', 'cy', 'di', 'nobody');
  const value = fc.constantFrom(0, 1, 0.5, Number.NaN);
  const row = fc.tuple(people, fc.integer({ min: -3, max: 1 }), value);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (rows, keys) => {
      const outcomes = rows.map(([person, day, value]) => outcome(person, NOW + day * DAY, value));
      const shuffled = outcomes
        .map((item) => ({ item, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
      const first = cleanOutcomes(criterion, outcomes, { now: NOW });
      const second = cleanOutcomes(criterion, shuffled, { now: NOW });
      expect(first.kept.length + first.quarantined.length).toBe(outcomes.length);
      expect(second.kept).toEqual(first.kept);
    }),
  );
});

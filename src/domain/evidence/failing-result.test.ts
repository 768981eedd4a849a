import { expect, test } from 'vitest';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import { failureLimits, valueLimits } from './failing-result.ts';

const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolled',
  metric: 'm',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.85,
  target: 0.92,
  horizon: 60,
  minimumSample: 20,
  role: 'exit',
  source: 'import',
};

/** The verdict when so many of the people have the worse outcome, all known at one instant. */
function verdictOf(criterion: QuantitativeCriterion, people: number, worse: number, count = 1) {
  const bad = criterion.better === 'higher' ? 0 : 1;
  const outcomes = Array.from({ length: people }, (_, i) => ({
    personId: `p${i}`,
    at: 0,
    metric: 'm',
    value: i < worse ? bad : 1 - bad,
  }));
  return evaluateCriterion(criterion, outcomes, { now: 1, criteriaCount: count }).verdict;
}

test.each([
  ['higher is better', enrolled, 60, 1],
  ['a pilot smaller than the horizon', { ...enrolled, horizon: 200 }, 80, 1],
  ['three criteria that decide', enrolled, 60, 3],
  [
    'so many people that both limits are shown',
    { ...enrolled, minimum: 0.8, target: 0.95, horizon: 200 },
    200,
    1,
  ],
  ['lower is better', { ...enrolled, better: 'lower', minimum: 0.15, target: 0.08 } as const, 60, 1],
])(
  'the numbers of failures that fail and pass are those of the verdict: %s',
  (_, criterion, people, count) => {
    const { failsFrom, passesUpTo, between } = failureLimits(criterion, people, count)!;
    const verdict = { open: 'inconclusive', conditional: 'conditional' }[between];
    expect(verdictOf(criterion, people, failsFrom!, count)).toBe('fail');
    expect(verdictOf(criterion, people, failsFrom! - 1, count)).toBe(verdict);
    expect(verdictOf(criterion, people, passesUpTo!, count)).toBe('pass');
    expect(verdictOf(criterion, people, passesUpTo! + 1, count)).toBe(verdict);
  },
);

test('with too few people nothing passes, and that is said', () => {
  expect(failureLimits({ ...enrolled, minimum: 0.95, target: 0.97, horizon: 200 }, 30)).toMatchObject({
    passesUpTo: null,
  });
});

test('a rate fails above its target and passes below its limit', () => {
  const tickets = { ...enrolled, kind: 'rate', better: 'lower', minimum: 0.45, target: 0.25 } as const;
  const { failsFrom, passesFrom } = valueLimits(tickets, 60);
  expect(failsFrom).toBeGreaterThan(0.25);
  expect(passesFrom).toBeLessThan(0.45);
  const score = { ...enrolled, kind: 'score', minimum: 3.2, target: 3.8 } as const;
  expect(valueLimits(score, 60).failsFrom).toBeLessThan(3.8);
  expect(valueLimits(score, 60).passesFrom).toBeGreaterThan(3.2);
});

test('values that fail are worse than values that pass, however many people there are', () => {
  const tickets = { ...enrolled, kind: 'rate', better: 'lower', minimum: 0.45, target: 0.25 } as const;
  const score = { ...enrolled, kind: 'score', minimum: 3.2, target: 3.8 } as const;
  for (const people of [30, 60, 200, 1000]) {
    const lower = valueLimits(tickets, people);
    expect(lower.failsFrom).toBeGreaterThan(lower.passesFrom!);
    const higher = valueLimits(score, people);
    expect(higher.failsFrom).toBeLessThan(higher.passesFrom!);
  }
  expect(valueLimits(score, 30).between).toBe('open');
  expect(valueLimits(score, 1000).between).toBe('conditional');
});

import { expect, test } from 'vitest';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import { passingValue, sizeSentence } from './passing-value.ts';

const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'm',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'import',
};
const tickets: QuantitativeCriterion = {
  ...enrolled,
  kind: 'rate',
  better: 'lower',
  minimum: 0.3,
  target: 0.2,
};
const spread = (people: number, ones: number) =>
  Array.from({ length: people }, (_, i) => ({
    personId: `p${i}`,
    at: 0,
    metric: 'm',
    value: Math.floor(((i + 1) * ones) / people) - Math.floor((i * ones) / people),
  }));

test('at 300 people an enrolment criterion can pass from 98 %', () => {
  expect(passingValue(enrolled, 300)).toBeCloseTo(0.98, 12);
  expect(sizeSentence(enrolled, 300, 'en')).toBe(
    'At 300 people this criterion can pass if the result is 98.0\u00A0% or more.',
  );
  expect(sizeSentence(enrolled, 300, 'de')).toContain('wenn das Ergebnis 98,0\u00A0% oder mehr beträgt');
});

test('at too few people nothing passes, and the fewest is named', () => {
  expect(passingValue(enrolled, 40)).toBeNull();
  expect(sizeSentence(enrolled, 40, 'sv')).toBe(
    'Med 40 personer kan kriteriet inte klaras, oavsett resultat. Det behövs minst 59 personer.',
  );
});

test.each([300, 600])('the value that passes at %d people is the verdict’s edge', (people) => {
  for (const criterion of [enrolled, tickets]) {
    const edge = Math.round(passingValue(criterion, people)! * people);
    const worse = criterion.better === 'higher' ? edge - 1 : edge + 1;
    const verdict = (ones: number) => evaluateCriterion(criterion, spread(people, ones), { now: 1 }).verdict;
    expect(verdict(edge)).toMatch(/pass|conditional/);
    expect(verdict(worse)).not.toMatch(/pass|conditional/);
  }
});

test('an open-ended share and a score have an edge too', () => {
  const { horizon: _none, ...open } = enrolled;
  expect(passingValue(open, 311)).toBeCloseTo(0.981, 2);
  const score = { ...enrolled, kind: 'score', minimum: 4, target: 4.3 } as const;
  const edge = passingValue(score, 400)!;
  expect(edge).toBeGreaterThan(4);
  expect(edge).toBeLessThan(4.3);
  expect(passingValue(score, 3)).toBeNull();
});

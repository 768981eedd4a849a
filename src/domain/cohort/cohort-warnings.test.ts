import { expect, test } from 'vitest';
import { describeCohortWarning, warnAboutCohort } from './cohort-warnings.ts';
import { describeBlindSpot, describeCohort, listBlindSpots } from './describe-cohort.ts';
import { measureCohort } from './metrics.ts';
import { encodePopulation } from './population.ts';

/** 100 people: 10 in IT, 60 in Retail, 30 in Finance; the last one alone uses Android. */
const departments = Array.from({ length: 100 }, (_, person) =>
  person < 10 ? 'IT' : person < 70 ? 'Retail' : 'Finance',
);
const encoded = encodePopulation({
  ids: departments.map((_, person) => `p${person}`),
  attributes: [
    { name: 'department', values: departments },
    { name: 'platform', values: departments.map((_, person) => (person < 99 ? 'Windows' : 'Android')) },
    {
      name: 'site',
      values: departments.map((_, person) => (person % 10 === 0 ? 'Head office Oslo' : 'Bergen')),
    },
  ],
});

function sentences(people: readonly number[]): string[] {
  const { balance } = measureCohort(encoded, Int32Array.from(people));
  return warnAboutCohort({ people: 100, selected: people.length, balance }).map(describeCohortWarning);
}

test('IT and head office above one and a half times their share, empty levels and large pilots are warned about', () => {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);
  expect(sentences([...range(0, 4), ...range(11, 17), ...range(71, 77)])).toEqual([
    'IT staff (department IT) is 25.0 % of the cohort, but 10.0 % of the organisation.',
    'Nobody stands for platform Android (1 person).',
  ]);
  expect(sentences([10, 20, 30, 40, 99, 11, 12, 13, 71, 1])).toEqual([
    'Head office (site Head office Oslo) is 40.0 % of the cohort, but 10.0 % of the organisation.',
  ]);
  expect(sentences([0, 1, ...range(11, 24), ...range(91, 100)])).toEqual([
    '24 of 100 people are more than 20 % of the organisation: that is a rollout more than a pilot.',
  ]);
});

test('a rollout lead reads what is represented, the largest gap, and blind spots with most people first', () => {
  const metrics = measureCohort(encoded, Int32Array.from([1, 11, 12, 13, 14, 15, 16, 71, 72, 73]));
  expect(describeCohort(metrics)).toEqual([
    'Represents 85 % of pairs worth covering.',
    'Largest gap: site Head office Oslo −10.0 points.',
    'Blind spots: site Head office Oslo (10 people); platform Android (1 person).',
  ]);
  const people = listBlindSpots(metrics).map((spot) => spot.people);
  expect(people).toEqual([...people].sort((a, b) => b - a));
  expect(describeBlindSpot(metrics.blindSpots.find(({ levels }) => levels.length === 2)!)).toMatch(
    / with .* people\)/,
  );
});

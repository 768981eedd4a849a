import { expect, test } from 'vitest';
import { timeTicks } from './time-axis.tsx';

const span = (from: string, to: string) => [Date.parse(from), Date.parse(to)] as const;

test('a span of a few weeks is marked by its Mondays', () => {
  expect(timeTicks(span('2026-11-14', '2026-12-01'))).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
});

test('a long span is marked by the firsts of its months', () => {
  expect(timeTicks(span('2026-10-20', '2027-01-05'))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
});

import { expect, it } from 'vitest';
import type { Forecast } from '#contracts/forecast.ts';
import { fanPoints } from './fan-points.ts';

const week = (startsOn: string, endsOn: string, p50: number) => ({
  startsOn,
  endsOn,
  p10: p50 - 2,
  p25: p50 - 1,
  p50,
  p75: p50 + 1,
  p90: p50 + 2,
  starts: 0,
  minutes: null,
});
const forecast = {
  done: 10,
  weeks: [
    week('2027-01-04', '2027-01-10', 20),
    week('2027-01-11', '2027-01-17', 30),
    week('2027-01-18', '2027-01-24', 31),
  ],
  finish: { p10: '2027-01-10', p50: '2027-01-17', p90: '2027-01-17' },
} as unknown as Forecast;

it('begins with those who are done today and ends with the latest likely week', () => {
  expect(fanPoints(forecast, '2027-01-06').map(({ on, p50 }) => [on, p50])).toEqual([
    ['2027-01-06', 10],
    ['2027-01-10', 20],
    ['2027-01-17', 30],
  ]);
});

it('shows every week while the end is open, and none that is over', () => {
  const open = { ...forecast, finish: { ...forecast.finish, p90: null } };
  expect(fanPoints(open, '2027-01-12').map(({ on }) => on)).toEqual([
    '2027-01-12',
    '2027-01-17',
    '2027-01-24',
  ]);
});

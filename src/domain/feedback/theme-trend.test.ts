import { expect, test } from 'vitest';
import { matchThemes } from './themes.ts';
import { themeTrend } from './theme-trend.ts';

const of = (pieces: number, people: number) => ({ pieces, people });

test('a jump that chance hardly shows is rising, the same the other way round is falling', () => {
  expect(themeTrend([of(2, 100), of(12, 100)])).toBe('rising');
  expect(themeTrend([of(12, 100), of(2, 100)])).toBe('falling');
});

test('five against four of as many people say nothing', () => {
  expect(themeTrend([of(4, 100), of(5, 100)])).toBe('level');
});

test('twice as many pieces from twice as many people are the same rate', () => {
  expect(themeTrend([of(10, 100), of(20, 200)])).toBe('level');
  expect(themeTrend([of(10, 100), of(20, 50)])).toBe('rising');
});

test('the border is where the doubled tail of the binomial is one in ten', () => {
  // With equal groups: 0 of 4 has a tail of 1/16, 0 of 5 one of 1/32, doubled 0.125 and 0.0625.
  expect(themeTrend([of(0, 50), of(4, 50)])).toBe('level');
  expect(themeTrend([of(0, 50), of(5, 50)])).toBe('rising');
  expect(themeTrend([of(5, 50), of(0, 50)])).toBe('falling');
});

test('a stage nobody has started in is not compared', () => {
  expect(themeTrend([of(2, 100), of(12, 100), of(0, 0)])).toBe('rising');
  expect(themeTrend([of(3, 100), of(1, 0)])).toBe('unknown');
  expect(themeTrend([of(0, 100), of(0, 100)])).toBe('level');
});

test('themes that differ in capitals and spaces alone are one', () => {
  expect(matchThemes(['  sign-in ', 'PRINTING', 'printing', ' '], ['Printing'])).toEqual([
    'sign-in',
    'Printing',
  ]);
});

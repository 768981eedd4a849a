import { expect, test } from 'vitest';
import { combinationsOf, countCombinations } from './unit-rule.ts';

const conditions = [
  { attribute: 'department', values: ['IT', 'HR'] },
  { attribute: 'site', values: ['Oslo', 'Lund'] },
];

test('every condition holds, each by one of its values', () => {
  expect(combinationsOf(conditions)).toEqual([
    { department: 'IT', site: 'Oslo' },
    { department: 'IT', site: 'Lund' },
    { department: 'HR', site: 'Oslo' },
    { department: 'HR', site: 'Lund' },
  ]);
  expect(countCombinations(conditions)).toBe(4);
});

test('a rule without conditions takes nobody', () => {
  expect(combinationsOf([])).toEqual([]);
  expect(countCombinations([])).toBe(0);
});

test('two conditions on one attribute leave the values that both have', () => {
  const twice = [
    { attribute: 'site', values: ['Oslo', 'Lund'] },
    { attribute: 'site', values: ['Lund', 'Bergen'] },
  ];
  expect(combinationsOf(twice)).toEqual([{ site: 'Lund' }]);
});

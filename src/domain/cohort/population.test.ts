import { expect, test } from 'vitest';
import { encodePopulation, nameLevel, notRecorded } from './population.ts';
import { binLabels } from './quantile-bins.ts';

test('levels are numbered in order of appearance, and empty cells share one level', () => {
  const encoded = encodePopulation({
    ids: ['a', 'b', 'c', 'd'],
    attributes: [
      { name: 'site', values: ['Oslo', null, ' ', 'Bergen'] },
      { name: 'platform', values: ['mac', 'mac', 'win', 'mac'] },
    ],
  });
  expect(encoded.attributes[0]?.levels).toEqual(['Oslo', notRecorded, 'Bergen']);
  expect([...encoded.rows]).toEqual([0, 0, 1, 0, 1, 1, 2, 0]);
  expect([...encoded.levelPeople]).toEqual([1, 2, 1, 3, 1]);
  expect(nameLevel(encoded, 4)).toEqual({ attribute: 'platform', level: 'win' });
});

test('a column of another length is a programming error', () => {
  expect(() => encodePopulation({ ids: ['a'], attributes: [{ name: 'site', values: [] }] })).toThrow('site');
});

test('more than 65 535 levels still get different codes', () => {
  const ids = Array.from({ length: 70_000 }, (_, index) => `p${index}`);
  const encoded = encodePopulation({ ids, attributes: [{ name: 'id', values: ids }] });
  expect(encoded.rows[69_999]).toBe(69_999);
});

test('numbers fall into five bins of about equal size with their range as name', () => {
  const values = Array.from({ length: 100 }, (_, index) => `${index + 1}`);
  const labels = binLabels([...values, 'none', null], 5);
  expect(labels[0]).toBe('1 to 20');
  expect(labels[99]).toBe('81 to 100');
  expect(labels.slice(100)).toEqual([null, null]);
  expect(new Set(labels).size).toBe(6);
});

test('equal numbers never fall into different bins', () => {
  expect(binLabels(['1', '1', '1', '1', '9'], 5)).toEqual(['1', '1', '1', '1', '9']);
});

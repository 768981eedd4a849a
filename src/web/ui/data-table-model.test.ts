import { describe, expect, it } from 'vitest';
import { sortRows } from './data-table-model.ts';

type Row = { readonly id: number; readonly word: string | null };
const rows: readonly Row[] = [
  { id: 1, word: 'Wave 10' },
  { id: 2, word: null },
  { id: 3, word: 'Wave 2' },
  { id: 4, word: 'Wave 2' },
];
const ids = (sorted: readonly Row[]) => sorted.map((row) => row.id);

describe('sortRows', () => {
  it('orders words with numbers in them as people do, missing values last', () => {
    expect(ids(sortRows(rows, (row) => row.word, false))).toEqual([3, 4, 1, 2]);
  });

  it('keeps missing values last and equal values in order when descending', () => {
    expect(ids(sortRows(rows, (row) => row.word, true))).toEqual([1, 3, 4, 2]);
  });

  it('orders numbers by size', () => {
    expect(ids(sortRows(rows, (row) => row.id, true))).toEqual([4, 3, 2, 1]);
  });

  it('sorts a million rows by a word within five seconds', () => {
    const many = Array.from({ length: 1_000_000 }, (_, id) => ({
      id,
      word: `Person ${(id * 421) % 10_000}`,
    }));
    const startedAt = performance.now();
    const sorted = sortRows(many, (row) => row.word, false);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(sorted[0]?.word).toBe('Person 0');
  });
});

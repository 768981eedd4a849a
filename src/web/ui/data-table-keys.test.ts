import { describe, expect, it } from 'vitest';
import { nextRow } from './data-table-keys.ts';

describe('nextRow', () => {
  it('moves by one row, by a page, and to the ends', () => {
    expect(nextRow('ArrowDown', 3, 100, 15)).toBe(4);
    expect(nextRow('PageUp', 20, 100, 15)).toBe(5);
    expect(nextRow('End', 0, 100, 15)).toBe(99);
  });

  it('stays within the rows', () => {
    expect(nextRow('ArrowUp', 0, 100, 15)).toBe(0);
    expect(nextRow('PageDown', 95, 100, 15)).toBe(99);
  });

  it('leaves other keys alone', () => {
    expect(nextRow('a', 3, 100, 15)).toBeNull();
  });
});

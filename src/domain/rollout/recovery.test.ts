import { array, assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedRecovery, type Recovery } from './recovery.ts';

const done = (...days: number[]): Recovery[] => days.map((one) => ({ days: one, isDone: true }));
const waiting = (...days: number[]): Recovery[] => days.map((one) => ({ days: one, isDone: false }));

describe('when somebody left over will be done', () => {
  test('without censoring it is the median of those who took longer than this person has', () => {
    const seen = done(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(expectedRecovery(seen, 0)).toBe(5);
    expect(expectedRecovery(seen, 4)).toBe(7);
  });

  test('people who still wait move it out; when most still wait nothing is promised', () => {
    const seen = done(1, 2, 3, 4, 5);
    expect(expectedRecovery([...seen, ...waiting(10, 10, 10)], 0)).toBe(4);
    expect(expectedRecovery([...seen, ...waiting(10, 10, 10, 10, 10, 10)], 0)).toBeNull();
  });

  test('somebody who stopped being watched early counts only while they were watched', () => {
    // Who was let go after half a day is no longer at risk when the first recovers: six remain, the third is the median.
    expect(expectedRecovery([...waiting(0.5), ...done(1, 2, 3, 4, 5, 6)], 0)).toBe(3);
  });

  test('fewer than five recoveries say nothing', () => {
    expect(expectedRecovery(done(1, 1, 1, 1), 0)).toBeNull();
  });

  test('it never lies in the past and is always a time at which somebody recovered', () => {
    const recovery = record({ days: integer({ min: 0, max: 60 }), isDone: boolean() });
    assert(
      property(array(recovery, { maxLength: 60 }), integer({ min: 0, max: 60 }), (seen, elapsed) => {
        const days = expectedRecovery(seen, elapsed);
        if (days === null) return;
        expect(days).toBeGreaterThan(elapsed);
        expect(seen).toContainEqual({ days, isDone: true });
      }),
    );
  });
});

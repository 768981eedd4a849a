import { describe, expect, test } from 'vitest';
import { judgeDailyReading } from './judge-daily-reading.ts';

const none = { before: 1000, joined: 0, changed: 0, left: 0, returned: 0, needsConfirmation: false };

describe('what becomes of a daily reading', () => {
  test('a reading without a difference changes nothing, whatever the limit', () => {
    expect(judgeDailyReading(none, 0)).toBe('unchanged');
    expect(judgeDailyReading({ ...none, before: 0 }, 1)).toBe('unchanged');
  });

  test('joiners, movers, leavers and returners count together', () => {
    const some = { ...none, joined: 20, changed: 15, left: 10, returned: 5 };
    expect(judgeDailyReading(some, 0.05)).toBe('small');
    expect(judgeDailyReading({ ...some, returned: 6 }, 0.05)).toBe('large');
  });

  test('with a limit of nothing every difference waits', () => {
    expect(judgeDailyReading({ ...none, changed: 1 }, 0)).toBe('large');
  });

  test('the first reading waits, and so do many leavers, however high the limit', () => {
    expect(judgeDailyReading({ ...none, before: 0, joined: 3 }, 1)).toBe('large');
    expect(judgeDailyReading({ ...none, left: 300, needsConfirmation: true }, 1)).toBe('large');
  });
});

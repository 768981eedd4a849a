import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReached, stopRuleCode, type StopRule } from './run-rules.ts';

const rule = (part: Partial<StopRule>): StopRule => ({
  scope: 'stage',
  attribute: null,
  unit: 'people',
  limit: 3,
  minimumSample: 1,
  ...part,
});

describe('when a stop rule is reached', () => {
  test('at its limit, not before', () => {
    expect(isReached(rule({}), { reported: 40, failed: 2 })).toBe(false);
    expect(isReached(rule({}), { reported: 40, failed: 3 })).toBe(true);
    expect(isReached(rule({ unit: 'share', limit: 0.05 }), { reported: 40, failed: 1 })).toBe(false);
    expect(isReached(rule({ unit: 'share', limit: 0.05 }), { reported: 40, failed: 2 })).toBe(true);
  });

  test('a single early failure stops nothing while the sample is small', () => {
    const share = rule({ unit: 'share', limit: 0.1, minimumSample: 20 });
    expect(isReached(share, { reported: 1, failed: 1 })).toBe(false);
    expect(isReached(share, { reported: 20, failed: 2 })).toBe(true);
  });

  test('one more failure never un-reaches it, and without failures it is never reached', () => {
    assert(
      property(integer({ min: 0, max: 200 }), integer({ min: 0, max: 200 }), (reported, failed) => {
        for (const unit of ['people', 'share'] as const) {
          const one = rule({ unit, limit: unit === 'people' ? 7 : 0.07, minimumSample: 10 });
          if (isReached(one, { reported, failed }))
            expect(isReached(one, { reported: reported + 1, failed: failed + 1 })).toBe(true);
          expect(isReached(one, { reported, failed: 0 })).toBe(false);
        }
      }),
    );
  });

  test('a rule that was changed is another one', () => {
    expect(stopRuleCode(rule({}), '4')).not.toBe(stopRuleCode(rule({ limit: 4 }), '4'));
    expect(stopRuleCode(rule({}), '4')).not.toBe(stopRuleCode(rule({}), '5'));
  });
});

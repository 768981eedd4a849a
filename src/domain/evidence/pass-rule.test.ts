import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type PassRule, readPassRule, ruleOfStage, type StagePeople } from './pass-rule.ts';

const rule: PassRule = { succeededAtLeast: 95, failedAtMost: 3, minimumSample: 30 };
const people = (succeeded: number, failed: number, open = 0): StagePeople => ({ succeeded, failed, open });

test.each([
  ['nobody has an outcome', people(0, 0, 100), 'no_data'],
  ['fewer than the minimum sample, all of them failures', people(0, 29, 71), 'inconclusive'],
  ['enough done, nobody open', people(95, 3), 'pass'],
  ['one short, nobody open', people(94, 3), 'fail'],
  ['one short, one open', people(94, 2, 1), 'inconclusive'],
  ['enough done, and who is open may still fail beyond the limit', people(95, 3, 1), 'inconclusive'],
  ['one failure too many', people(400, 4), 'fail'],
] as const)('%s', (_, counted, verdict) => {
  expect(readPassRule(rule, counted)).toBe(verdict);
});

test('a limit that is not set does not count', () => {
  expect(readPassRule({ ...rule, failedAtMost: null }, people(95, 500))).toBe('pass');
  expect(readPassRule({ ...rule, succeededAtLeast: null }, people(30, 3))).toBe('pass');
});

describe('whatever the rule and the people', () => {
  const limit = fc.option(fc.integer({ min: 0, max: 60 }));
  const rules = fc.record({
    succeededAtLeast: limit,
    failedAtMost: limit,
    minimumSample: fc.integer({ min: 1, max: 60 }),
  });
  const count = fc.integer({ min: 0, max: 80 });
  const counted = fc.record({ succeeded: count, failed: count, open: count });

  test('missing outcomes never pass: as long as one may turn the verdict, it is open', () => {
    fc.assert(
      fc.property(rules, counted, (held, now) => {
        const verdict = readPassRule(held, now);
        if (verdict !== 'pass' && verdict !== 'fail') return;
        // Every way in which the open outcomes may come out gives the same verdict.
        for (let done = 0; done <= now.open; done++) {
          const end = people(now.succeeded + done, now.failed + now.open - done);
          expect(readPassRule(held, end)).toBe(verdict);
        }
      }),
    );
  });

  test('one more success in the place of a failure never makes it worse', () => {
    const worth = { no_data: 0, fail: 0, inconclusive: 1, pass: 2 };
    fc.assert(
      fc.property(rules, counted, (held, now) => {
        if (now.failed === 0) return;
        const better = people(now.succeeded + 1, now.failed - 1, now.open);
        expect(worth[readPassRule(held, better)]).toBeGreaterThanOrEqual(worth[readPassRule(held, now)]);
      }),
    );
  });

  test('nothing passes below the minimum sample', () => {
    fc.assert(
      fc.property(rules, counted, (held, now) => {
        if (readPassRule(held, now) === 'pass')
          expect(now.succeeded + now.failed).toBeGreaterThanOrEqual(held.minimumSample);
      }),
    );
  });
});

test('a stage has its own rule before that of every stage, and its own may be none', () => {
  const everyStage = { stageId: null, ...rule };
  const own = { stageId: 7, ...rule, failedAtMost: 9 };
  const none = { stageId: 8, succeededAtLeast: null, failedAtMost: null, minimumSample: 1 };
  const all = [own, none, everyStage];
  expect(ruleOfStage(all, 7)).toBe(own);
  expect(ruleOfStage(all, 8)).toBeNull();
  expect(ruleOfStage(all, 9)).toBe(everyStage);
  expect(ruleOfStage([own], 9)).toBeNull();
});

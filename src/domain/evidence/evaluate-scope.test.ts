import { describe, expect, test } from 'vitest';
import { describeComposition } from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateInScope } from './evaluate-scope.ts';
import type { Outcome } from './outcomes.ts';

const START = Date.UTC(2026, 8, 7);
const DAY = 86_400_000;
const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'enrolment',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.85,
  target: 0.9,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'import',
};
const platforms = ['Windows', 'Windows', 'Windows', 'macOS'];
const people = Array.from({ length: 4000 }, (_, i) => ({ personId: `p${i}`, levels: [platforms[i % 4]!] }));
const context = { now: START + 90 * DAY, composition: describeComposition(['platform'], people) };

/** 400 people, ten a day, platforms in turn; of the macOS people every `macEvery`th fails, of the others every fortieth. */
const pilot = (macEvery: number): Outcome[] =>
  people.slice(0, 400).map(({ personId, levels }, i) => ({
    personId,
    at: START + Math.floor(i / 10) * DAY,
    metric: 'enrolment',
    value: levels[0] === 'macOS' ? Number(Math.floor(i / 4) % macEvery !== 0) : Number(i % 40 !== 1),
  }));

describe('a guardrail looks at every group', () => {
  const guardrail = { ...enrolled, role: 'guardrail' } as const;
  test('and fails with one bad group although the total is good', () => {
    const evaluation = evaluateInScope(guardrail, pilot(4), context);
    expect(evaluation).toMatchObject({ verdict: 'fail', reason: 'group_decides', n: 400 });
    expect(evaluation.groups!.map(({ label, verdict }) => [label, verdict])).toEqual([
      ['macOS', 'fail'],
      ['Windows', 'pass'],
    ]);
    expect(evaluation.sentence).toMatch(/^In macOS: 75\.0\s% of 100 people\. The evidence shows less than/);
  });
  test('unless it says everyone', () => {
    const evaluation = evaluateInScope({ ...guardrail, scope: 'everyone' }, pilot(6), context);
    expect(evaluation.verdict).toBe('pass');
    expect(evaluation.groups).toBeUndefined();
  });
  test('and is not held up by a group that merely cannot be told yet', () => {
    const evaluation = evaluateInScope(guardrail, pilot(9), context);
    expect(evaluation.groups!.some(({ verdict }) => verdict === 'inconclusive')).toBe(true);
    expect(evaluation.verdict).toBe('pass');
  });
});

describe('an exit criterion', () => {
  test('looks at the total, and passes with it', () => {
    expect(evaluateInScope(enrolled, pilot(9), context)).toMatchObject({ verdict: 'pass' });
  });
  test('with scope each_group passes only when every group passes', () => {
    const each = { ...enrolled, scope: 'each_group' } as const;
    expect(evaluateInScope(each, pilot(9), context)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'group_decides',
    });
    const all = evaluateInScope(each, pilot(1000), context);
    expect(all.verdict).toBe('pass');
    expect(all.groups!.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });
  test('says the groups that decide, in the language asked for', () => {
    const each = { ...enrolled, scope: 'each_group' } as const;
    expect(evaluateInScope(each, pilot(4), { ...context, locale: 'sv' }).sentence).toMatch(/^I macOS: /);
    expect(evaluateInScope(each, pilot(4), { ...context, locale: 'de' }).sentence).toMatch(
      /^In der Gruppe macOS: /,
    );
  });
});

describe('a source that stopped', () => {
  const watched = { ...enrolled, maxSilenceDays: 7 };
  const outcomes = pilot(1000);
  const last = outcomes.at(-1)!.at;
  test('is no data after the longest silence, never a pass', () => {
    const evaluation = evaluateInScope(watched, outcomes, { now: last + 8 * DAY });
    expect(evaluation).toMatchObject({ verdict: 'no_data', reason: 'source_stopped', estimate: null });
    expect(evaluation.sentence).toMatch(/^The last outcome is from 2026-10-16\. More than 7 days of silence/);
  });
  test('is believed before that, when all is complete, and when the horizon is reached', () => {
    expect(evaluateInScope(watched, outcomes, { now: last + 7 * DAY }).verdict).toBe('pass');
    expect(evaluateInScope(watched, outcomes, { now: last + 8 * DAY, isComplete: true }).verdict).toBe(
      'pass',
    );
    expect(evaluateInScope({ ...watched, horizon: 400 }, outcomes, { now: last + 8 * DAY }).verdict).toBe(
      'pass',
    );
  });
});

describe('strict weighting', () => {
  const strict = { ...enrolled, weighting: 'strict' } as const;
  test('judges by the product of groups, whatever the order of arrival', () => {
    expect(evaluateInScope(strict, pilot(1000), context)).toMatchObject({
      verdict: 'pass',
      method: 'stratified_product',
    });
    const macLast = pilot(2).sort(
      (a, b) => (Number(a.personId.slice(1)) % 4) - (Number(b.personId.slice(1)) % 4),
    );
    const late = macLast.map((outcome, i) => ({ ...outcome, at: START + Math.floor(i / 10) * DAY }));
    expect(evaluateInScope({ ...strict, minimum: 0.88, target: 0.95 }, late, context).verdict).not.toBe(
      'pass',
    );
  });
  test('fails what is shown to miss the target', () => {
    const bad = pilot(1000).map((outcome, i) => ({ ...outcome, value: i % 3 === 0 ? 0 : 1 }));
    expect(evaluateInScope(strict, bad, context)).toMatchObject({ verdict: 'fail' });
  });
  test('is an error with more than four groups, and ordinary without any', () => {
    const many = people.map(({ personId }, i) => ({ personId, levels: [`site ${i % 6}`] }));
    const composition = describeComposition(['site'], many);
    expect(evaluateInScope(strict, pilot(1000), { now: context.now, composition })).toMatchObject({
      verdict: 'error',
      reason: 'too_many_groups',
    });
    expect(evaluateInScope(strict, pilot(1000), { now: context.now }).method).toBe('exact_boundary');
  });
});

test('a declared population sharpens the boundary', () => {
  const close = { ...enrolled, minimum: 0.95, target: 0.965, horizon: 600 };
  const at = (population: number | undefined) =>
    evaluateInScope(
      population === undefined ? close : { ...close, population },
      Array.from({ length: 600 }, (_, i) => ({
        personId: `q${i}`,
        at: START + i * 3_600_000,
        metric: 'enrolment',
        value: i % 28 === 0 ? 0 : 1,
      })),
      { now: context.now },
    );
  expect(at(undefined)).toMatchObject({ verdict: 'inconclusive', method: 'exact_boundary' });
  expect(at(700)).toMatchObject({ method: 'exact_boundary_finite' });
  expect(['pass', 'conditional']).toContain(at(700).verdict);
});

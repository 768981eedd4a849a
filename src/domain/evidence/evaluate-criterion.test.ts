import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { describeComposition } from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import type { Outcome } from './outcomes.ts';

const START = Date.UTC(2026, 8, 7);
const DAY = 86_400_000;
const NOW = START + 365 * DAY;
const now = { now: NOW };
const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'enrolment',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'import',
};
const tickets: QuantitativeCriterion = {
  ...enrolled,
  id: 'tickets',
  metric: 'tickets',
  kind: 'rate',
  better: 'lower',
  minimum: 0.3,
  target: 0.2,
  horizon: 400,
};
const satisfaction: QuantitativeCriterion = {
  ...enrolled,
  id: 'csat',
  metric: 'csat',
  kind: 'score',
  minimum: 4,
  target: 4.3,
};

/** One outcome per person, `perDay` people a day. */
function arriving(metric: string, values: readonly number[], perDay = 10): Outcome[] {
  return values.map((value, i) => ({
    personId: `p${i}`,
    at: START + Math.floor(i / perDay) * DAY,
    metric,
    value,
  }));
}
/** Zeros spread evenly among ones. */
const share = (count: number, failures: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    Math.floor(((i + 1) * failures) / count) > Math.floor((i * failures) / count) ? 0 : 1,
  );
const evaluate = (criterion: QuantitativeCriterion, values: readonly number[]) =>
  evaluateCriterion(criterion, arriving(criterion.metric, values), now);

describe('a share with a declared horizon', () => {
  test('passes when the boundary is crossed', () => {
    const evaluation = evaluate(enrolled, share(300, 4));
    expect(evaluation).toMatchObject({ verdict: 'pass', n: 300, successes: 296, method: 'exact_boundary' });
    expect(evaluation.lower).toBeLessThan(296 / 300);
    expect(evaluation.goAt).not.toBeNull();
    expect(evaluation.needMore).toBeNull();
  });
  test('fails when it is shown to miss the target and not shown to exceed the minimum', () => {
    expect(evaluate(enrolled, share(300, 30)).verdict).toBe('fail');
  });
  test('is conditional when it is shown to lie between minimum and target', () => {
    const wide = { ...enrolled, minimum: 0.9, target: 0.97 };
    expect(evaluate(wide, share(600, 34)).verdict).toBe('conditional');
  });
  test('is inconclusive in between, with a forecast', () => {
    const evaluation = evaluate(enrolled, share(200, 7));
    expect(evaluation).toMatchObject({ verdict: 'inconclusive', reason: 'not_yet' });
    expect(evaluation.needMore?.forecast?.passChance.middle).toBeGreaterThan(0);
    expect(evaluation.needMore?.outcomes).toBeGreaterThan(0);
    expect(evaluation.needMore?.days).toBeGreaterThan(0);
  });
  test('is inconclusive below the minimum sample, and says how many are missing', () => {
    const evaluation = evaluate(enrolled, share(12, 12));
    expect(evaluation).toMatchObject({ verdict: 'inconclusive', reason: 'minimum_sample' });
    expect(evaluation.needMore?.toMinimumSample).toBe(18);
    expect(evaluation.sentence).toContain('18 more are needed');
  });
  test('is never green on three of three', () => {
    expect(evaluate({ ...enrolled, minimumSample: 1 }, [1, 1, 1]).verdict).toBe('inconclusive');
  });
  test('is undecided at the horizon, and later outcomes do not count', () => {
    const evaluation = evaluate({ ...enrolled, target: 0.96 }, [...share(600, 26), 1, 1, 1]);
    expect(evaluation).toMatchObject({
      verdict: 'inconclusive',
      reason: 'at_horizon',
      n: 600,
      beyondHorizon: 3,
    });
    expect(evaluation.sentence).toContain('Extend the pilot');
  });
  test('goes on beyond the horizon where that was declared', () => {
    const open = { ...enrolled, beyondHorizon: 'continue' } as const;
    const evaluation = evaluate(open, share(1600, 40));
    expect(evaluation).toMatchObject({ verdict: 'pass', n: 1600, method: 'boundary_then_mixture' });
  });
  test('keeps evidence once reached while the estimate still supports it, and not when it does not', () => {
    const early = share(200, 1);
    expect(evaluate(enrolled, early).verdict).toBe('pass');
    const later = evaluate(enrolled, [...early, ...share(100, 7)]);
    expect(later.verdict).not.toBe('inconclusive');
    expect(later.goAt).not.toBeNull();
    expect(evaluate(enrolled, [...early, ...share(300, 60)]).verdict).toBe('fail');
  });
  test('uses the finite population when the pilot is more than a twentieth of it', () => {
    const outcomes = arriving('enrolment', share(400, 11));
    const few = evaluateCriterion(enrolled, outcomes, { ...now, populationSize: 700 });
    expect(few).toMatchObject({ method: 'exact_boundary_finite', verdict: 'pass' });
    const many = evaluateCriterion(enrolled, outcomes, { ...now, populationSize: 50_000 });
    expect(many.method).toBe('exact_boundary');
  });
  test('a low share is the mirror of a high one', () => {
    const failed = { ...enrolled, better: 'lower', minimum: 0.05, target: 0.03 } as const;
    const outcomes = share(300, 4);
    const high = evaluate(enrolled, outcomes);
    const low = evaluate(
      failed,
      outcomes.map((value) => 1 - value),
    );
    expect(low.verdict).toBe('pass');
    expect(low.successes).toBe(4);
    expect(low.estimate).toBeCloseTo(1 - high.estimate!, 12);
    expect(low.upper).toBeCloseTo(1 - high.lower!, 9);
    expect(low.lower).toBeLessThan(low.estimate!);
  });
});

test('a share without a horizon uses the mixture', () => {
  const { horizon: _none, ...open } = enrolled;
  expect(evaluate(open, share(313, 6))).toMatchObject({ verdict: 'pass', method: 'beta_binomial_mixture' });
  const undecided = evaluate(open, share(100, 2));
  expect(undecided.verdict).toBe('inconclusive');
  expect(undecided.needMore?.outcomes).toBeGreaterThan(190);
});

describe('tickets per person', () => {
  const counts = (people: number, every: number) =>
    Array.from({ length: people }, (_, i) => (i % every === 0 ? 1 : 0));
  test('pass when clearly rarer than the limit, fail when clearly more frequent', () => {
    expect(evaluate(tickets, counts(400, 8))).toMatchObject({
      verdict: 'pass',
      successes: 50,
      method: 'gamma_poisson',
    });
    expect(evaluate(tickets, counts(300, 2)).verdict).toBe('fail');
  });
  test('are undecided in between', () => {
    const evaluation = evaluate(tickets, counts(100, 4));
    expect(evaluation).toMatchObject({ verdict: 'inconclusive', reason: 'not_yet' });
    expect(evaluation.lower).toBeLessThan(0.25);
    expect(evaluation.upper).toBeGreaterThan(0.25);
  });
  test('without exposure are an error, not a pass', () => {
    const outcomes = arriving('tickets', counts(100, 9)).map((outcome) =>
      Object.assign(outcome, { exposure: 0 }),
    );
    expect(evaluateCriterion(tickets, outcomes, now)).toMatchObject({
      verdict: 'error',
      reason: 'unusable_outcomes',
    });
  });
});

describe('a mean score', () => {
  const answers = (count: number, fours: number) =>
    Array.from({ length: count }, (_, i) => (i % fours === 0 ? 4 : 5));
  test('passes, fails and waits', () => {
    expect(evaluate(satisfaction, answers(120, 2))).toMatchObject({ verdict: 'pass', method: 'betting' });
    expect(
      evaluate(
        satisfaction,
        Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 3 : 4)),
      ).verdict,
    ).toBe('fail');
    const waiting = evaluate(
      satisfaction,
      Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 5 : 4)),
    );
    expect(waiting).toMatchObject({ verdict: 'inconclusive' });
    expect(waiting.estimate).toBeCloseTo(4 + 1 / 3, 9);
    expect(waiting.lower).toBeGreaterThanOrEqual(1);
    expect(waiting.upper).toBeLessThanOrEqual(5);
  });
});

describe('missing and broken data', () => {
  test('nothing recorded is no data', () => {
    expect(evaluate(enrolled, [])).toMatchObject({ verdict: 'no_data', estimate: null, method: null });
    const other = arriving('something else', share(600, 0));
    expect(evaluateCriterion(enrolled, other, now).verdict).toBe('no_data');
  });
  test('what is recorded after the instant of the evaluation is not known yet', () => {
    const outcomes = arriving('enrolment', share(400, 5));
    const early = { now: START + 19 * DAY };
    const replayed = evaluateCriterion(enrolled, outcomes, early);
    expect(replayed).toMatchObject({ n: 200, setAside: { future: 200 } });
    const known = evaluateCriterion(enrolled, outcomes.slice(0, 200), early);
    expect(replayed.sentence).toBe(known.sentence);
    expect(evaluateCriterion(enrolled, outcomes, { now: START - DAY }).verdict).toBe('no_data');
  });
  test('too many broken outcomes are an error and the sentence counts them', () => {
    const outcomes = arriving('enrolment', [...share(200, 0), ...Array(20).fill(Number.NaN)]);
    const evaluation = evaluateCriterion(enrolled, outcomes, now);
    expect(evaluation).toMatchObject({ verdict: 'error', setAside: { not_a_number: 20 }, received: 220 });
    expect(evaluation.sentence).toContain('20 of 220 outcomes cannot be used');
  });
  test('a few are set aside and the rest is judged', () => {
    const outcomes = arriving('enrolment', [...share(300, 4), Number.NaN]);
    expect(evaluateCriterion(enrolled, outcomes, now)).toMatchObject({
      verdict: 'pass',
      setAside: { not_a_number: 1 },
    });
  });
  test('a criterion that is incomplete, or an instant that is none, is an error', () => {
    expect(evaluate({ ...enrolled, minimum: Number.NaN }, share(600, 0)).verdict).toBe('error');
    expect(
      evaluateCriterion(enrolled, arriving('enrolment', share(600, 0)), { now: Number.NaN }).verdict,
    ).toBe('error');
  });
});

describe('respondents who do not look like the organisation', () => {
  const organisation = Array.from({ length: 2000 }, (_, i) => ({
    personId: `p${i}`,
    levels: [i < 1400 ? 'Windows' : 'macOS'],
  }));
  const composition = describeComposition(['platform'], organisation);
  const random = createRandom(4);
  const outcome = (i: number, day: number, chance: number): Outcome => ({
    personId: `p${i}`,
    at: START + day * DAY,
    metric: 'enrolment',
    value: random.next() < chance ? 1 : 0,
  });
  test('never pass on one platform alone, and the missing people are named', () => {
    const windowsOnly = Array.from({ length: 400 }, (_, i) => outcome(i, Math.floor(i / 10), 0.999));
    const unweighted = evaluateCriterion(enrolled, windowsOnly, now);
    expect(unweighted.verdict).toBe('pass');
    const weighted = evaluateCriterion(enrolled, windowsOnly, { ...now, composition });
    expect(weighted).toMatchObject({
      verdict: 'inconclusive',
      reason: 'thin_groups',
      method: 'post_stratified',
    });
    expect(weighted.sentence).toContain('20 more people in macOS');
  });
  test('pass once every group has enough people and the weighted evidence suffices', () => {
    const both = [
      ...Array.from({ length: 300 }, (_, i) => outcome(i, Math.floor(i / 10), 0.995)),
      ...Array.from({ length: 130 }, (_, i) => outcome(1400 + i, 30 + Math.floor(i / 10), 0.995)),
    ];
    const evaluation = evaluateCriterion(enrolled, both, { ...now, composition });
    expect(evaluation).toMatchObject({ verdict: 'pass', method: 'post_stratified' });
    expect(evaluation.sentence).toContain('weighted to the whole organisation');
  });
  test('a guardrail stops on the people touched, weighted or not', () => {
    const failing = Array.from({ length: 200 }, (_, i) => outcome(i, Math.floor(i / 10), 0.8));
    const context = { ...now, composition };
    expect(evaluateCriterion(enrolled, failing, context).verdict).toBe('inconclusive');
    expect(evaluateCriterion({ ...enrolled, role: 'guardrail' }, failing, context).verdict).toBe('fail');
  });
  test('people outside the directory are set aside', () => {
    const strangers = Array.from({ length: 100 }, (_, i) => ({ ...outcome(0, 1, 1), personId: `x${i}` }));
    expect(evaluateCriterion(enrolled, strangers, { ...now, composition })).toMatchObject({
      verdict: 'error',
      setAside: { unknown_person: 100 },
    });
  });
  test('many groups are raked', () => {
    const people = organisation.map(({ personId }, i) => ({
      personId,
      levels: [`d${i % 6}`, `s${(i >> 3) % 4}`],
    }));
    const outcomes = Array.from({ length: 400 }, (_, i) => outcome(i * 2, Math.floor(i / 10), 0.995));
    const evaluation = evaluateCriterion(enrolled, outcomes, {
      ...now,
      composition: describeComposition(['department', 'site'], people),
    });
    expect(evaluation.method).toBe('raked');
  });
});

describe('for any outcomes at all', () => {
  const messy = fc.array(
    fc.record({
      personId: fc.integer({ min: 0, max: 90 }).map((i) => `p${i}`),
      at: fc.oneof(
        fc.integer({ min: 0, max: 20 }).map((day) => START + day * DAY),
        fc.constant(Number.NaN),
        fc.constant(NOW + DAY),
      ),
      metric: fc.constantFrom('enrolment', 'tickets', 'csat'),
      value: fc.oneof(fc.constantFrom(0, 1, 4, 5, 10_000, 1e12, 1e289), fc.double(), fc.constant(Number.NaN)),
    }),
    { maxLength: 150 },
  );
  const criterion = fc.constantFrom(enrolled, tickets, satisfaction, { ...enrolled, minimumSample: 1 });
  test('the input order does not matter', () => {
    fc.assert(
      fc.property(criterion, messy, fc.integer(), (chosen, outcomes, seed) => {
        const random = createRandom(seed);
        const keyed = outcomes.map((item) => ({ item, key: random.next() }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
        expect(evaluateCriterion(chosen, shuffled, now)).toEqual(evaluateCriterion(chosen, outcomes, now));
      }),
      { numRuns: 60 },
    );
  });
  test('a pass has data, enough of it, and an estimate on the better side of the minimum', () => {
    const outcomes = fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 }))
      .map(([count, failures]) => arriving('enrolment', share(count, Math.min(count, failures))));
    fc.assert(
      fc.property(outcomes, (list) => {
        const evaluation = evaluateCriterion(enrolled, list, now);
        if (evaluation.verdict !== 'pass') return;
        expect(evaluation.n).toBeGreaterThanOrEqual(109);
        expect(evaluation.estimate).toBeGreaterThan(0.95);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(criterion, messy, (chosen, list) => {
        const evaluation = evaluateCriterion(chosen, list, now);
        if (evaluation.verdict === 'pass') expect(evaluation.n).toBeGreaterThanOrEqual(chosen.minimumSample);
        if (list.every(({ metric }) => metric !== chosen.metric)) expect(evaluation.verdict).toBe('no_data');
      }),
      { numRuns: 60 },
    );
  });
});

test('the false go of the whole evaluation stays below one in twenty at the minimum', () => {
  const random = createRandom(99);
  let passed = 0;
  const pilots = 400;
  for (let pilot = 0; pilot < pilots; pilot++) {
    const values = Array.from({ length: 600 }, () => (random.next() < 0.95 ? 1 : 0));
    const { goAt } = evaluateCriterion(enrolled, arriving('enrolment', values), now);
    passed += goAt === null ? 0 : 1;
  }
  expect(passed / pilots).toBeLessThanOrEqual(0.075);
  expect(passed).toBeGreaterThan(0);
});

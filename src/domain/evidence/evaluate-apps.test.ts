import { describe, expect, test } from 'vitest';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateInScope, openScope } from './evaluate-scope.ts';
import type { Outcome } from './outcomes.ts';

const START = Date.UTC(2026, 8, 7);
const DAY = 86_400_000;
const guardrail: QuantitativeCriterion = {
  id: 'works',
  name: 'Works after the change',
  metric: 'works',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.85,
  target: 0.9,
  horizon: 600,
  minimumSample: 30,
  role: 'guardrail',
  source: 'import',
};
const exit: QuantitativeCriterion = { ...guardrail, role: 'exit', scope: 'each_app' };
const context = { now: START + 90 * DAY };

/** Ten people a day; every `failsEvery`th fails. */
const outcomes = (people: number, failsEvery: number, app?: string): Outcome[] =>
  Array.from({ length: people }, (_, i) => ({
    personId: `p${i}`,
    at: START + Math.floor(i / 10) * DAY,
    metric: 'works',
    value: i % failsEvery === failsEvery - 1 ? 0 : 1,
    ...(app === undefined ? {} : { app }),
  }));

/** The total and two good apps; every fourth fails with Payroll. */
const oneBadApp = [
  ...outcomes(400, 40),
  ...outcomes(300, 50, 'Mail'),
  ...outcomes(120, 4, 'Payroll'),
  ...outcomes(200, 45, 'Calendar'),
];

describe('a guardrail looks at every app', () => {
  test('and fails with one bad app although the total is good', () => {
    const evaluation = evaluateInScope(guardrail, oneBadApp, context);
    expect(evaluation).toMatchObject({ verdict: 'fail', reason: 'group_decides', n: 400 });
    expect(evaluation.apps!.map(({ app, verdict, n }) => [app, verdict, n])).toEqual([
      ['Payroll', 'fail', 120],
      ['Calendar', 'pass', 200],
      ['Mail', 'pass', 300],
    ]);
    expect(evaluation.sentence).toMatch(/^Payroll: 75\.0\s% of 120 people\. The evidence shows less than/);
  });
  test('unless its scope says less', () => {
    for (const scope of ['everyone', 'each_group'] as const) {
      const evaluation = evaluateInScope({ ...guardrail, scope }, oneBadApp, context);
      expect(evaluation).toMatchObject({ verdict: 'pass', n: 400 });
      expect(evaluation.apps).toBeUndefined();
    }
  });
  test('and cannot pass while the data about an app is broken', () => {
    const broken = outcomes(40, 2, 'Mail').map((outcome) => ({ ...outcome, value: Number.NaN }));
    expect(evaluateInScope(guardrail, [...outcomes(400, 40), ...broken], context)).toMatchObject({
      verdict: 'error',
      apps: [{ app: 'Mail', verdict: 'error' }],
    });
  });
});

describe('outcomes about apps alone', () => {
  const apps = [...outcomes(300, 50, 'Mail'), ...outcomes(300, 60, 'Calendar')];
  test('pass only when every app passes, with the numbers of the worst', () => {
    expect(evaluateInScope(exit, apps, context)).toMatchObject({ verdict: 'pass', n: 300, estimate: 0.98 });
    const one = evaluateInScope(exit, [...apps, ...outcomes(25, 30, 'Payroll')], context);
    expect(one).toMatchObject({ verdict: 'inconclusive', n: 25 });
    expect(one.sentence).toMatch(/^Payroll: /);
  });
  test('make no score over all of them', () => {
    const everyone = evaluateInScope({ ...exit, scope: 'everyone' }, apps, context);
    expect(everyone).toMatchObject({ verdict: 'no_data', reason: 'only_apps_recorded', estimate: null });
    expect(everyone.sentence).toMatch(/^All outcomes are about single apps/);
  });
  test('are no data when the source has stopped', () => {
    expect(evaluateInScope({ ...exit, maxSilenceDays: 7 }, apps, context).verdict).toBe('no_data');
  });
});

test('apps share the false stop of one total, in the order in which they appear', () => {
  const apps = Array.from({ length: 40 }, (_, j) =>
    outcomes(60, 2, `app ${String(j).padStart(2, '0')}`).map((outcome) => ({
      ...outcome,
      at: outcome.at + j * DAY,
    })),
  );
  const { deciding = [] } = evaluateInScope(exit, apps.flat(), context);
  const alphas = deciding.map(({ evaluation }) => evaluation.stopAlpha);
  expect(Math.max(...alphas)).toBeCloseTo(0.05 / 2, 12);
  const total = alphas.reduce((sum, alpha) => sum + alpha, 0);
  expect(total).toBeCloseTo(0.05 * (1 - 1 / 41), 12);
});

test('folding in day by day, over a kept state, gives the same as all at once', () => {
  const days = [
    ...Map.groupBy(
      oneBadApp.toSorted((a, b) => a.at - b.at),
      ({ at }) => at,
    ).values(),
  ];
  const first = openScope(guardrail, context);
  for (const day of days.slice(0, 7)) first.fold(day);
  const second = openScope(guardrail, context, structuredClone(first.state));
  for (const day of days.slice(7)) second.fold(day);
  expect(second.judge()).toEqual(evaluateInScope(guardrail, oneBadApp, context));
});

test('outcomes without apps leave no trace of apps', () => {
  const evaluation = evaluateInScope(guardrail, outcomes(400, 40), context);
  expect(evaluation).not.toHaveProperty('apps');
});

import { describe, expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { describeComposition } from './composition.ts';
import type { PathPoint } from './confidence-path.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import { openScope, type ScopeState } from './evaluate-scope.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import type { Outcome } from './outcomes.ts';

const START = Date.UTC(2026, 8, 7);
const DAY = 86_400_000;
const pathOf = (
  criterion: QuantitativeCriterion,
  arrived: readonly Outcome[],
  known: EvaluationContext,
): PathPoint[] => {
  const running = openScope(criterion, known);
  running.fold(arrived);
  return running.path();
};
const context = { now: START + 400 * DAY };
const base = { name: 'x', minimumSample: 30, role: 'exit', source: 'import' } as const;
const criteria: QuantitativeCriterion[] = [
  {
    ...base,
    id: 'share',
    metric: 'm',
    kind: 'proportion',
    better: 'higher',
    minimum: 0.9,
    target: 0.95,
    horizon: 900,
  },
  { ...base, id: 'low share', metric: 'm', kind: 'proportion', better: 'lower', minimum: 0.2, target: 0.1 },
  { ...base, id: 'rate', metric: 'm', kind: 'rate', better: 'lower', minimum: 1.2, target: 1 },
  {
    ...base,
    id: 'score',
    metric: 'm',
    kind: 'score',
    better: 'higher',
    minimum: 0.5,
    target: 0.8,
    scale: { lowest: 0, highest: 1 },
  },
];
const random = createRandom(3);
const outcomes: Outcome[] = Array.from({ length: 900 }, (_, i) => ({
  personId: `p${i}`,
  at: START + Math.floor(i / 5) * DAY,
  metric: 'm',
  value: random.next() < 0.94 ? 1 : 0,
}));
const people = outcomes.map(({ personId }, i) => ({ personId, levels: [i % 10 < 7 ? 'Windows' : 'macOS'] }));

describe.each(criteria)('the path of a $id', (criterion) => {
  const path = pathOf(criterion, outcomes, context);
  test('has at most 60 points, rising in time, the last with everybody', () => {
    expect(path.length).toBeLessThanOrEqual(60);
    expect(path.length).toBeGreaterThan(40);
    expect(path.at(-1)?.n).toBe(900);
    for (const [i, point] of path.entries()) {
      if (i > 0) expect(point.at).toBeGreaterThan(path[i - 1]!.at);
      expect(point.lower).toBeLessThanOrEqual(point.estimate);
      expect(point.upper ?? Infinity).toBeGreaterThanOrEqual(point.estimate);
    }
  });
  test('ends in the numbers of the verdict', () => {
    const evaluation = evaluateCriterion(criterion, outcomes, context);
    const last = path.at(-1)!;
    expect(last.estimate).toBeCloseTo(evaluation.estimate!, 12);
    expect(last.lower).toBeCloseTo(evaluation.lower!, 9);
    expect(last.upper).toBeCloseTo(evaluation.upper!, 9);
  });
  test('narrows', () => {
    const width = (i: number) => path.at(i)!.upper! - path.at(i)!.lower;
    expect(width(-1)).toBeLessThan(width(5));
  });
});

test('the weighted path ends in the numbers of the weighted verdict', () => {
  const composition = describeComposition(['platform'], people);
  const macsLast = [...outcomes].map((outcome, i) =>
    Object.assign({ ...outcome }, { at: START + (i % 10 < 7 ? 0 : DAY) }),
  );
  const weighted = { ...context, composition };
  const evaluation = evaluateCriterion(criteria[0]!, macsLast, weighted);
  expect(evaluation.method).toBe('post_stratified');
  expect(pathOf(criteria[0]!, macsLast, weighted).at(-1)?.estimate).toBeCloseTo(evaluation.estimate!, 12);
});

test('nothing recorded gives an empty path', () => {
  expect(pathOf(criteria[0]!, [], context)).toEqual([]);
});

test('points kept day by day as JSON are those of all outcomes at once, and stay few', () => {
  const days = [
    ...Map.groupBy(
      Array.from({ length: 2 }, (_, round) =>
        outcomes.map((outcome, i) => ({
          ...outcome,
          personId: `${round}-${i}`,
          at: outcome.at + round * 180 * DAY,
        })),
      ).flat(),
      ({ at }) => at,
    ).values(),
  ];
  const known = { now: START + 900 * DAY };
  for (const criterion of criteria.slice(1)) {
    let kept: string | undefined;
    for (const day of days) {
      const running = openScope(
        criterion,
        known,
        kept === undefined ? undefined : (JSON.parse(kept) as ScopeState),
      );
      running.fold(day);
      kept = JSON.stringify(running.state);
    }
    const state = JSON.parse(kept!) as ScopeState;
    expect(state.path.points.length).toBeLessThanOrEqual(96);
    expect(openScope(criterion, known, state).path()).toEqual(pathOf(criterion, days.flat(), known));
  }
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { describeComposition } from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateInScope, openScope, type ScopeState } from './evaluate-scope.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { divideSettled, type Outcome } from './outcomes.ts';

const START = Date.UTC(2026, 8, 7);
const MINUTE = 60_000;
const people = Array.from({ length: 1500 }, (_, i) => ({
  personId: `p${i}`,
  levels: [i % 10 < 7 ? 'Windows' : 'macOS', `site ${i % 5}`],
}));
const compositions = {
  none: undefined,
  crossed: describeComposition(['platform'], people),
  raked: describeComposition(['platform', 'site'], people),
};
const base = { id: 'c', name: 'c', metric: 'm', minimumSample: 30, source: 'import' } as const;
const kinds: readonly Pick<
  QuantitativeCriterion,
  'kind' | 'better' | 'minimum' | 'target' | 'horizon' | 'beyondHorizon' | 'weighting'
>[] = [
  { kind: 'proportion', better: 'higher', minimum: 0.8, target: 0.9 },
  { kind: 'proportion', better: 'lower', minimum: 0.2, target: 0.1, horizon: 333 },
  {
    kind: 'proportion',
    better: 'higher',
    minimum: 0.8,
    target: 0.9,
    horizon: 200,
    beyondHorizon: 'continue',
  },
  { kind: 'proportion', better: 'higher', minimum: 0.8, target: 0.85, weighting: 'strict' },
  { kind: 'rate', better: 'lower', minimum: 1, target: 0.8 },
  { kind: 'score', better: 'higher', minimum: 3.4, target: 4 },
];

/** Outcomes in order of time: many share an instant, macOS may come late, some are broken or of people unknown. */
function arrivals(kind: QuantitativeCriterion['kind'], count: number, seed: number): Outcome[] {
  const random = createRandom(seed);
  const isMacLate = random.next() < 0.5;
  const order = people.slice(0, count);
  if (isMacLate) order.sort((a, b) => (a.levels[0]! > b.levels[0]! ? -1 : 1));
  let at = START;
  return order.map(({ personId }) => {
    if (random.next() < 0.4) at += MINUTE * random.integer(900);
    const good = random.next() < 0.88;
    const value = kind === 'score' ? 1 + random.integer(5) : good ? 1 : 0;
    const isOdd = random.next() < 0.01;
    return {
      personId: isOdd && random.next() < 0.5 ? `x${personId}` : personId,
      at,
      metric: 'm',
      value: isOdd ? Number.NaN : value,
    };
  });
}

test('folding in portions, kept as JSON in between, is the same as judging everything at once, to the last digit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(...(Object.keys(compositions) as (keyof typeof compositions)[])),
      fc.constantFrom('exit', 'guardrail'),
      fc.integer({ min: 1, max: 1500 }),
      fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 2 ** 30 }),
      (measure, by, role, count, cuts, seed) => {
        const criterion = { ...base, ...measure, role } as QuantitativeCriterion;
        const composition = compositions[by];
        const outcomes = arrivals(criterion.kind, count, seed);
        const known: EvaluationContext = {
          now: outcomes.at(-1)!.at,
          criteriaCount: 3,
          ...(composition === undefined ? {} : { composition, expectedPeople: 700 }),
        };
        let kept: ScopeState | undefined;
        let settled = 0;
        for (const cut of [...cuts.filter((n) => n < count).sort((a, b) => a - b), count]) {
          const came = outcomes.slice(0, cut);
          const now = came.at(-1)!.at;
          const portion = divideSettled(outcomes.slice(settled, cut), now);
          const running = openScope(criterion, { ...known, now }, kept);
          running.fold(portion.settled);
          settled += portion.settled.length;
          const json = JSON.stringify(running.state);
          kept = JSON.parse(json) as ScopeState;
          const judged = openScope(criterion, { ...known, now }, JSON.parse(json) as ScopeState);
          judged.fold(portion.open);
          expect(judged.judge()).toEqual(evaluateInScope(criterion, came, { ...known, now }));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('the state of a criterion does not grow with its outcomes', () => {
  const criterion = { ...base, ...kinds[5]!, role: 'guardrail' } as QuantitativeCriterion;
  const sizeAfter = (count: number): number => {
    const running = openScope(criterion, {
      now: Infinity,
      composition: compositions.raked,
      expectedPeople: 700,
    });
    running.fold(arrivals('score', count, 7));
    return JSON.stringify(running.state).length;
  };
  expect(sizeAfter(1500)).toBeLessThan(1.3 * sizeAfter(700));
});

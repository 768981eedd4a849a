/**
 * How long one criterion takes on a million outcomes, by each method, all at once and with a thousand more after it.
 * Promised: one second, and ten milliseconds.
 */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { describeComposition } from '#domain/evidence/composition.ts';
import type { QuantitativeCriterion } from '#domain/evidence/criterion.ts';
import { evaluateCriterion } from '#domain/evidence/evaluate-criterion.ts';
import { openScope, type ScopeState } from '#domain/evidence/evaluate-scope.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { EvaluationContext } from '#domain/evidence/evaluation-context.ts';
import { createRandom } from '#domain/random/random.ts';

const NULL_SHARE = 0.95;

const criterion: QuantitativeCriterion = {
  id: 'share',
  name: 'share',
  metric: 'm',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.952,
  minimumSample: 30,
  role: 'exit',
  source: 'bench',
};

/** Prints how long the work took by the clock and in processor time (they differ on a busy machine). */
function timed(name: string, work: () => string): void {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const clock = ((performance.now() - start) / 1000).toFixed(2).padStart(6);
  const processor = ((user + system) / 1e6).toFixed(2).padStart(6);
  console.log(`  ${name.padEnd(52)} ${clock} s, processor ${processor} s  ${result}`);
}

const NEW = 1000;

/** Prints what judging the next thousand outcomes takes: the kept state read, they folded in, judged, the state written. */
function timedIncrement(
  name: string,
  changes: Partial<QuantitativeCriterion>,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): void {
  const own = { ...criterion, ...changes };
  const running = openScope(own, context);
  running.fold(outcomes.slice(0, outcomes.length - 20 * NEW));
  let kept = JSON.stringify(running.state);
  const took: number[] = [];
  for (let from = outcomes.length - 20 * NEW; from < outcomes.length; from += NEW) {
    const start = performance.now();
    const again = openScope(own, context, JSON.parse(kept) as ScopeState);
    again.fold(outcomes.slice(from, from + NEW));
    again.judge();
    kept = JSON.stringify(again.state);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const [median, worst] = [took[took.length / 2]!, took.at(-1)!].map((ms) => ms.toFixed(1).padStart(5));
  console.log(
    `  ${name.padEnd(52)} median ${median} ms, slowest of 20 ${worst} ms, state ${kept.length} bytes`,
  );
}

export function printTimes(): void {
  const random = createRandom(2);
  const count = 1_000_000;
  const start = Date.UTC(2026, 0, 1);
  const outcomes: Outcome[] = Array.from({ length: count }, (_, i) => ({
    personId: `p${i}`,
    at: start + i * 20_000,
    metric: 'm',
    value: random.next() < 0.951 ? 1 : 0,
  }));
  const people = outcomes.map(({ personId }, i) => ({ personId, levels: [`a${i % 4}`, `b${(i >> 4) % 5}`] }));
  const context: EvaluationContext = { now: start + count * 20_000 };
  const run =
    (changes: Partial<QuantitativeCriterion>, more: Partial<EvaluationContext> = {}) =>
    () => {
      const { verdict, method, n } = evaluateCriterion({ ...criterion, ...changes }, outcomes, {
        ...context,
        ...more,
      });
      return `${verdict}, ${method}, n ${n}`;
    };
  console.log(`\nOne criterion on ${count.toLocaleString('en')} outcomes`);
  timed('share, open-ended', run({}));
  timed('share, horizon 100,000, going on', run({ horizon: 100_000, beyondHorizon: 'continue' }));
  timed('rate', run({ kind: 'rate', better: 'lower', minimum: 0.96, target: 0.94 }));
  timed('score', run({ kind: 'score', scale: { lowest: 0, highest: 1 } }));
  // As the product reads them: a quarter of the people late, everybody's group beside their outcome.
  const placed = outcomes.map((outcome, i) => ({ ...outcome, groups: [i % 4, (i >> 4) % 5] }));
  const late = placed.filter((_, i) => i % 4 !== 0 || i > 500_000);
  for (const attributes of [['a'], ['a', 'b']]) {
    const composition = describeComposition(attributes, people);
    timed(`share, ${composition.weighting}, a quarter of people late`, () => {
      const { verdict, method, n } = evaluateCriterion(criterion, late, { ...context, composition });
      return `${verdict}, ${method}, n ${n}`;
    });
  }
  console.log(`\nThe next ${NEW} outcomes after a million`);
  const whole = { ...context, composition: describeComposition(['a', 'b'], people) };
  timedIncrement('share, open-ended', {}, outcomes, context);
  timedIncrement(
    'share, horizon 100,000, going on',
    { horizon: 100_000, beyondHorizon: 'continue' },
    outcomes,
    context,
  );
  timedIncrement('rate', { kind: 'rate', better: 'lower', minimum: 0.96, target: 0.94 }, outcomes, context);
  timedIncrement('score', { kind: 'score', scale: { lowest: 0, highest: 1 } }, outcomes, context);
  timedIncrement('guardrail share, raked, 9 groups', { role: 'guardrail' }, placed, whole);
  console.log('\nBeside that');
  const running = openScope(criterion, context);
  running.fold(outcomes);
  timed('path of 60 points, share, as kept', () => `${running.path().length} points`);
  timed('pilot of 600, exact boundary, forecast', () => {
    const { verdict } = evaluateCriterion(
      { ...criterion, horizon: 600, target: 0.97 },
      outcomes.slice(0, 300),
      context,
    );
    return verdict;
  });
  for (const horizon of [5_000, 100_000]) {
    timed(`boundary alone, horizon ${horizon}`, () => {
      const { errorSpent } = computeBoundary({ nullShare: NULL_SHARE, horizon, alpha: 0.05 });
      return `spends ${errorSpent.toFixed(5)}`;
    });
  }
}

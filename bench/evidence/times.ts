/** How long one criterion takes on a million outcomes, by each method; the promise is one second for a share. */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { describeComposition } from '#domain/evidence/composition.ts';
import { confidencePath } from '#domain/evidence/confidence-path.ts';
import type { QuantitativeCriterion } from '#domain/evidence/criterion.ts';
import { evaluateCriterion } from '#domain/evidence/evaluate-criterion.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { EvaluationContext } from '#domain/evidence/prepare-evidence.ts';
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
  const four = describeComposition(['a'], people);
  timed('share, post-stratified (a quarter of people late)', () => {
    const late = outcomes.filter((_, i) => i % 4 !== 0 || i > 500_000);
    const { verdict, method, n } = evaluateCriterion(criterion, late, { ...context, composition: four });
    return `${verdict}, ${method}, n ${n}`;
  });
  const twenty = describeComposition(['a', 'b'], people);
  timed('share, raked over two attributes', () => {
    const late = outcomes.filter((_, i) => i % 4 !== 0 || i > 500_000);
    const { verdict, method, n } = evaluateCriterion(criterion, late, { ...context, composition: twenty });
    return `${verdict}, ${method}, n ${n}`;
  });
  timed('path of 60 points, share', () => `${confidencePath(criterion, outcomes, context).length} points`);
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

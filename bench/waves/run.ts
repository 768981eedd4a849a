/**
 * Measures wave planning: violations (must be 0), weeks against the proven lower bound, and time.
 * Run: node bench/waves/run.ts [largest number of teams, 10000 by default]
 */
import { checkPlan } from '#domain/waves/check-plan.ts';
import { bindingStatement } from '#domain/waves/lower-bound.ts';
import { sayOfWaves } from '#domain/waves/wave-sentences.ts';
import { planWaves } from '#domain/waves/plan-waves.ts';
import { generateGroups } from './generate-groups.ts';

const largest = Number(process.argv[2] ?? 10_000);
console.log('teams   people    tightness seed | weeks bound binding | violations | first plan ms');
for (const [teams, people] of [
  [200, 20_000],
  [1000, 100_000],
  [10_000, 1_000_000],
  [50_000, 5_000_000],
] as const) {
  if (teams > largest) continue;
  for (const [seed, tightness] of [
    [1, 1],
    [2, 1],
    [3, 0.95],
    [4, 1.04],
    [5, 0.9],
  ] as const) {
    const { groups, capacity } = generateGroups({ seed, teams, people, tightness });
    const startedAt = performance.now();
    const result = planWaves(groups, capacity, { seed });
    const milliseconds = performance.now() - startedAt;
    if (!result.ok) {
      console.log(
        `${teams} ${people} ${tightness} ${seed} | refused: ${result.refusal.message} | ${milliseconds.toFixed(0)}`,
      );
      continue;
    }
    const { weekOf, weeks, lowerBound } = result.value;
    const plan = new Map(groups.map((group, index) => [group.id, weekOf[index]!]));
    const violations = checkPlan(groups, capacity, plan).length;
    console.log(
      `${teams} ${people} ${tightness} ${seed} | ${weeks} ${lowerBound.weeks} ${sayOfWaves('en', bindingStatement(lowerBound.binding))} | ${violations} | ${milliseconds.toFixed(0)}`,
    );
  }
}

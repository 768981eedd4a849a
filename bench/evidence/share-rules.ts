/**
 * Exact chances of go for a share, by dynamic programme: the product's rule under many patterns of looks, and side by
 * side the rules a dashboard or a statistician would use instead.
 */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { criticalValues } from '#domain/evidence/group-sequential.ts';
import { createRandom } from '#domain/random/random.ts';
import { comparisonRules, everGo, type GoRule } from './naive-rules.ts';

const HORIZON = 600;
const NULL_SHARE = 0.95;
const TRUTHS = [0.94, 0.95, 0.96, 0.97, 0.98];
const daily = (n: number) => n % 10 === 0;
const percent = (value: number) => (100 * value).toFixed(2).padStart(6);

const exact = computeBoundary({ nullShare: NULL_SHARE, horizon: HORIZON, alpha: 0.05 });
const planned = computeBoundary({
  nullShare: NULL_SHARE,
  horizon: HORIZON,
  alpha: 0.05,
  spending: { family: 'obrien-fleming' },
  isLook: daily,
});
const exactRule: GoRule = { name: 'exact boundary, valid at every n', isGo: (s, n) => s >= exact.needed[n]! };
const plannedRule: GoRule = {
  name: "O'Brien-Fleming, planned daily looks",
  isGo: (s, n) => s >= planned.needed[n]!,
};
/** Five meetings, one every 120 people, by the normal approximation: what a committee with fixed dates would use. */
const meetings = criticalValues(5, 0.05, { kind: 'shape', delta: 0 });
const committeeRule: GoRule = {
  name: "O'Brien-Fleming, normal, five meetings",
  isGo: (s, n) => {
    const bound = n % 120 === 0 ? meetings[n / 120 - 1] : undefined;
    const z = (s - n * NULL_SHARE) / Math.sqrt(n * NULL_SHARE * (1 - NULL_SHARE));
    return bound !== undefined && z >= bound;
  },
};

export function printFalseGo(): void {
  const random = createRandom(1);
  const chosen = Array.from({ length: HORIZON + 1 }, () => random.next() < 0.3);
  const patterns: [string, (n: number) => boolean][] = [
    ['after every outcome', () => true],
    ['every tenth', daily],
    ['every seventieth', (n) => n % 70 === 0],
    ['a random third', (n) => chosen[n]!],
    ['only at the end', (n) => n === HORIZON],
  ];
  console.log(
    `Exact false go of the product's rule at ${NULL_SHARE}, horizon ${HORIZON} (must stay at or below 5 %)`,
  );
  for (const [name, isLook] of patterns) {
    const { chance } = everGo(exactRule, NULL_SHARE, HORIZON, isLook);
    console.log(`  ${name.padEnd(36)} ${percent(chance)} %  ${chance <= 0.05 ? 'kept' : 'BROKEN'}`);
  }
  const worst = Array.from({ length: 96 }, (_, i) => everGo(exactRule, i / 100, HORIZON, () => true).chance);
  const largest = Math.max(...worst);
  const place = worst.indexOf(largest) / 100;
  console.log(
    `  largest over every truth from 0 to ${NULL_SHARE} in steps of .01: ${percent(largest)} % at ${place}`,
  );
}

export function printPower(): void {
  console.log(`\nChance of go with ten outcomes a day and a look every day; minimum ${NULL_SHARE}`);
  console.log(
    `  ${'truth'.padEnd(36)} ${TRUTHS.map((truth) => truth.toFixed(2).padStart(6)).join('   ')}   median n at .97`,
  );
  const powers = new Map<string, number>();
  for (const rule of [...comparisonRules(NULL_SHARE, HORIZON / 10), exactRule, plannedRule, committeeRule]) {
    const results = TRUTHS.map((truth) => everGo(rule, truth, HORIZON, daily));
    powers.set(rule.name, results[3]!.chance);
    const cells = results.map(({ chance }) => percent(chance)).join('   ');
    console.log(`  ${rule.name.padEnd(36)} ${cells}   ${results[3]!.median}`);
  }
  const power = powers.get(exactRule.name)!;
  console.log(
    `\nPower at .97: ${(power / powers.get('one-sided beta mixture')!).toFixed(3)} x the mixture (wanted 1.3),`,
  );
  console.log(
    `  ${(power / powers.get(plannedRule.name)!).toFixed(3)} of the planned daily looks (wanted 0.92)`,
  );
}

/**
 * The rules a dashboard would use instead of anytime-valid evidence, for comparison: each says "go" from the
 * number of outcomes and successes at one look, as if it were the only look.
 */
import { confidenceSequence, lnEvidenceAbove } from '#domain/evidence/beta-binomial.ts';
import { lnBetaTails, normalQuantile } from '#domain/evidence/special-functions.ts';

export type GoRule = { readonly name: string; readonly isGo: (successes: number, n: number) => boolean };

function wilsonLower(successes: number, n: number, z: number): number {
  const p = successes / n;
  const centre = p + (z * z) / (2 * n);
  const width = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return (centre - width) / (1 + (z * z) / n);
}

/** P(at least `successes` of n | share) <= alpha: the one-sided Clopper-Pearson test. */
function isExactlyAbove(successes: number, n: number, share: number, alpha: number): boolean {
  if (successes === 0) return false;
  return lnBetaTails(share, successes, n - successes + 1).lower <= Math.log(alpha);
}

/** Returns the naive rules and the unspecific valid ones against the null share, for pilots of `looks` looks. */
export function comparisonRules(nullShare: number, looks: number): GoRule[] {
  const [oneSided, twoSided] = [normalQuantile(0.95), normalQuantile(0.975)];
  return [
    { name: 'estimate reaches minimum, n >= 30', isGo: (s, n) => n >= 30 && s / n >= nullShare },
    {
      name: 'Wald two-sided 95 %, n >= 30',
      isGo: (s, n) => n >= 30 && s / n - twoSided * Math.sqrt(((s / n) * (1 - s / n)) / n) > nullShare,
    },
    { name: 'Wilson one-sided 95 %', isGo: (s, n) => wilsonLower(s, n, oneSided) > nullShare },
    { name: 'Clopper-Pearson one-sided 5 %', isGo: (s, n) => isExactlyAbove(s, n, nullShare, 0.05) },
    { name: 'Wilson two-sided 95 %', isGo: (s, n) => wilsonLower(s, n, twoSided) > nullShare },
    { name: 'Bonferroni Clopper-Pearson', isGo: (s, n) => isExactlyAbove(s, n, nullShare, 0.05 / looks) },
    {
      name: 'two-sided confidence sequence',
      isGo: (s, n) => confidenceSequence(s, n, 300, 0.05).lower > nullShare,
    },
    { name: 'one-sided beta mixture', isGo: (s, n) => lnEvidenceAbove(s, n, nullShare, 300) >= Math.log(20) },
  ];
}

/** Returns the exact probability that a rule ever says go at one of the looks, for a known truth. */
export function everGo(
  rule: GoRule,
  truth: number,
  horizon: number,
  isLook: (n: number) => boolean,
): { chance: number; median: number | null } {
  const mass = new Float64Array(horizon + 1);
  mass[0] = 1;
  const goAt = new Float64Array(horizon + 1);
  for (let n = 1; n <= horizon; n++) {
    for (let s = n; s > 0; s--) mass[s] = mass[s]! * (1 - truth) + mass[s - 1]! * truth;
    mass[0] *= 1 - truth;
    if (!isLook(n)) continue;
    for (let s = 0; s <= n; s++) {
      const chance = mass[s]!;
      if (chance === 0 || !rule.isGo(s, n)) continue;
      goAt[n]! += chance;
      mass[s] = 0;
    }
  }
  const chance = goAt.reduce((sum, p) => sum + p, 0);
  let [sum, median] = [0, 0];
  while (sum < chance / 2) sum += goAt[median++]!;
  return { chance, median: chance > 0 ? median - 1 : null };
}

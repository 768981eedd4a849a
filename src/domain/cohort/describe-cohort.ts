/**
 * A measured cohort in the words of a rollout lead: what it represents, where it is furthest off, and what it cannot
 * tell, the blind spots that concern most people first.
 */
import type { BlindSpot } from './blind-spots.ts';
import type { BalanceRow } from './metrics.ts';
import type { CohortReport } from './report.ts';

const blindSpotsNamed = 3;

/** The level whose share differs most from the organisation's; null when every share is met. */
export function largestGap(balance: readonly BalanceRow[]): BalanceRow | null {
  let largest: BalanceRow | null = null;
  for (const row of balance) {
    if (Math.abs(row.gapPoints) > Math.abs(largest?.gapPoints ?? 0)) largest = row;
  }
  return largest;
}

/** What the cohort cannot tell, most people first, without pairs that an empty level already implies. */
export function listBlindSpots({ blindSpots }: Pick<CohortReport, 'blindSpots'>): BlindSpot[] {
  return blindSpots.filter(({ isImplied }) => !isImplied);
}

/** "platform Android with department Retail (12 people)". */
export function describeBlindSpot({ levels, people }: BlindSpot): string {
  const name = levels.map(({ attribute, level }) => `${attribute} ${level}`).join(' with ');
  return `${name} (${people} ${people === 1 ? 'person' : 'people'})`;
}

/** Three sentences: pairs worth covering, the largest gap, the largest blind spots. */
export function describeCohort(
  report: Pick<
    CohortReport,
    'expectedPairs' | 'expectedPairsCovered' | 'levelsCovered' | 'balance' | 'blindSpots'
  >,
): string[] {
  const gap = largestGap(report.balance);
  const blind = listBlindSpots(report).slice(0, blindSpotsNamed);
  const represented =
    report.expectedPairs > 0
      ? `Represents ${wholePercent(report.expectedPairsCovered)} of pairs worth covering.`
      : `Represents ${wholePercent(report.levelsCovered)} of values.`;
  return [
    represented,
    gap === null
      ? 'Every share is that of the organisation.'
      : `Largest gap: ${gap.attribute} ${gap.level} ${points(gap.gapPoints)} points.`,
    blind.length === 0 ? 'No blind spots.' : `Blind spots: ${blind.map(describeBlindSpot).join('; ')}.`,
  ];
}

/** Rounded down, so that 100 % means all. */
function wholePercent(share: number): string {
  return `${Math.floor(100 * share + 1e-9)} %`;
}

function points(gap: number): string {
  const sign = gap < 0 ? '−' : '+';
  const size = Math.abs(gap);
  return `${sign}${size < 0.05 ? size.toFixed(2) : size.toFixed(1)}`;
}

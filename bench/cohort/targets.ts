/** Prints what the cohort bench measures, and each target as met or missed. */
import type { Average, Measured } from './measured.ts';

let missed = 0;

export function missedTargets(): number {
  return missed;
}

export function check(name: string, value: number, limit: number, isAtLeast = false): void {
  const isMet = isAtLeast ? value >= limit : value <= limit;
  if (!isMet) missed++;
  const sign = isAtLeast ? '≥' : '≤';
  console.log(`  ${isMet ? 'met   ' : 'MISSED'} ${name}: ${value.toFixed(3)} (${sign} ${limit.toFixed(2)})`);
}

export function printAverage(name: string, { tv1, tv2, expected, deff }: Average): void {
  console.log(
    `  ${name.padEnd(14)} tv1 ${(100 * tv1).toFixed(3)} %  tv2 ${(100 * tv2).toFixed(2)} %  ` +
      `expected ${(100 * expected).toFixed(1)} %  deff ${deff.toFixed(3)}`,
  );
}

export function printSelection(name: string, { metrics, seconds, cpuSeconds }: Measured): void {
  const { tv1, tv2, expectedPairsCovered, deff } = metrics;
  printAverage(name, { tv1, tv2, expected: expectedPairsCovered, deff });
  console.log(
    `  ${''.padEnd(14)} max ${metrics.maxAbsPoints.toFixed(3)} points  levels ` +
      `${(100 * metrics.levelsCovered).toFixed(1)} %  pairs ${(100 * metrics.pairsCovered).toFixed(1)} of ` +
      `${(100 * metrics.pairsUpperBound).toFixed(1)} %  ${seconds.toFixed(2)} s (processor ${cpuSeconds.toFixed(2)})`,
  );
}

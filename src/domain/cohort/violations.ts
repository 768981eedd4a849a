/**
 * Counts broken hard constraints of a finished cohort, from the people alone and not from the search's own counts.
 */
import type { PreparedConstraints } from './constraints.ts';
import type { EncodedPopulation } from './population.ts';

/**
 * Broken rules: wrong size, repeated, missing must, not eligible, people above a team cap, people short of a
 * minimum. 0 for every cohort that is handed out.
 */
export function countViolations(
  encoded: EncodedPopulation,
  constraints: PreparedConstraints,
  cohort: Int32Array,
): number {
  const chosen = new Set(cohort);
  let violations = cohort.length - chosen.size + Math.abs(constraints.size - cohort.length);
  for (const person of constraints.must) if (!chosen.has(person)) violations++;
  for (const person of chosen) if (constraints.eligible[person] !== 1) violations++;
  return violations + aboveCaps(constraints, chosen) + belowMinimums(encoded, constraints, chosen);
}

function aboveCaps({ teams }: PreparedConstraints, chosen: ReadonlySet<number>): number {
  if (teams === null) return 0;
  const counts = new Int32Array(teams.cap.length);
  for (const person of chosen) if (teams.of[person]! >= 0) counts[teams.of[person]!]!++;
  return counts.reduce((sum, count, team) => sum + Math.max(0, count - teams.cap[team]!), 0);
}

function belowMinimums(
  encoded: EncodedPopulation,
  { minimums }: PreparedConstraints,
  chosen: ReadonlySet<number>,
): number {
  if (minimums === null) return 0;
  const columns = encoded.attributes.length;
  const counts = new Int32Array(minimums.length);
  for (const person of chosen) {
    for (let column = 0; column < columns; column++) {
      counts[encoded.levelStart[column]! + encoded.rows[person * columns + column]!]!++;
    }
  }
  return minimums.reduce((sum, minimum, level) => sum + Math.max(0, minimum - counts[level]!), 0);
}

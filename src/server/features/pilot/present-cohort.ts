/** Turns a stored cohort into what the API answers; prints only the largest blind spots. */
import type { CohortView } from '#contracts/pilot.ts';
import type { CohortRow } from './store.ts';

const blindSpotsShown = 100;

export function presentCohort(row: CohortRow): CohortView {
  return {
    cohortId: row.cohortId,
    stageId: row.stageId,
    status: row.status,
    method: row.method,
    seed: row.seed,
    size: row.size,
    by: [...row.options.by],
    hash: row.hash.toString('hex'),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    acceptedBy: row.acceptedBy,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    report: { ...row.report, blindSpots: row.report.blindSpots.slice(0, blindSpotsShown) },
  };
}

/** Turns a stored cohort into what the API answers; prints only the largest blind spots. */
import type { AnswerCounts } from '#contracts/participation.ts';
import type { CohortView, DraftSummary } from '#contracts/pilot.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countAnswers, countMembers } from './member-store.ts';
import type { CohortRow } from './store.ts';

const blindSpotsShown = 100;

/** A cohort with its answers, which are counted now. */
export async function presentCohort(tx: Transaction, { now }: Context, row: CohortRow): Promise<CohortView> {
  const counted = await countAnswers(tx, row.cohortId);
  const answers: AnswerCounts = Object.fromEntries(counted.map(({ status, people }) => [status, people]));
  const { facts, report } = row;
  return {
    cohortId: row.cohortId,
    stageId: row.stageId,
    number: row.number,
    revision: row.revision,
    status: row.status,
    method: row.method,
    seed: row.seed,
    size: row.size,
    by: [...row.options.by],
    rules: row.options,
    hash: row.hash.toString('hex'),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    acceptedBy: row.acceptedBy,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    asked:
      row.askedAt === null || row.answerByOn === null
        ? null
        : { by: row.askedBy ?? '', at: row.askedAt.toISOString(), answerByOn: row.answerByOn },
    answers,
    openPlaces: await countMembers(tx, now, row.cohortId, 'open'),
    excluded: facts.excluded,
    findings: [...facts.findings],
    volunteers:
      facts.volunteers === null ? null : { ...facts.volunteers, steps: [...facts.volunteers.steps] },
    report: { ...report, blindSpots: report.blindSpots.slice(0, blindSpotsShown) },
  };
}

/** The numbers of a cohort in one line. */
export function summariseCohort(row: CohortRow): DraftSummary {
  const { report } = row;
  return {
    cohortId: row.cohortId,
    number: row.number,
    status: row.status,
    method: row.method,
    size: row.size,
    seed: row.seed,
    by: [...row.options.by],
    isAsked: row.askedAt !== null,
    createdAt: row.createdAt.toISOString(),
    tv1: report.tv1,
    maxAbsPoints: report.maxAbsPoints,
    levelsCovered: report.levelsCovered,
    levelsRedundant: report.levelsRedundant,
    expectedPairsCovered: report.expectedPairsCovered,
    blindLevels: report.blindLevels,
    nEff: report.nEff,
  };
}

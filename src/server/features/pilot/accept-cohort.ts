/** Accepts a draft: from then on the people of the stage are frozen with method, seed and hash. */
import type { CohortId, RolloutId } from '#contracts/ids.ts';
import type { CohortView } from '#contracts/pilot.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { presentCohort } from './present-cohort.ts';
import * as store from './store.ts';

export async function acceptCohort(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  cohortId: CohortId,
): Promise<Result<CohortView, Refusal>> {
  const cohort = await store.findCohort(tx, cohortId);
  if (cohort === undefined || cohort.rolloutId !== rolloutId)
    return refuse(refusal('not_found', { what: 'cohort' }));
  if (cohort.status !== 'draft') return refuse(refusal('cohort_state', { state: cohort.status }));
  const stage = await findStage(tx, rolloutId, cohort.stageId);
  if (stage?.status !== 'planned')
    return refuse(
      refusal('stage_state', { stage: stage?.name ?? 'The stage', state: stage?.status ?? 'gone' }),
    );

  const accepted = await store.markAccepted(tx, context, cohortId);
  await recordAudit(tx, context, {
    action: 'cohort.accepted',
    subject: { kind: 'cohort', id: cohortId },
    after: { size: accepted.size, seed: accepted.seed, hash: accepted.hash.toString('hex') },
  });
  return ok(presentCohort(accepted));
}

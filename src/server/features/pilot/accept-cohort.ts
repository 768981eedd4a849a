/** Accepts a draft, which freezes the people of the stage with method, seed and hash; or discards one. */
import type { CohortId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { whyNotReady } from './check-consent.ts';
import { findOwn } from './queries.ts';
import * as store from './store.ts';

const noCohort = refuse(refusal('not_found', { what: 'cohort' }));

export async function acceptCohort(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  cohortId: CohortId,
): Promise<Result<store.CohortRow, Refusal>> {
  const cohort = await findOwn(tx, rolloutId, cohortId, 'lock');
  if (cohort === undefined) return noCohort;
  if (cohort.status !== 'draft') return refuse(refusal('cohort_state', { state: cohort.status }));
  await store.lockStage(tx, cohort.stageId);
  const blocked = (await whyStageClosed(tx, cohort)) ?? (await whyNotReady(tx, context, cohort));
  if (blocked !== undefined) return refuse(blocked);

  const accepted = await store.markAccepted(tx, context, cohortId);
  await store.discardOldDrafts(tx, cohort.stageId, 0);
  await recordAudit(tx, context, {
    action: 'cohort.accepted',
    subject: { kind: 'cohort', id: cohortId },
    after: {
      size: accepted.size,
      seed: accepted.seed,
      revision: accepted.revision,
      hash: accepted.hash.toString('hex'),
    },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(accepted);
}

async function whyStageClosed(tx: Transaction, cohort: store.CohortRow): Promise<Refusal | undefined> {
  const stage = await findStage(tx, cohort.rolloutId, cohort.stageId);
  if (stage === undefined) return refusal('not_found', { what: 'stage' });
  const others = await store.openCohorts(tx, cohort.stageId);
  const isFrozen = others.some(({ status }) => status === 'accepted');
  if (stage.status !== 'planned' || isFrozen)
    return refusal('stage_state', {
      stage: nameStage(stage.name),
      state: isFrozen ? 'frozen' : stage.status,
    });
  const asked = others.find(({ cohortId, askedAt }) => cohortId !== cohort.cohortId && askedAt !== null);
  return asked === undefined ? undefined : refusal('others_asked', { draft: asked.number });
}

/** Discards a draft; with a reason when its people have been asked. */
export async function discardCohort(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly cohortId: CohortId },
  reason: string,
): Promise<Result<{ cohortId: CohortId }, Refusal>> {
  const { rolloutId, cohortId } = place;
  const cohort = await findOwn(tx, rolloutId, cohortId, 'lock');
  if (cohort === undefined) return noCohort;
  if (cohort.status !== 'draft') return refuse(refusal('cohort_state', { state: cohort.status }));
  if (cohort.askedAt !== null && reason === '') return refuse(refusal('reason_missing'));
  await store.markDiscarded(tx, cohortId);
  await recordAudit(tx, context, {
    action: 'cohort.discarded',
    subject: { kind: 'cohort', id: cohortId },
    reason: reason === '' ? null : reason,
    before: { number: cohort.number, size: cohort.size, hash: cohort.hash.toString('hex') },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ cohortId });
}

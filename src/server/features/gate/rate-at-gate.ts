/** A rating as the gate meets it: judged at once, so that an open gate shows the new evidence and asks for votes on it. */
import type { CriterionView } from '#contracts/criteria.ts';
import type { CriterionId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { judgeStage, rateCriterion } from '#server/features/criteria/index.ts';
import { findStage, requestTick } from '#server/features/rollouts/index.ts';
import { refreshGate } from './open-gate.ts';

type Place = { readonly rolloutId: RolloutId; readonly stageId: StageId; readonly criterionId: CriterionId };
type Rating = { readonly level: number; readonly evidence: string };

export async function rateAtGate(
  tx: Transaction,
  context: Context,
  place: Place,
  rating: Rating,
): Promise<Result<CriterionView, Refusal>> {
  const rated = await rateCriterion(tx, context, place, rating);
  if (!rated.ok) return rated;
  const stage = await findStage(tx, place.rolloutId, place.stageId);
  if (stage !== undefined) {
    await judgeStage(tx, context, stage);
    await refreshGate(tx, context, stage);
    // A rating may be what the stage waits for before it starts.
    await requestTick(tx, place.rolloutId, context.now);
  }
  await notifyChange(tx, context.organisationId, `rollout:${place.rolloutId}`);
  return rated;
}

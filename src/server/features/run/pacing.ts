/**
 * How a stage starts: so many a day or spread over some days, on its date or after the stage before, and by when its
 * people are to be done. Whoever has a date keeps it; only days that hold more than a smaller pace allows give some to
 * later ones.
 */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { StagePacing, StartPlan } from '#contracts/stage-pacing.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { isFirst } from '#domain/rollout/stages-before.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { mayKnowDate, planMovedDeliveries } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { asShown } from '#server/platform/as-shown.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { pacingOf, planStarts } from './start-plan.ts';
import { findStart, hasBegun, type Found } from './start-state.ts';

type Answer = Promise<Result<StartPlan, Refusal>>;
type At = { readonly rolloutId: RolloutId; readonly stageId: StageId };

export async function getStartPlan(tx: Transaction, context: Context, { rolloutId, stageId }: At): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'read');
  return found.ok ? ok(await planStarts(tx, context, found.value, pacingOf(found.value.stage))) : found;
}

export async function previewPacing(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: At,
  pacing: StagePacing,
): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'read');
  if (!found.ok) return found;
  const refused = whyNot(found.value, pacing);
  return refused === undefined ? ok(await planStarts(tx, context, found.value, pacing)) : refuse(refused);
}

/** Refuses `stage_over`; for another start rule `stage_begun`, and `stage_follows_none` for the first stage. */
function whyNot({ stage, before }: Found, { startAfterDays }: StagePacing): Refusal | undefined {
  const name = nameStage(stage.name);
  if (isTerminal(stageMachine, stage.status)) return refusal('stage_over', { stage: name });
  if (startAfterDays === stage.startAfterDays) return undefined;
  if (hasBegun(stage)) return refusal('stage_begun', { stage: name });
  return isFirst(before) && startAfterDays !== null
    ? refusal('stage_follows_none', { stage: name })
    : undefined;
}

export async function setPacing(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: At,
  { reason, shown, ...pacing }: StagePacing & { readonly reason: string; readonly shown?: number },
): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const refused = whyNot(found.value, pacing);
  if (refused !== undefined) return refuse(refused);
  const { rollout, stage } = found.value;
  const plan = await planStarts(tx, context, found.value, pacing);
  await rollouts.updateStagePace(tx, stageId, plan.pacing);
  await recordAudit(tx, context, {
    action: 'stage.pace_set',
    subject: { kind: 'stage', id: stageId },
    reason,
    before: pacingOf(stage),
    after: { ...plan.pacing, moved: plan.moved },
  });
  if (plan.moved > 0) {
    await rollouts.leaveDaysBeyond(tx, context, rollout, stage, {
      most: plan.mostADay,
      reason: rolloutStatement('dates_slowed', { starts: plan.mostADay }),
      mayKnow: mayKnowDate,
    });
    await planMovedDeliveries(tx, context, stage);
  }
  await rollouts.wakeRollout(tx, context, rolloutId);
  return asShown(await getStartPlan(tx, context, { rolloutId, stageId }), shown, () => plan.moved);
}

/**
 * Overrides whose last day is over before they were used: a stage that was left out no longer lets the next one start,
 * and a pilot no longer starts without frozen criteria. A hold says so and asks for a new day. The overrides of entry
 * criteria, the rollback plan and the chain of tasks end by the hold of their own rule, which then stands again.
 */
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { StagesBefore } from '#domain/rollout/stages-before.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

type Waiting = {
  readonly rollout: rollouts.RolloutRow;
  readonly stage: rollouts.StageRow;
  readonly before: StagesBefore<rollouts.StageRow>;
};

/** Raises or lifts the holds of a stage that has not started; returns whether it did. */
export async function watchOverrides(tx: Transaction, context: Context, waiting: Waiting): Promise<boolean> {
  const { rollout, stage } = waiting;
  const skips = await keepHold(tx, context, stage, {
    code: rollouts.skipHoldCode,
    reason: await skipInTheWay(tx, context, waiting),
    clears: rolloutStatement('clears_skip_over'),
    met: rolloutStatement('hold_skip_met'),
  });
  if (stage.kind !== 'pilot') return skips;
  const criteria = await keepHold(tx, context, stage, {
    code: rollouts.frozenHoldCode,
    reason: await criteriaInTheWay(tx, context, rollout, stage),
    clears: rolloutStatement('clears_when_frozen'),
    met: rolloutStatement('hold_frozen_met'),
  });
  return skips || criteria;
}

type Rule = {
  readonly code: string;
  /** Why the stage may not start; undefined while it may. */
  readonly reason: RolloutStatement | undefined;
  readonly clears: RolloutStatement;
  readonly met: RolloutStatement;
};

async function keepHold(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: rollouts.StageRow,
  { code, reason, clears, met }: Rule,
): Promise<boolean> {
  const last = await rollouts.latestHold(tx, stageId, code);
  const isHeld = last !== undefined && last.clearedAt === null;
  if (isHeld === (reason !== undefined)) return false;
  if (reason === undefined) await rollouts.clearMetHold(tx, context, last!, rolloutId, met);
  else
    await rollouts.raiseHold(tx, context, {
      rolloutId,
      stageId,
      raisedByKind: 'system',
      code,
      reason,
      clears,
    });
  return true;
}

/** Every stage left out before has to be so today still, unless the stage itself was given another day. */
async function skipInTheWay(
  tx: Transaction,
  context: Context,
  { stage, before }: Waiting,
): Promise<RolloutStatement | undefined> {
  for (const skipped of before.skipped) {
    if ((await rollouts.standingOverride(tx, context, skipped.stageId, 'stage_skipped')) !== undefined)
      continue;
    if ((await rollouts.standingOverride(tx, context, stage.stageId, 'skip_over')) !== undefined) continue;
    return rolloutStatement('hold_skip_over', {
      skipped: nameStage(skipped.name),
      stage: nameStage(stage.name),
      on: (await lastDay(tx, skipped, 'stage_skipped'))!,
    });
  }
  return undefined;
}

/** Frozen criteria are asked for when the pilot is scheduled; only who set that aside is asked again. */
async function criteriaInTheWay(
  tx: Transaction,
  context: Context,
  { criteriaFrozenAt }: rollouts.RolloutRow,
  stage: rollouts.StageRow,
): Promise<RolloutStatement | undefined> {
  if (criteriaFrozenAt !== null) return undefined;
  const on = await lastDay(tx, stage, 'criteria_not_frozen');
  if (on === undefined) return undefined;
  if ((await rollouts.standingOverride(tx, context, stage.stageId, 'criteria_not_frozen')) !== undefined)
    return undefined;
  return rolloutStatement('hold_criteria_not_frozen', { stage: nameStage(stage.name), on });
}

async function lastDay(
  tx: Transaction,
  { stageId }: rollouts.StageRow,
  kind: rollouts.OverrideRow['kind'],
): Promise<string | undefined> {
  const row = (await rollouts.overridesOf(tx, stageId)).findLast((override) => override.kind === kind);
  return row?.untilOn ?? undefined;
}

/**
 * Replaces dates that cannot be kept and has those people told, before the stages take their steps: nobody starts on
 * a date that has passed, and nobody is told one that is known to be false.
 */
import { sql } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import type { DatePlan } from '#domain/rollout/late-dates.ts';
import { takeNote } from '#server/features/calendar/index.ts';
import {
  mayKnowDate,
  planMovedDeliveries,
  planNotices,
  wakeSenders,
} from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { keepBookings } from '#server/features/slots/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { leaveClosedDays } from './keep-open-days.ts';

export type KeptDates = {
  readonly changed: boolean;
  /** When to look again without an event; null when only an event can change anything. */
  readonly lookAgainAt: Date | null;
};

export async function keepDates(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
): Promise<KeptDates> {
  let { stages, plan } = await rollouts.planStageDates(tx, context, rollout);
  let changed = false;
  for (let moves = 0; plan.move !== null; moves++) {
    if (moves > stages.length)
      throw new Error(`The dates of rollout ${rollout.rolloutId} do not come to rest`);
    const { move } = plan;
    const stage = stages.find(({ stageId }) => stageId === move.stageId)!;
    await rollouts.moveDates(tx, context, rollout, stage, move, mayKnowDate);
    await planMovedDeliveries(tx, context, stage);
    changed = true;
    ({ stages, plan } = await rollouts.planStageDates(tx, context, rollout));
  }
  let paced = 0;
  for (const stage of stages) paced += await leavePacedDays(tx, context, rollout, stage);
  if (paced > 0) {
    ({ stages, plan } = await rollouts.planStageDates(tx, context, rollout));
    changed = true;
  }
  const isAsked = await takeNote(tx, rollout.rolloutId);
  if ((changed || isAsked) && (await leaveClosedDays(tx, context, rollout, stages, mayKnowDate)) > 0) {
    ({ stages, plan } = await rollouts.planStageDates(tx, context, rollout));
    changed = true;
  }
  if (await keepBookings(tx, context, rollout.rolloutId)) {
    ({ stages, plan } = await rollouts.planStageDates(tx, context, rollout));
    changed = true;
  }
  const looked = await rollouts.keepOutlooks(tx, stages, plan);
  changed = looked.changed || changed;
  for (const stageId of looked.turned) await tellPostponed(tx, context, rollout, stageId, plan);
  // What waited for its dates to stand may be due by now.
  if (changed) await wakeSenders(tx, context);
  return {
    changed,
    lookAgainAt: plan.looksAgain ? new rollouts.StartClock(rollout).nextMidnight(context.now) : null,
  };
}

/** People beyond what the helpdesk carries on a coming day get the next free one, and are told. */
async function leavePacedDays(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stage: rollouts.StageRow,
): Promise<number> {
  const moved = await rollouts.leaveFullDays(tx, context, rollout, stage, mayKnowDate);
  if (moved > 0) await planMovedDeliveries(tx, context, stage);
  return moved;
}

/** Whoever knows a date that is lost and has no other yet is told that it is postponed, once for each date. */
async function tellPostponed(
  tx: Transaction,
  context: Context,
  { rolloutId }: rollouts.RolloutRow,
  stageId: StageId,
  { outlooks }: DatePlan,
): Promise<void> {
  const { lostBefore } = outlooks.get(stageId)!;
  if (lostBefore === -Infinity) return;
  await planNotices(tx, context, {
    rolloutId,
    kind: 'postponed',
    where: sql`e.stage_id = ${stageId}`,
    knownBefore: lostBefore === Infinity ? null : new Date(lostBefore),
  });
}

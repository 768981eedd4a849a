/** The first start of a stage that follows the one before, so many days after that has passed. */
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { startAfterDaysOf } from '#domain/rollout/run-rules.ts';
import { followsOn } from '#domain/rollout/start-pace.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Whether the stage has to wait for the one before, was given another first start now, or its date stands. */
export type Followed = 'waits' | 'moved' | 'stands';

/** A stage that starts on its date stands. `previous` is over where it is given. */
export async function followStage(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stage: rollouts.StageRow,
  previous: rollouts.StageRow | undefined,
): Promise<Followed> {
  const afterDays = startAfterDaysOf(rollout.runRules, stage);
  if (afterDays === null) return 'stands';
  if (previous === undefined || previous.endedAt === null) return 'waits';
  const today = dateAt(context.now, rollout.timeZone);
  const passedOn = dateAt(previous.endedAt, rollout.timeZone);
  const on = followsOn(passedOn, afterDays, today, stage.noticeDays);
  if (stage.startsOn === on) return 'stands';
  await rollouts.setStartsOn(tx, stage.stageId, on);
  await recordAudit(tx, context, {
    action: 'stage.rescheduled',
    subject: { kind: 'stage', id: stage.stageId },
    reason: rolloutStatement('dates_follow', {
      stage: nameStage(previous.name),
      days: afterDays,
    }),
    before: { startsOn: stage.startsOn },
    after: { rolloutId: rollout.rolloutId, from: on },
  });
  return 'moved';
}

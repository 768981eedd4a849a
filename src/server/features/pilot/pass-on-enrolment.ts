/** Where the pilot is under way, a place in the cohort is a place in the rollout: it ends for one and begins for another. */
import { sql } from 'kysely';
import type { PersonId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { planDeliveries } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import type { CohortRow } from './store.ts';

/** Statuses of a stage that gives dates to nobody new by itself. */
const pastPlanning: ReadonlySet<string> = new Set(['ready', 'in_progress', 'extended']);
/** Statuses of a stage in which its people may still change. */
const stillOpen: ReadonlySet<string> = new Set(['planned', 'preparing', ...pastPlanning]);

/** Why people of the cohort's stage may no longer be exchanged; undefined while they may. */
export async function whyNotExchange(
  tx: Transaction,
  { rolloutId, stageId }: Pick<CohortRow, 'rolloutId' | 'stageId'>,
): Promise<Refusal | undefined> {
  const stage = await rollouts.findStage(tx, rolloutId, stageId);
  if (stage === undefined) return refusal('not_found', { what: 'stage' });
  const { name, status } = stage;
  return stillOpen.has(status)
    ? undefined
    : refusal('stage_state', { stage: nameStage(name), state: status });
}

export async function passOnEnrolment(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: Pick<CohortRow, 'rolloutId' | 'stageId'>,
  { leaver, joiner }: { readonly leaver: PersonId | null; readonly joiner: PersonId },
): Promise<void> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  const stage = await rollouts.findStage(tx, rolloutId, stageId);
  if (rollout === undefined || stage === undefined || rollout.startedAt === null) return;
  if (leaver !== null)
    await cancelPlace(tx, context, { rolloutId, stageId }, leaver, rolloutStatement('person_replaced'));
  await rollouts.createPlaces(tx, context, { rolloutId, stageId }, { personIds: [joiner] });
  if (pastPlanning.has(stage.status)) {
    const earliest = addDays(dateAt(context.now, rollout.timeZone), stage.noticeDays);
    const first = stage.startsOn ?? earliest;
    const { enrolmentIds } = await rollouts.scheduleEnrolments(tx, context, rollout, {
      stageId,
      startsOn: first > earliest ? first : earliest,
      startsPerDay: rollouts.dailyStarts(rollout, stage),
      people: 1,
    });
    await planDeliveries(tx, context, stage, { enrolmentIds });
  }
  await rollouts.requestTick(tx, rolloutId, context.now);
}

/** Ends a place that has not begun; the person can get another one in a wave. */
export async function cancelPlace(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: Pick<CohortRow, 'rolloutId' | 'stageId'>,
  personId: PersonId,
  reason: RolloutStatement,
): Promise<number> {
  return await rollouts.moveEnrolments(tx, context, {
    rolloutId,
    event: 'cancel',
    where: sql`e.stage_id = ${stageId} and e.person_id = ${personId}
      and e.status in ('eligible', 'scheduled', 'notified')`,
    reason,
  });
}

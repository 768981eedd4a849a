/**
 * Rehearsing to roll the whole rollout back: the program rolls it back on the real data, takes every step of every stage,
 * counts whom that brings back, and undoes all of it. What people do outside is rehearsed stage by stage.
 */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { WholeRollbackRehearsal, RollbackOfRollout } from '#contracts/rollback-plan.ts';
import { refuse, type Result } from '#domain/result.ts';
import { begunStatuses } from '#domain/rollout/enrolment-machine.ts';
import { countsOf, findRollout, stagesOf } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { previewRollBack, rollBackRollout } from './roll-back.ts';
import { stepsOf } from './rollback-steps.ts';
import * as store from './rollback-store.ts';
import { takeStep } from './take-rollback-step.ts';

type Played = Pick<WholeRollbackRehearsal, 'brought' | 'calledOff' | 'left'>;

/** Refuses what rolling back itself refuses; changes nothing but the record of the rehearsal. */
export async function rehearseWholeRollback(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<RollbackOfRollout, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  await store.beginPlay(tx);
  const rolledBack = await rollBackRollout(tx, context, rolloutId, 'Rehearsal');
  if (!rolledBack.ok) return rolledBack;
  const played = await playSteps(tx, context, rolloutId, rolledBack.value.waiting);
  await store.undoPlay(tx);

  const on = dateAt(context.now, rollout.timeZone);
  const rehearsal: WholeRollbackRehearsal = { on, by: context.actor.name, ...played };
  await store.saveWholeRehearsal(tx, rolloutId, rehearsal);
  await recordAudit(tx, context, {
    action: 'rollback.rehearsed',
    subject: { kind: 'rollout', id: rolloutId },
    after: rehearsal,
  });
  return await previewRollBack(tx, rolloutId);
}

/** Takes what is left of the steps of every stage, and counts; `calledOff` people had not begun. */
async function playSteps(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  calledOff: number,
): Promise<Played> {
  for (const { stageId, status } of await stagesOf(tx, rolloutId)) {
    if (status !== 'rolled_back') continue;
    for (const { place, takenAt } of await stepsOf(tx, stageId))
      if (takenAt === null) await takeStep(tx, context, { rolloutId, stageId, place }, { isTaken: true });
  }
  const counts = await countsOf(tx, rolloutId);
  const sum = (statuses: readonly string[]) =>
    counts.reduce((total, { status, people }) => (statuses.includes(status) ? total + people : total), 0);
  return { brought: sum(['rolled_back']), calledOff, left: sum(begunStatuses) };
}

/**
 * Starts a pilot on paper: everybody in the accepted cohort gets an enrolment, and the engine takes over. Refused
 * while the people, the frozen criteria or the approved message are missing; criteria may be set aside with a reason.
 */
import type { Static } from 'typebox';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { pilotRoutes } from '#contracts/pilot.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { whyNotReady } from './check-consent.ts';
import * as store from './store.ts';

type Schedule = Static<typeof pilotRoutes.schedulePilot.body>;
type Pacing = Omit<Schedule, 'withoutCriteria' | 'withoutCriteriaUntilOn'>;

export async function schedulePilot(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  { withoutCriteria, withoutCriteriaUntilOn, ...pacing }: Schedule,
): Promise<Result<Rollout, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  const stage = await rollouts.findStage(tx, rolloutId, stageId);
  if (rollout === undefined || stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const cohort = await store.currentCohort(tx, stageId);
  const isOverridden = rollout.criteriaFrozenAt === null && withoutCriteria !== undefined;
  const blocked = await whatBlocks(tx, context, { rollout, stage, pacing, cohort, isOverridden });
  if (blocked !== undefined) return refuse(blocked);
  const last = rollouts.overrideUntil(context, rollout, withoutCriteriaUntilOn);
  if (!last.ok) return last;
  if (isOverridden)
    await rollouts.overrideRule(tx, context, {
      rolloutId,
      stageId,
      kind: 'criteria_not_frozen',
      rule: rolloutStatement('override_started_without_criteria'),
      reason: withoutCriteria,
      untilOn: last.value,
    });

  await rollouts.updateStagePacing(tx, stageId, pacing);
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'running');
  await recordAudit(tx, context, {
    action: 'rollout.started',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status: rollout.status },
    after: { status: 'running', revision: rollout.revision },
  });
  const people = await rollouts.createEnrolments(tx, context, rolloutId, stageId, cohort!.cohortId);
  await recordAudit(tx, context, {
    action: 'enrolments.created',
    subject: { kind: 'stage', id: stageId },
    after: { people, cohortHash: cohort!.hash.toString('hex') },
  });
  await recordAudit(tx, context, {
    action: 'stage.scheduled',
    subject: { kind: 'stage', id: stageId },
    after: pacing,
  });
  await rollouts.refreshStatistics(tx);
  await rollouts.requestTick(tx, rolloutId, context.now);
  return await presentAfter(tx, rolloutId);
}

async function presentAfter(tx: Transaction, rolloutId: RolloutId): Promise<Result<Rollout, Refusal>> {
  const row = await rollouts.findRollout(tx, rolloutId);
  return ok(await rollouts.presentRollout(tx, row!));
}

async function whatBlocks(
  tx: Transaction,
  context: Context,
  {
    rollout,
    stage,
    pacing,
    cohort,
    isOverridden,
  }: {
    readonly rollout: rollouts.RolloutRow;
    readonly stage: rollouts.StageRow;
    readonly pacing: Pacing;
    readonly cohort: store.CohortRow | undefined;
    /** Somebody said why the pilot starts without frozen criteria. */
    readonly isOverridden: boolean;
  },
): Promise<Refusal | undefined> {
  if (stage.kind !== 'pilot' || stage.status !== 'planned' || rollout.status !== 'draft')
    return refusal('stage_state', { stage: nameStage(stage.name), state: stage.status });
  if (cohort?.status !== 'accepted') return refusal('cohort_missing');
  const notReady = await whyNotReady(tx, context, cohort);
  if (notReady !== undefined) return notReady;
  if (rollout.criteriaFrozenAt === null && !isOverridden) return refusal('criteria_not_frozen');
  if (!(await hasApprovedMessage(tx, rollout.rolloutId, 'pilot')))
    return refusal('message_missing', { stage: stage.name });
  const today = dateAt(context.now, rollout.timeZone);
  return pacing.startsOn < today
    ? refusal('start_in_past', { on: pacing.startsOn, earliest: today })
    : undefined;
}

/**
 * The plan of a pilot: submitted once people, criteria and message are there, and carried out when another person has
 * approved it. Then everybody in the accepted cohort gets an enrolment, and the engine takes over. Criteria may be set
 * aside with a reason.
 */
import type { Static } from 'typebox';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { pilotRoutes } from '#contracts/pilot.ts';
import type { PlanFigures } from '#contracts/plans.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { approvedMessageHash, hasApprovedMessage } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { whyNotReady } from './check-consent.ts';
import * as store from './store.ts';

type Asked = Static<typeof pilotRoutes.submitPilot.body>;
type Request = Asked & { readonly stageId: StageId };

/** What the plan rests on; the cohort is undefined while nobody is chosen. */
type Found = {
  readonly rollout: rollouts.RolloutRow;
  readonly stage: rollouts.StageRow;
  readonly cohort: store.CohortRow | undefined;
  readonly request: Request;
};

/** Refuses whatever the pilot lacks, `plan_waits`, and a rollout that is no draft. */
export async function submitPilot(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  asked: Asked,
): Promise<Result<Rollout, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  const stage = await rollouts.findStage(tx, rolloutId, stageId);
  if (rollout === undefined || stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  if (stage.kind !== 'pilot' || stage.status !== 'planned' || rollout.status !== 'draft')
    return refuse(refusal('stage_state', { stage: nameStage(stage.name), state: stage.status }));
  const found: Found = {
    rollout,
    stage,
    cohort: await store.currentCohort(tx, stageId),
    request: { ...asked, stageId },
  };
  const missing = await whatIsMissing(tx, context, found);
  if (missing !== undefined) return refuse(missing);

  const submitted = await rollouts.submitPlan(tx, context, rolloutId, {
    request: found.request,
    figures: figuresOf(found),
    reason: asked.withoutCriteria?.trim() ?? '',
  });
  if (!submitted.ok) return submitted;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'in_review');
  return ok(await rollouts.presentRollout(tx, { ...rollout, status: 'in_review' }));
}

export const pilotPlan: rollouts.PlanSubject<Request> = {
  view: async (tx, context, rollout, { request }) => {
    const stage = (await rollouts.findStage(tx, rollout.rolloutId, request.stageId))!;
    const cohort = await store.currentCohort(tx, request.stageId);
    const found: Found = { rollout, stage, cohort, request };
    const missing = await whatIsMissing(tx, context, found);
    return {
      figures: figuresOf(found),
      errors: missing === undefined ? [] : [missing],
      content: {
        request,
        cohort: cohort?.hash.toString('hex'),
        revision: rollout.revision,
        criteriaFrozenAt: rollout.criteriaFrozenAt,
        message: await approvedMessageHash(tx, rollout.rolloutId, 'pilot'),
      },
      carryOut: async () => await startPilot(tx, context, found, cohort!),
    };
  },
  sendBack: async (tx, context, { rolloutId }) =>
    await rollouts.updateRolloutStatus(tx, context, rolloutId, 'draft'),
};

/** The pace of a plan that waits for approval; undefined when none does. */
export async function submittedPacing(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Omit<Asked, 'withoutCriteria' | 'startsOn'> | undefined> {
  const open = await rollouts.openPlanOf(tx, rolloutId);
  if (open?.kind !== 'pilot') return undefined;
  // What waits is what `submitPilot` wrote.
  const { startsPerDay, noticeDays, windowDays, soakDays } = open.request as Request;
  return { startsPerDay, noticeDays, windowDays, soakDays };
}

function figuresOf({ rollout, cohort, request }: Found): PlanFigures {
  return {
    kind: 'pilot',
    people: cohort?.size ?? 0,
    startsOn: request.startsOn,
    startsPerDay: request.startsPerDay,
    isWithoutCriteria: rollout.criteriaFrozenAt === null,
  };
}

async function whatIsMissing(
  tx: Transaction,
  context: Context,
  { rollout, stage, cohort, request }: Found,
): Promise<Refusal | undefined> {
  if (cohort?.status !== 'accepted') return refusal('cohort_missing');
  const notReady = await whyNotReady(tx, context, cohort);
  if (notReady !== undefined) return notReady;
  if (rollout.criteriaFrozenAt === null) {
    if (request.withoutCriteria === undefined) return refusal('criteria_not_frozen');
    const last = rollouts.overrideUntil(context, rollout, request.withoutCriteriaUntilOn);
    if (!last.ok) return last.refusal;
  }
  if (!(await hasApprovedMessage(tx, rollout.rolloutId, 'pilot')))
    return refusal('message_missing', { stage: stage.name });
  const today = dateAt(context.now, rollout.timeZone);
  return request.startsOn < today
    ? refusal('start_in_past', { on: request.startsOn, earliest: today })
    : undefined;
}

async function startPilot(
  tx: Transaction,
  context: Context,
  { rollout, stage, request }: Found,
  cohort: store.CohortRow,
): Promise<Result<null, Refusal>> {
  const { rolloutId } = rollout;
  const { stageId, withoutCriteria, withoutCriteriaUntilOn, ...pacing } = request;
  if (rollout.criteriaFrozenAt === null) {
    const last = rollouts.overrideUntil(context, rollout, withoutCriteriaUntilOn);
    if (!last.ok) return last;
    await rollouts.overrideRule(tx, context, {
      rolloutId,
      stageId,
      kind: 'criteria_not_frozen',
      rule: rolloutStatement('override_started_without_criteria'),
      reason: withoutCriteria!,
      untilOn: last.value,
    });
  }
  await rollouts.updateStagePacing(tx, stageId, pacing);
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'running');
  await recordAudit(tx, context, {
    action: 'rollout.started',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status: rollout.status },
    after: { status: 'running', revision: rollout.revision },
  });
  const people = await rollouts.createEnrolments(tx, context, rolloutId, stage.stageId, cohort.cohortId);
  await recordAudit(tx, context, {
    action: 'enrolments.created',
    subject: { kind: 'stage', id: stageId },
    after: { people, cohortHash: cohort.hash.toString('hex') },
  });
  await recordAudit(tx, context, {
    action: 'stage.scheduled',
    subject: { kind: 'stage', id: stageId },
    after: pacing,
  });
  await rollouts.refreshStatistics(tx);
  return ok(null);
}

/**
 * Plans that wait for another person: the pilot, the approach with its waves, and re-plans of approved waves. Whoever
 * approves sees what the plan comes to now, and what stands in its way; approving carries it out.
 */
import { Type, type Static } from 'typebox';
import { planMachine, type PlanStatus } from '#domain/rollout/plan-machine.ts';
import { PlanId, RolloutId } from './ids.ts';
import { ProposalLink } from './proposals.ts';
import { WaveChange } from './replan.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Statement } from './shared-schemas.ts';

export const planStatuses = Object.keys(planMachine.statuses) as PlanStatus[];

/** What a plan comes to. */
export const PlanFigures = Type.Union([
  Type.Object({
    kind: Type.Literal('pilot'),
    people: Count,
    startsOn: CalendarDate,
    startsPerDay: Count,
    /** It starts although its criteria are not frozen. */
    isWithoutCriteria: Type.Boolean(),
  }),
  Type.Object({
    kind: Type.Literal('waves'),
    people: Count,
    waves: Count,
    firstOn: CalendarDate,
    lastOn: CalendarDate,
    /** The attributes the waves follow; none for a number of people per week only. */
    axes: Type.Array(Type.String()),
  }),
  Type.Object({
    kind: Type.Literal('replan'),
    change: WaveChange,
    weeksLater: Count,
    /** People who move to another week, and of them those who know their date. */
    people: Count,
    toldAgain: Count,
    /** The last first day of a week; null when the re-plan is not possible any more. */
    lastOn: nullable(CalendarDate),
  }),
]);
export type PlanFigures = Static<typeof PlanFigures>;
export type PlanKind = PlanFigures['kind'];

const planFields = {
  planId: PlanId,
  figures: PlanFigures,
  reason: Type.String({ description: 'Empty where nothing was said.' }),
  submittedBy: Type.String(),
  submittedAt: Instant,
};

export const OpenPlan = Type.Object({
  ...planFields,
  /** Names what the figures were worked out from; an approval counts only for what was seen. */
  seen: Type.String(),
  /** What must be mended before it can be approved. */
  errors: Type.Array(Statement),
  /** What whoever approves should know; nothing of it stands in the way. */
  cautions: Type.Array(Statement),
  /** The accepted change, proposed because of feedback, that approving carries out; null where it names none. */
  proposal: nullable(ProposalLink),
  /** The reader submitted it. */
  isOwn: Type.Boolean(),
  /** The reader submitted it, and somebody else can approve: then somebody else does. */
  isForOthers: Type.Boolean(),
});
export type OpenPlan = Static<typeof OpenPlan>;

export const DecidedPlan = Type.Object({
  ...planFields,
  status: oneOf(planStatuses),
  decidedBy: Type.String(),
  decidedAt: Instant,
  /** Why; empty where nothing was said. */
  decision: Type.String(),
  /** Whoever submitted it approved it, because nobody else could have. */
  isAlone: Type.Boolean(),
});
export type DecidedPlan = Static<typeof DecidedPlan>;

export const Plans = Type.Object({
  open: nullable(OpenPlan),
  /** The newest first. */
  decided: Type.Array(DecidedPlan),
  /** Waves are laid out, and nobody of them is told anything before they are approved. */
  wavesWait: Type.Boolean(),
});
export type Plans = Static<typeof Plans>;

const Reason = Type.String({ minLength: 3, maxLength: 2000 });
const params = Type.Object({ rolloutId: RolloutId });
const planParams = Type.Object({ rolloutId: RolloutId, planId: PlanId });
const deciding = ['not_found', 'account_needed', 'plan_state'] as const;

export const planRoutes = {
  listPlans: defineRoute({
    name: 'listPlans',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/plans',
    access: 'rollout.read',
    summary: 'The plan that waits for approval, as it stands now with what is in its way, and those decided.',
    params,
    response: Plans,
    refusals: ['not_found'],
  }),
  approvePlan: defineRoute({
    name: 'approvePlan',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/plans/:planId/approve',
    access: 'plan.approve',
    summary: 'Approves a plan as it was seen, and carries it out. Whoever submitted it asks somebody else.',
    params: planParams,
    body: Type.Object(
      {
        seen: Type.String({ maxLength: 64 }),
        /** Needed from whoever approves their own plan because nobody else can. */
        reason: Type.Optional(Reason),
      },
      { additionalProperties: false },
    ),
    response: Plans,
    refusals: [...deciding, 'plan_own', 'plan_changed', 'plan_unfit', 'reason_missing', 'proposal_state'],
    audits: ['plan.approved', 'rollout.started', 'enrolments.created', 'stage.scheduled'],
  }),
  rejectPlan: defineRoute({
    name: 'rejectPlan',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/plans/:planId/reject',
    access: 'plan.approve',
    summary: 'Sends a plan back with a reason; nothing changes but that it no longer waits.',
    params: planParams,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: Plans,
    refusals: [...deciding],
    audits: ['plan.rejected'],
  }),
  withdrawPlan: defineRoute({
    name: 'withdrawPlan',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/plans/:planId/withdraw',
    access: 'rollout.run',
    summary: 'Takes a plan back before it is decided.',
    params: planParams,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: Plans,
    refusals: [...deciding, 'process_manager'],
    audits: ['plan.withdrawn'],
  }),
};

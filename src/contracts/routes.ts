/** Every API route, one object per feature. The server, the API documentation and the contract tests run over it. */
import { accountRoutes } from './accounts.ts';
import { adoptionRoutes } from './adoption.ts';
import { auditRoutes } from './audit.ts';
import { burnUpRoutes } from './burn-up.ts';
import { calendarRoutes } from './calendar.ts';
import { chainRoutes } from './chains.ts';
import { personTaskRoutes } from './person-tasks.ts';
import { connectionRoutes } from './connections.ts';
import { criteriaRoutes } from './criteria.ts';
import { deferralRoutes } from './deferrals.ts';
import { exceptionRoutes } from './exceptions.ts';
import { feedbackRoutes } from './feedback.ts';
import { firstDayRoutes } from './first-day.ts';
import { gateRoutes } from './gate.ts';
import { helpdeskRoutes } from './helpdesk.ts';
import { forecastRoutes } from './forecast.ts';
import { hypercareRoutes } from './hypercare.ts';
import { standUpRoutes } from './stand-ups.ts';
import { journeyRoutes } from './journey.ts';
import { triageRoutes } from './triage.ts';
import { milestoneRoutes } from './milestones.ts';
import { loadRoutes } from './load.ts';
import { liveRoutes } from './live.ts';
import { messageRoutes } from './messages.ts';
import { organisationRoutes } from './organisations.ts';
import { peopleRoutes } from './people.ts';
import { pilotRoutes } from './pilot.ts';
import { proposalRoutes } from './proposals.ts';
import { readinessRoutes } from './readiness.ts';
import { enrolmentApproachRoutes } from './enrolment-approaches.ts';
import { planRoutes } from './plans.ts';
import { replanRoutes } from './replan.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { reportRoutes } from './reports.ts';
import { responsibilityRoutes } from './responsibilities.ts';
import { rolloutRoutes } from './rollouts.ts';
import { riskRoutes } from './risks.ts';
import type { RouteDefinition } from './route.ts';
import { rollbackRoutes } from './rollback-plan.ts';
import { runStageRoutes } from './run-stages.ts';
import { runRuleRoutes } from './run-rules.ts';
import { sendAgainRoutes } from './send-again.ts';
import { sessionRoutes } from './session.ts';
import { setupRoutes } from './setup.ts';
import { signalRoutes } from './signals.ts';
import { slotRoutes } from './slots.ts';
import { stagePacingRoutes } from './stage-pacing.ts';
import { stragglerRoutes } from './stragglers.ts';
import { surveyRoutes } from './surveys.ts';
import { targetingRoutes } from './targeting.ts';
import { taskRoutes } from './tasks.ts';
import { tokenRoutes } from './tokens.ts';
import { unitRoutes } from './units.ts';
import { wavesRoutes } from './waves.ts';
import { webhookRoutes } from './webhooks.ts';

export const routes = {
  ...setupRoutes,
  ...sessionRoutes,
  ...organisationRoutes,
  ...accountRoutes,
  ...tokenRoutes,
  ...webhookRoutes,
  ...connectionRoutes,
  ...auditRoutes,
  ...taskRoutes,
  ...liveRoutes,
  ...peopleRoutes,
  ...exceptionRoutes,
  ...unitRoutes,
  ...responsibilityRoutes,
  ...rolloutRoutes,
  ...runRuleRoutes,
  ...runStageRoutes,
  ...stagePacingRoutes,
  ...rollbackRoutes,
  ...chainRoutes,
  ...personTaskRoutes,
  ...stragglerRoutes,
  ...readinessRoutes,
  ...firstDayRoutes,
  ...surveyRoutes,
  ...targetingRoutes,
  ...loadRoutes,
  ...deferralRoutes,
  ...pilotRoutes,
  ...criteriaRoutes,
  ...signalRoutes,
  ...gateRoutes,
  ...reportRoutes,
  ...adoptionRoutes,
  ...riskRoutes,
  ...journeyRoutes,
  ...triageRoutes,
  ...feedbackRoutes,
  ...proposalRoutes,
  ...milestoneRoutes,
  ...forecastRoutes,
  ...burnUpRoutes,
  ...calendarRoutes,
  ...slotRoutes,
  ...wavesRoutes,
  ...replanRoutes,
  ...enrolmentApproachRoutes,
  ...planRoutes,
  ...messageRoutes,
  ...sendAgainRoutes,
  ...helpdeskRoutes,
  ...hypercareRoutes,
  ...standUpRoutes,
  ...rehearsalRoutes,
};

/** The route table as a list, in the order of the features above. */
export const routeList: readonly RouteDefinition[] = Object.values(routes);

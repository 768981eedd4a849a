/** Every feature's routes and tasks, in one place. A new feature adds its line here and nowhere else. */
import { rehearsalEngineRoutes, rehearsalTasks } from '#server/engine/rehearsal/index.ts';
import { accountsRoutes } from '#server/features/accounts/routes.ts';
import { adoptionFeatureRoutes } from '#server/features/adoption/index.ts';
import { calendarFeatureRoutes } from '#server/features/calendar/index.ts';
import { chainsFeatureRoutes } from '#server/features/chains/index.ts';
import { connectionsFeatureRoutes, connectionTasks } from '#server/features/connections/index.ts';
import { criteriaFeatureRoutes } from '#server/features/criteria/index.ts';
import { deferralFeatureRoutes } from '#server/features/deferrals/index.ts';
import { exceptionFeatureRoutes } from '#server/features/exceptions/index.ts';
import { feedbackFeatureRoutes } from '#server/features/feedback/index.ts';
import { firstDayFeatureRoutes } from '#server/features/first-day/index.ts';
import { forecastFeatureRoutes } from '#server/features/forecast/index.ts';
import { gateFeatureRoutes } from '#server/features/gate/index.ts';
import { helpdeskRoutes } from '#server/features/helpdesk/index.ts';
import { hypercareFeatureRoutes } from '#server/features/hypercare/index.ts';
import { journeyFeatureRoutes } from '#server/features/journey/index.ts';
import { loadFeatureRoutes } from '#server/features/load/index.ts';
import { messagesRoutes } from '#server/features/messages/index.ts';
import { milestonesFeatureRoutes } from '#server/features/milestones/index.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { peopleFeatureRoutes, peopleTasks } from '#server/features/people/index.ts';
import { pilotFeatureRoutes, pilotTasks } from '#server/features/pilot/index.ts';
import { plansFeatureRoutes } from '#server/features/plans/index.ts';
import { reportsFeatureRoutes } from '#server/features/reports/index.ts';
import { readinessFeatureRoutes } from '#server/features/readiness/index.ts';
import { risksFeatureRoutes } from '#server/features/risks/index.ts';
import { rolloutsRoutes } from '#server/features/rollouts/index.ts';
import { runFeatureRoutes } from '#server/features/run/index.ts';
import { signalsRoutes } from '#server/features/signals/index.ts';
import { slotsFeatureRoutes } from '#server/features/slots/index.ts';
import { stragglersFeatureRoutes } from '#server/features/stragglers/index.ts';
import { surveysFeatureRoutes } from '#server/features/surveys/index.ts';
import { targetingFeatureRoutes, targetingTasks } from '#server/features/targeting/index.ts';
import { unitFeatureRoutes } from '#server/features/units/index.ts';
import { wavesRoutes } from '#server/features/waves/index.ts';
import { webhooksFeatureRoutes } from '#server/features/webhooks/index.ts';
import type { RouteHandler } from '#server/platform/http/handler.ts';
import type { TaskDefinition } from '#server/platform/tasks/index.ts';

export const featureRoutes: readonly RouteHandler[] = [
  ...accountsRoutes,
  ...organisationRoutes,
  ...peopleFeatureRoutes,
  ...exceptionFeatureRoutes,
  ...rolloutsRoutes,
  ...runFeatureRoutes,
  ...chainsFeatureRoutes,
  ...stragglersFeatureRoutes,
  ...readinessFeatureRoutes,
  ...firstDayFeatureRoutes,
  ...surveysFeatureRoutes,
  ...loadFeatureRoutes,
  ...deferralFeatureRoutes,
  ...pilotFeatureRoutes,
  ...criteriaFeatureRoutes,
  ...signalsRoutes,
  ...gateFeatureRoutes,
  ...reportsFeatureRoutes,
  ...adoptionFeatureRoutes,
  ...risksFeatureRoutes,
  ...journeyFeatureRoutes,
  ...feedbackFeatureRoutes,
  ...unitFeatureRoutes,
  ...wavesRoutes,
  ...plansFeatureRoutes,
  ...milestonesFeatureRoutes,
  ...forecastFeatureRoutes,
  ...calendarFeatureRoutes,
  ...slotsFeatureRoutes,
  ...messagesRoutes,
  ...helpdeskRoutes,
  ...hypercareFeatureRoutes,
  ...webhooksFeatureRoutes,
  ...connectionsFeatureRoutes,
  ...targetingFeatureRoutes,
  ...rehearsalEngineRoutes,
];

export const featureTasks: readonly TaskDefinition[] = [
  ...peopleTasks,
  ...connectionTasks,
  ...targetingTasks,
  ...pilotTasks,
  ...rehearsalTasks,
];

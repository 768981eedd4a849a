/** The examples of every feature, by route name. A feature adds its line here. */
import { accountExamples, sessionExamples, setupExamples, tokenExamples } from './accounts.ts';
import { adoptionExamples } from './adoption.ts';
import { chainExamples } from './chains.ts';
import { personTaskExamples } from './person-tasks.ts';
import { calendarExamples } from './calendar.ts';
import { connectionExamples } from './connections.ts';
import { criteriaExamples, gateExamples, rehearsalExamples, signalExamples } from './evidence.ts';
import type { AnyExample } from './example.ts';
import { burnUpExamples, forecastExamples } from './forecast.ts';
import { deferralExamples } from './deferrals.ts';
import { enrolmentApproachExamples } from './enrolment-approaches.ts';
import { exceptionExamples } from './exceptions.ts';
import { feedbackExamples, proposalExamples } from './feedback.ts';
import { firstDayExamples } from './first-day.ts';
import { helpdeskExamples } from './helpdesk.ts';
import { hypercareExamples, standUpExamples } from './hypercare.ts';
import { journeyExamples, triageExamples } from './journey.ts';
import { loadExamples } from './load.ts';
import { messageExamples } from './messages.ts';
import { milestoneExamples } from './milestones.ts';
import { pilotExamples } from './pilot.ts';
import { reportExamples } from './reports.ts';
import { readinessExamples } from './readiness.ts';
import { riskExamples } from './risks.ts';
import { replanExamples } from './replan.ts';
import { responsibilityExamples } from './responsibilities.ts';
import { rolloutExamples, wavesExamples } from './rollouts.ts';
import { rollbackExamples } from './rollback-plan.ts';
import { runStageExamples } from './run-stages.ts';
import { runRuleExamples } from './run-rules.ts';
import { sendAgainExamples } from './send-again.ts';
import { slotExamples } from './slots.ts';
import { stagePacingExamples } from './stage-pacing.ts';
import { stragglerExamples } from './stragglers.ts';
import { surveyExamples } from './surveys.ts';
import { targetingExamples } from './targeting.ts';
import { unitExamples } from './units.ts';
import { auditExamples, liveExamples, organisationExamples, taskExamples } from './organisation.ts';
import { peopleExamples } from './people.ts';
import { planExamples } from './plans.ts';
import { webhookExamples } from './webhooks.ts';

export const examples = {
  ...setupExamples,
  ...sessionExamples,
  ...accountExamples,
  ...tokenExamples,
  ...webhookExamples,
  ...connectionExamples,
  ...targetingExamples,
  ...organisationExamples,
  ...auditExamples,
  ...taskExamples,
  ...liveExamples,
  ...peopleExamples,
  ...exceptionExamples,
  ...unitExamples,
  ...responsibilityExamples,
  ...rolloutExamples,
  ...runRuleExamples,
  ...runStageExamples,
  ...stagePacingExamples,
  ...rollbackExamples,
  ...chainExamples,
  ...personTaskExamples,
  ...stragglerExamples,
  ...readinessExamples,
  ...firstDayExamples,
  ...surveyExamples,
  ...adoptionExamples,
  ...loadExamples,
  ...deferralExamples,
  ...pilotExamples,
  ...criteriaExamples,
  ...signalExamples,
  ...gateExamples,
  ...reportExamples,
  ...riskExamples,
  ...journeyExamples,
  ...triageExamples,
  ...feedbackExamples,
  ...proposalExamples,
  ...wavesExamples,
  ...replanExamples,
  ...enrolmentApproachExamples,
  ...planExamples,
  ...milestoneExamples,
  ...forecastExamples,
  ...burnUpExamples,
  ...calendarExamples,
  ...slotExamples,
  ...rehearsalExamples,
  ...messageExamples,
  ...sendAgainExamples,
  ...helpdeskExamples,
  ...hypercareExamples,
  ...standUpExamples,
} as Readonly<Record<string, AnyExample | undefined>>;

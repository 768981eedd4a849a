/** Identifiers as the API shows them: positive integers, each with a type of its own so that they cannot be mixed up. */
import { Type, type Static, type TUnsafe } from 'typebox';

declare const brand: unique symbol;
export type Id<Name extends string> = number & { readonly [brand]: Name };

function idSchema<Name extends string>(name: Name): TUnsafe<Id<Name>> {
  return Type.Unsafe<Id<Name>>({
    type: 'integer',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    title: `${name} id`,
  });
}

export const OrganisationId = idSchema('organisation');
export const AccountId = idSchema('account');
export const TokenId = idSchema('token');
export const ImportId = idSchema('import');
export const PersonId = idSchema('person');
export const DeviceId = idSchema('device');
export const AppId = idSchema('app');
export const RolloutId = idSchema('rollout');
export const StageId = idSchema('stage');
export const CohortId = idSchema('cohort');
export const CriterionId = idSchema('criterion');
export const EnrolmentId = idSchema('enrolment');
export const HoldId = idSchema('hold');
export const MessageId = idSchema('message');
export const DeliveryId = idSchema('delivery');
export const GateId = idSchema('gate');
export const TicketId = idSchema('ticket');
export const TaskId = idSchema('task');
export const ImprovementId = idSchema('improvement');
export const WebhookId = idSchema('webhook');
export const WebhookDeliveryId = idSchema('webhook delivery');
export const ConnectionId = idSchema('connection');
export const ExceptionId = idSchema('exception');
export const ClosureId = idSchema('closure');
export const MilestoneId = idSchema('milestone');
export const ScheduleId = idSchema('schedule');
export const BookingId = idSchema('booking');
export const ChainTemplateId = idSchema('chain template');
export const ChainTaskId = idSchema('chain task');
export const OutreachId = idSchema('outreach');
export const SendAgainRequestId = idSchema('send again request');
export const ReportPlanId = idSchema('report plan');
export const ReportId = idSchema('report');
export const RiskId = idSchema('risk');
export const FeedbackNoteId = idSchema('feedback note');
export const ProposalId = idSchema('proposal');
export const PlanId = idSchema('plan');
export const AdoptionMeasureId = idSchema('adoption measure');
export const AdoptionAlertId = idSchema('adoption alert');
export const SurveyQuestionId = idSchema('survey question');
export const UnitId = idSchema('unit');
export const TargetingGroupId = idSchema('targeting group');

export type OrganisationId = Static<typeof OrganisationId>;
export type AccountId = Static<typeof AccountId>;
export type TokenId = Static<typeof TokenId>;
export type ImportId = Static<typeof ImportId>;
export type PersonId = Static<typeof PersonId>;
export type DeviceId = Static<typeof DeviceId>;
export type AppId = Static<typeof AppId>;
export type RolloutId = Static<typeof RolloutId>;
export type StageId = Static<typeof StageId>;
export type CohortId = Static<typeof CohortId>;
export type CriterionId = Static<typeof CriterionId>;
export type EnrolmentId = Static<typeof EnrolmentId>;
export type HoldId = Static<typeof HoldId>;
export type MessageId = Static<typeof MessageId>;
export type DeliveryId = Static<typeof DeliveryId>;
export type GateId = Static<typeof GateId>;
export type TicketId = Static<typeof TicketId>;
export type TaskId = Static<typeof TaskId>;
export type ImprovementId = Static<typeof ImprovementId>;
export type WebhookId = Static<typeof WebhookId>;
export type WebhookDeliveryId = Static<typeof WebhookDeliveryId>;
export type ConnectionId = Static<typeof ConnectionId>;
export type ExceptionId = Static<typeof ExceptionId>;
export type ClosureId = Static<typeof ClosureId>;
export type MilestoneId = Static<typeof MilestoneId>;
export type ScheduleId = Static<typeof ScheduleId>;
export type BookingId = Static<typeof BookingId>;
export type ChainTemplateId = Static<typeof ChainTemplateId>;
export type ChainTaskId = Static<typeof ChainTaskId>;
export type OutreachId = Static<typeof OutreachId>;
export type SendAgainRequestId = Static<typeof SendAgainRequestId>;
export type ReportPlanId = Static<typeof ReportPlanId>;
export type ReportId = Static<typeof ReportId>;
export type RiskId = Static<typeof RiskId>;
export type FeedbackNoteId = Static<typeof FeedbackNoteId>;
export type ProposalId = Static<typeof ProposalId>;
export type PlanId = Static<typeof PlanId>;
export type AdoptionMeasureId = Static<typeof AdoptionMeasureId>;
export type AdoptionAlertId = Static<typeof AdoptionAlertId>;
export type SurveyQuestionId = Static<typeof SurveyQuestionId>;
export type UnitId = Static<typeof UnitId>;
export type TargetingGroupId = Static<typeof TargetingGroupId>;

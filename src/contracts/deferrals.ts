/** Putting off one's date: how often and how far a person may, doing it for them, and whose time runs out. */
import { Type, type Static } from 'typebox';
import { deferralCodes } from '#domain/rollout/deferral.ts';
import { EnrolmentId, PersonId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { enrolmentStatuses } from './rollouts.ts';
import { CalendarDate, Count, nullable, oneOf, Statement } from './shared-schemas.ts';

export { deferralCodes, type DeferralCode } from '#domain/rollout/deferral.ts';

/** Days that are offered to choose from. */
export const offeredDaysMax = 15;

export const DeferralState = Type.Object({
  enrolmentId: EnrolmentId,
  displayName: Type.String(),
  /** The date they have. */
  on: CalendarDate,
  /** How often they have put it off, and how often they may. */
  deferrals: Count,
  most: Count,
  /** The last day they may put it off to. */
  latestOn: CalendarDate,
  /** Free open days after their date, within the limits and beyond them; the first 15. */
  days: Type.Array(Type.Object({ on: CalendarDate, isWithin: Type.Boolean() })),
});
export type DeferralState = Static<typeof DeferralState>;

export const AtRiskRow = Type.Object({
  enrolmentId: EnrolmentId,
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  stageId: StageId,
  stageName: Type.String(),
  status: oneOf(enrolmentStatuses),
  /** By the clock of their site. */
  scheduledOn: CalendarDate,
  deferrals: Count,
  /** Why they put it off the last time; null when they never did. */
  reason: nullable(Statement),
  /** The day by which they are to be done, or to which they may put it off; days from today until then, below 0 after it. */
  latestOn: CalendarDate,
  daysLeft: Type.Integer(),
});
export type AtRiskRow = Static<typeof AtRiskRow>;

const placeParams = Type.Object({ rolloutId: RolloutId, enrolmentId: EnrolmentId });

export const deferralRoutes = {
  listAtRisk: defineRoute({
    name: 'listAtRisk',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/at-risk',
    access: 'people.read',
    summary:
      'People who are not done and put off their date, or whose deadline runs: the least time left first, at most 200.',
    params: Type.Object({ rolloutId: RolloutId }),
    response: Type.Object({ rows: Type.Array(AtRiskRow), total: Count, most: Count }),
    refusals: ['not_found'],
  }),
  getDeferral: defineRoute({
    name: 'getDeferral',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/enrolments/:enrolmentId/put-off',
    access: 'people.read',
    summary: 'How often and how far a person may put off their date, and the days that are free.',
    params: placeParams,
    response: DeferralState,
    refusals: ['not_found', 'deferral_state', 'deferral_booked'],
  }),
  putOff: defineRoute({
    name: 'putOff',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/enrolments/:enrolmentId/put-off',
    access: 'ticket.answer',
    summary:
      'Puts off a person’s date for them, to a free day or to none yet; they are told. Beyond the limits only for those who run the rollout.',
    params: placeParams,
    body: Type.Object(
      {
        /** Null: no day suits; the person stays on the straggler desk until somebody agrees one with them. */
        on: nullable(CalendarDate),
        why: oneOf(deferralCodes),
        note: Type.Optional(Type.String({ minLength: 3, maxLength: 300 })),
        beyondLimits: Type.Optional(Type.Boolean({ description: 'Needs a note.' })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ on: nullable(CalendarDate), deferrals: Count }),
    refusals: [
      'not_found',
      'deferral_state',
      'deferral_booked',
      'deferral_never',
      'deferral_times',
      'deferral_latest',
      'deferral_earlier',
      'deferral_day',
      'deferral_lift',
    ],
    audits: ['enrolments.moved'],
  }),
};

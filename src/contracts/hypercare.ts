/** Hypercare: the weeks after the last wave. Its charter, who is on duty, whether it may end, and its end. */
import { Type, type Static } from 'typebox';
import { prolongationWeeksMax } from '#domain/hypercare/charter.ts';
import { exitMeasures, type ExitVerdict } from '#domain/hypercare/judge-exit.ts';
import { AccountId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export { charterTemplate, prolongationWeeksMax } from '#domain/hypercare/charter.ts';

export const dutyMax = 200;

const closed = { additionalProperties: false } as const;
const Minutes = Type.Integer({ minimum: 5, maximum: 10_080 });

export const Charter = Type.Object(
  {
    leastWeeks: Type.Integer({ minimum: 1, maximum: 12 }),
    mostWeeks: Type.Integer({ minimum: 1, maximum: 26 }),
    /** Until a ticket of priority 1 is answered, in hypercare and outside of it. */
    priorityOneMinutes: Minutes,
    usualMinutes: Minutes,
    standUpAt: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    /** Null thresholds are not asked for. */
    exit: Type.Object(
      {
        peopleDoneAbove: nullable(Share),
        satisfactionAbove: nullable(Type.Number({ minimum: 1, maximum: 5 })),
        fewestAnswers: Type.Integer({ minimum: 1, maximum: 10_000 }),
        ticketsPerDayMost: nullable(Type.Integer({ minimum: 0, maximum: 100_000 })),
        windowDays: Type.Integer({ minimum: 1, maximum: 28 }),
      },
      closed,
    ),
  },
  closed,
);
export type Charter = Static<typeof Charter>;

export const ExitCriterion = Type.Object({
  measure: oneOf(exitMeasures),
  /** A count, a share of 0 to 1, or a mean of 1 to 5; 0 for priority 1. */
  threshold: Type.Number(),
  /** In the unit of the threshold; null without data. */
  value: nullable(Type.Number()),
  /** The people, answers or days it was measured on. */
  of: nullable(Count),
  verdict: oneOf(['pass', 'fail', 'no_data'] as const satisfies readonly ExitVerdict[]),
  /** What is missing, unless it passes. */
  lacks: nullable(Statement),
});
export type ExitCriterion = Static<typeof ExitCriterion>;

export const Duty = Type.Object(
  { accountId: AccountId, from: CalendarDate, to: CalendarDate },
  { additionalProperties: false },
);
const NamedAccount = Type.Object({ accountId: AccountId, name: Type.String() });

export const Hypercare = Type.Object({
  phase: oneOf(['before', 'running', 'ended'] as const),
  charter: Charter,
  /** Nobody has written the charter; the template holds. */
  isTemplate: Type.Boolean(),
  writtenBy: nullable(Type.String()),
  writtenAt: nullable(Instant),
  startedOn: nullable(CalendarDate),
  /** The first day on which it may end, and the day by which somebody decides; null before it begins. */
  earliestEndOn: nullable(CalendarDate),
  dueOn: nullable(CalendarDate),
  prolongations: Type.Array(
    Type.Object({ weeks: Type.Integer(), reason: Type.String(), by: Type.String(), at: Instant }),
  ),
  prolongationsLeft: Count,
  /** As they stand now; once it has ended, as they stood then. */
  criteria: Type.Array(ExitCriterion),
  /** People who are neither done nor out of the rollout with a reason. */
  leftOver: Count,
  /** What keeps it from ending; empty when it may end. */
  inTheWay: Type.Array(Statement),
  ended: nullable(
    Type.Object({
      at: Instant,
      by: Type.String(),
      reason: nullable(Type.String()),
      /** What the sponsor set aside; empty when everything was met. */
      setAside: Type.Array(Statement),
    }),
  ),
  duty: Type.Array(Type.Object({ ...Duty.properties, name: Type.String(), isToday: Type.Boolean() })),
  /** The first working day before it is due on which nobody is on duty; null when every day has somebody. */
  nobodyOn: nullable(CalendarDate),
  /** Accounts that can be on duty: they may answer tickets, run the rollout, or care for devices. */
  candidates: Type.Array(NamedAccount),
});
export type Hypercare = Static<typeof Hypercare>;

/** A ticket, here or of another helpdesk, or a finding of the journey that has priority 1 and is open. */
export const OpenPriorityOne = Type.Object({
  /** `reported` is a ticket of another helpdesk. */
  kind: oneOf(['ticket', 'reported', 'finding'] as const),
  id: Type.Integer(),
  words: Type.String(),
  since: Instant,
  /** When it is to be answered by; null for findings. */
  answerBy: nullable(Instant),
  isLate: Type.Boolean(),
  isNew: Type.Boolean(),
});
export type OpenPriorityOne = Static<typeof OpenPriorityOne>;

export const StandUp = Type.Object({
  /** New is what came since then: the beginning of the working day before. */
  since: Instant,
  onDuty: Type.Array(Type.String()),
  priorityOne: Type.Array(OpenPriorityOne),
  /** Tickets opened since then, requests not among them; and open ones nobody has sorted. */
  opened: Count,
  unsorted: Count,
  /** People who are left over: all, new since then, and without owner. */
  stragglers: Type.Object({ people: Count, fresh: Count, unowned: Count }),
  requests: Type.Object({ open: Count, fresh: Count }),
  /** Tickets of each of the last days, today as far as it has come. */
  days: Type.Array(Type.Object({ on: CalendarDate, tickets: Count, isWhole: Type.Boolean() })),
  ticketsPerDayMost: nullable(Type.Integer()),
});
export type StandUp = Static<typeof StandUp>;

const params = Type.Object({ rolloutId: RolloutId });
const Reason = Type.String({ minLength: 3, maxLength: 500 });

export const hypercareRoutes = {
  getHypercare: defineRoute({
    name: 'getHypercare',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/hypercare',
    access: 'rollout.read',
    summary:
      'The charter of hypercare, who is on duty, its exit criteria as they stand, and what is in the way of its end.',
    params,
    response: Hypercare,
    refusals: ['not_found'],
  }),
  getStandUp: defineRoute({
    name: 'getStandUp',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/hypercare/stand-up',
    access: 'ticket.read',
    summary:
      'The list of the daily stand-up: what is open, late, unowned, and new since the working day before.',
    params,
    response: StandUp,
    refusals: ['not_found'],
  }),
  writeCharter: defineRoute({
    name: 'writeCharter',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/hypercare/charter',
    access: 'helpdesk.plan',
    summary: 'Writes the charter. Its length and exit criteria are fixed once hypercare has begun.',
    params,
    body: Charter,
    response: Hypercare,
    refusals: ['not_found', 'hypercare_over', 'hypercare_fixed', 'hypercare_weeks'],
    audits: ['hypercare.charter_written'],
  }),
  setDuty: defineRoute({
    name: 'setDuty',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/hypercare/duty',
    access: 'helpdesk.plan',
    summary: 'Replaces the roster: who is on duty from which day to which.',
    params,
    body: Type.Object({ duty: Type.Array(Duty, { maxItems: dutyMax }) }, closed),
    response: Hypercare,
    refusals: ['not_found', 'hypercare_over', 'duty_days', 'duty_account'],
    audits: ['hypercare.duty_set'],
  }),
  prolongHypercare: defineRoute({
    name: 'prolongHypercare',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/hypercare/prolong',
    access: 'gate.decide',
    summary: 'Puts off the day by which somebody decides, at most twice.',
    params,
    body: Type.Object(
      { weeks: Type.Integer({ minimum: 1, maximum: prolongationWeeksMax }), reason: Reason },
      closed,
    ),
    response: Hypercare,
    refusals: ['process_manager', 'not_found', 'hypercare_not_running', 'hypercare_prolonged'],
    audits: ['hypercare.prolonged'],
  }),
  endHypercare: defineRoute({
    name: 'endHypercare',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/hypercare/end',
    access: 'gate.decide',
    summary:
      'Ends hypercare and completes the rollout; refused while an exit criterion is unmet or anybody is left over.',
    params,
    response: Hypercare,
    refusals: ['process_manager', 'not_found', 'hypercare_not_running', 'hypercare_unmet', 'rollout_residue'],
    audits: ['hypercare.ended', 'rollout.completed'],
  }),
  endHypercareEarly: defineRoute({
    name: 'endHypercareEarly',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/hypercare/end-early',
    access: 'hypercare.override',
    summary:
      'Ends hypercare although exit criteria are unmet: the sponsor’s override, which stays on the page with its reason.',
    params,
    body: Type.Object({ reason: Reason }, closed),
    response: Hypercare,
    refusals: ['not_found', 'hypercare_not_running', 'hypercare_met', 'rollout_residue'],
    audits: ['hypercare.ended', 'rollout.completed'],
  }),
};

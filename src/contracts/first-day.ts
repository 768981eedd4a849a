/** The first day: how people rate it, whom somebody calls because of it, and whom the lead has in personal care. */
import { Type, type Static } from 'typebox';
import {
  outreachMachine,
  outreachOutcomes,
  type OutreachStatus,
} from '#domain/first-day/outreach-machine.ts';
import { OutreachId, PersonId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export {
  outreachOutcomes,
  type OutreachOutcome,
  type OutreachStatus,
} from '#domain/first-day/outreach-machine.ts';

export const outreachStatuses = Object.keys(outreachMachine.statuses) as OutreachStatus[];

const Owner = Type.String({ minLength: 1, maxLength: 120 });
const Words = Type.String({ minLength: 3, maxLength: 500 });

/** How the people of a stage rate their first day; figures of small groups are not told. */
export const StagePulse = Type.Object({
  stageId: StageId,
  stageName: Type.String(),
  /** People who were asked: a message was accepted. */
  asked: Count,
  answered: Count,
  figure: oneOf(['shown', 'few', 'alike'] as const),
  /** From 1 to 5, to one decimal; null unless it is shown. */
  mean: nullable(Type.Number()),
  /** What people wrote, shuffled, without who wrote it; from ten answers on. */
  comments: Type.Array(Type.String()),
});
export type StagePulse = Static<typeof StagePulse>;

export const Outreach = Type.Object({
  outreachId: OutreachId,
  personId: PersonId,
  displayName: Type.String(),
  email: nullable(Type.String()),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  stageName: Type.String(),
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  words: nullable(Type.String()),
  status: oneOf(outreachStatuses),
  owner: nullable(Type.String()),
  openedAt: Instant,
  contactedAt: nullable(Instant),
  contactedBy: nullable(Type.String()),
  outcome: nullable(oneOf(outreachOutcomes)),
  /** What the last who spoke to them wrote. */
  note: nullable(Type.String()),
  statusAt: Instant,
});
export type Outreach = Static<typeof Outreach>;

export const CaredPerson = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  /** The stage they have a place in; null without one. */
  stageName: nullable(Type.String()),
  /** By the clock of their site. */
  scheduledOn: nullable(CalendarDate),
  owner: Type.String(),
  reason: Type.String(),
  addedBy: Type.String(),
  addedAt: Instant,
});
export type CaredPerson = Static<typeof CaredPerson>;

const params = Type.Object({ rolloutId: RolloutId });
const outreachParams = Type.Object({ rolloutId: RolloutId, outreachId: OutreachId });
const base = '/api/v1/rollouts/:rolloutId';

export const firstDayRoutes = {
  getPulse: defineRoute({
    name: 'getPulse',
    method: 'GET',
    path: `${base}/pulse`,
    access: 'rollout.read',
    summary: 'How people rate their first day, by stage; nothing that tells what one person said.',
    params,
    response: Type.Object({ stages: Type.Array(StagePulse) }),
    refusals: ['not_found'],
  }),
  listOutreach: defineRoute({
    name: 'listOutreach',
    method: 'GET',
    path: `${base}/outreach`,
    access: 'outreach.work',
    summary:
      'People whose first day went badly, oldest first, with what they said and what is done about it.',
    params,
    query: Type.Object({ isSettled: Type.Optional(Type.Boolean()), ...PageQuery }),
    response: Type.Object({
      ...pageOf(Outreach).properties,
      counts: Type.Object({ open: Count, settled: Count }),
    }),
    refusals: ['not_found'],
  }),
  assignOutreach: defineRoute({
    name: 'assignOutreach',
    method: 'POST',
    path: `${base}/outreach/:outreachId/assign`,
    access: 'outreach.work',
    summary: 'Says who calls; null is nobody.',
    params: outreachParams,
    body: Type.Object({ owner: nullable(Owner) }, { additionalProperties: false }),
    response: Outreach,
    refusals: ['not_found', 'outreach_settled'],
    audits: ['outreach.assigned'],
  }),
  noteOutreachContact: defineRoute({
    name: 'noteOutreachContact',
    method: 'POST',
    path: `${base}/outreach/:outreachId/contact`,
    access: 'outreach.work',
    summary: 'Notes that somebody spoke to them now.',
    params: outreachParams,
    body: Type.Object({ note: Words }, { additionalProperties: false }),
    response: Outreach,
    refusals: ['not_found', 'outreach_settled'],
    audits: ['outreach.contacted'],
  }),
  settleOutreach: defineRoute({
    name: 'settleOutreach',
    method: 'POST',
    path: `${base}/outreach/:outreachId/settle`,
    access: 'outreach.work',
    summary: 'Takes somebody off the queue with what came of it.',
    params: outreachParams,
    body: Type.Object({ outcome: oneOf(outreachOutcomes), note: Words }, { additionalProperties: false }),
    response: Outreach,
    refusals: ['not_found', 'outreach_settled'],
    audits: ['outreach.settled'],
  }),
  listPersonalCare: defineRoute({
    name: 'listPersonalCare',
    method: 'GET',
    path: `${base}/personal-care`,
    access: 'people.read',
    summary: 'The people somebody looks after in person, with owner and reason.',
    params,
    query: Type.Object(PageQuery),
    response: pageOf(CaredPerson),
    refusals: ['not_found'],
  }),
  addPersonalCare: defineRoute({
    name: 'addPersonalCare',
    method: 'POST',
    path: `${base}/personal-care`,
    access: 'rollout.run',
    summary: 'Puts people into personal care; somebody who is there already gets the new owner and reason.',
    params,
    body: Type.Object(
      {
        /** Identifiers or e-mail addresses. */
        people: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 500 }),
        owner: Owner,
        reason: Words,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ people: Count }),
    refusals: ['not_found', 'people_unknown'],
    audits: ['personal_care.added'],
  }),
  removePersonalCare: defineRoute({
    name: 'removePersonalCare',
    method: 'DELETE',
    path: `${base}/personal-care/:personId`,
    access: 'rollout.run',
    summary: 'Takes somebody off the list of personal care.',
    params: Type.Object({ rolloutId: RolloutId, personId: PersonId }),
    response: Type.Object({ personId: PersonId }),
    refusals: ['not_found'],
    audits: ['personal_care.removed'],
  }),
};

/** Records of daily stand-ups in hypercare: what was shown, what was noted, and who does what by when. */
import { Type, type Static } from 'typebox';
import { AccountId, ChainTaskId, RolloutId } from './ids.ts';
import { StandUp } from './hypercare.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Instant, nullable, pageOf, PageQuery } from './shared-schemas.ts';

export const standUpActionsMax = 20;
export const standUpNotesMax = 4000;

const closed = { additionalProperties: false } as const;
const action = {
  words: Type.String({ minLength: 3, maxLength: 120 }),
  accountId: AccountId,
  dueOn: CalendarDate,
};

export const StandUpRecord = Type.Object({
  heldOn: CalendarDate,
  /** The list as it stood when the record was last saved on its day. */
  shown: StandUp,
  notes: Type.String(),
  actions: Type.Array(
    Type.Object({
      ...action,
      ownerName: Type.String(),
      /** The task it became when the record was closed; null before. */
      chainTaskId: nullable(ChainTaskId),
    }),
  ),
  notedBy: Type.String(),
  notedAt: Instant,
  closedBy: nullable(Type.String()),
  closedAt: nullable(Instant),
});
export type StandUpRecord = Static<typeof StandUpRecord>;

export const StandUpInput = Type.Object(
  {
    notes: Type.String({ maxLength: standUpNotesMax }),
    actions: Type.Array(Type.Object(action, closed), { maxItems: standUpActionsMax }),
    /** Closes the record: its actions become tasks, and nothing of it changes any more. */
    isClosed: Type.Boolean(),
  },
  closed,
);
export type StandUpInput = Static<typeof StandUpInput>;

const params = Type.Object({ rolloutId: RolloutId });

export const standUpRoutes = {
  listStandUps: defineRoute({
    name: 'listStandUps',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/hypercare/stand-ups',
    access: 'ticket.read',
    summary: 'The records of the stand-ups, the newest first; `next` counts rows.',
    params,
    query: Type.Object({ ...PageQuery }),
    response: pageOf(StandUpRecord),
    refusals: ['not_found'],
  }),
  writeStandUp: defineRoute({
    name: 'writeStandUp',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/hypercare/stand-ups/:heldOn',
    access: 'helpdesk.plan',
    summary:
      'Writes the record of today’s stand-up, or goes on with one of an earlier day that is still open. Closing it makes its actions tasks of their owners.',
    params: Type.Object({ rolloutId: RolloutId, heldOn: CalendarDate }),
    body: StandUpInput,
    response: StandUpRecord,
    refusals: [
      'not_found',
      'hypercare_not_running',
      'stand_up_day',
      'stand_up_closed',
      'stand_up_owner',
      'stand_up_due',
    ],
    audits: ['chain_task.added', 'stand_up.written'],
  }),
};

/** Changing the waves once they are laid out: the calendar, the price of a change, the change, and what it moved. */
import { Type, type Static } from 'typebox';
import { PersonId, ProposalId, RolloutId, StageId } from './ids.ts';
import { ProposalLink } from './proposals.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDate,
  Count,
  Instant,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  Share,
  Statement,
} from './shared-schemas.ts';
import { Closure } from './waves.ts';

export { checkMove, isFirm, type MoveConflict } from '#domain/waves/check-move.ts';

const GroupValues = Type.Array(nullable(Type.String()), {
  description: 'The value of each axis; null where it is not recorded. Empty without an axis.',
});
const rolloutParams = Type.Object({ rolloutId: RolloutId });

/** What one week holds, against what it can take; null where nothing limits it or nothing is known. */
export const WeekLoad = Type.Object({
  startsOn: CalendarDate,
  people: Count,
  peopleMost: Count,
  minutes: nullable(Type.Number()),
  minutesMost: nullable(Type.Number()),
});
export type WeekLoad = Static<typeof WeekLoad>;

export const cellStates = ['started', 'told', 'near', 'planned'] as const;

export const WaveCalendar = Type.Object({
  revision: Type.Integer(),
  axes: Type.Array(Type.String()),
  weeks: Count,
  boundWeeks: Count,
  boundBy: Statement,
  /** The first week people can still be moved into, with their notice. */
  earliestOn: CalendarDate,
  minutesPerPerson: Type.Number({
    description: 'Helpdesk minutes a person is expected to need; 0 without a limit.',
  }),
  minutesPerTicket: nullable(Type.Number()),
  /** Shares of a wave's minutes that fall in its own and the following weeks. */
  spillOver: Type.Array(Type.Number()),
  columns: Type.Array(WeekLoad),
  rows: Type.Array(
    Type.Object({
      values: GroupValues,
      /** Who owns the deployment unit of the row; null where there is no unit or no owner. */
      owner: nullable(Type.String()),
      people: Count,
      /** Weeks in which all or some of the row cannot start, and the names of what closes them where they have one. */
      closed: Type.Array(
        Type.Object({
          startsOn: CalendarDate,
          isWhole: Type.Boolean(),
          names: Type.Array(Type.String()),
          /** Of whom it closes the week; empty where one of them closes it to everybody. */
          places: Type.Array(
            Type.Object({ kind: oneOf(['site', 'department'] as const), name: Type.String() }),
          ),
        }),
      ),
      cells: Type.Array(
        Type.Object({
          startsOn: CalendarDate,
          stageId: StageId,
          people: Count,
          /** Started, told their date, within the notice, or free to move. */
          state: oneOf(cellStates),
        }),
      ),
    }),
  ),
});
export type WaveCalendar = Static<typeof WaveCalendar>;

const Week = Type.String({ format: 'date', description: 'A day of the week that is meant.' });

export const WaveChange = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('closed'),
      because: oneOf(['closed', 'slip', 'gate'] as const),
      ...Closure.properties,
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('capacity'),
      from: Week,
      to: nullable(Week),
      peoplePerWeek: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      helpdeskMinutesPerWeek: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('move'), values: GroupValues, from: Week, to: Week },
    { additionalProperties: false },
  ),
]);
export type WaveChange = Static<typeof WaveChange>;

export const WaveMove = Type.Object({
  values: GroupValues,
  from: CalendarDate,
  to: CalendarDate,
  people: Count,
  toldAgain: Count,
  reason: Statement,
});

export const WaveOption = Type.Object({
  weeksLater: Count,
  isPossible: Type.Boolean(),
  /** Whether counting alone shows that no plan exists. */
  isProvenImpossible: Type.Boolean(),
  /** Why there is no plan; null when there is one. */
  message: nullable(Statement),
  lastStartsOn: nullable(CalendarDate),
  peopleMoved: Count,
  /** Of the people who have not started. */
  share: Share,
  /** People who know their date and would be told another one. */
  toldAgain: Count,
  moves: Type.Array(WaveMove),
  load: Type.Array(WeekLoad),
});
export type WaveOption = Static<typeof WaveOption>;

const RevisionPerson = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  from: CalendarDate,
  to: CalendarDate,
  toldBefore: Type.Boolean(),
  reason: Statement,
});

const refusals = ['not_found', 'waves_missing', 'waves_fixed', 'waves_infeasible'] as const;

export const replanRoutes = {
  getWaveCalendar: defineRoute({
    name: 'getWaveCalendar',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/waves/calendar',
    access: 'rollout.read',
    summary: 'Weeks and groups of the waves with load against capacity; null before they are laid out.',
    params: rolloutParams,
    response: Type.Object({ calendar: nullable(WaveCalendar) }),
    refusals: ['not_found'],
  }),
  previewReplan: defineRoute({
    name: 'previewReplan',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/replan/preview',
    access: 'rollout.read',
    summary: 'The price of a change: who would move for the same finish and for later ones. Changes nothing.',
    params: rolloutParams,
    body: Type.Object({ change: WaveChange }, { additionalProperties: false }),
    response: Type.Object({
      revision: Type.Integer(),
      /** People who have not started. */
      people: Count,
      /** People who cannot stay in their week, and how many of them know their date. */
      forced: Count,
      boundBy: Statement,
      /** Before this day counting shows that not everybody can have started. */
      boundOn: CalendarDate,
      lastStartsOn: CalendarDate,
      options: Type.Array(WaveOption),
    }),
    refusals: [...refusals],
  }),
  replanWaves: defineRoute({
    name: 'replanWaves',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/replan',
    access: 'rollout.plan',
    summary:
      'Moves exactly the people of an option of the preview; whoever knew a date is told the new one once. Of approved waves the re-plan is submitted, and carried out when another person has approved it.',
    params: rolloutParams,
    body: Type.Object(
      {
        change: WaveChange,
        weeksLater: Count,
        /** As the preview said; when either differs, the plan has changed since and nothing happens. */
        revision: Type.Integer(),
        peopleMoved: Count,
        reason: Type.String({ minLength: 3, maxLength: 1000 }),
        /** The accepted proposed change that this carries out. */
        proposalId: Type.Optional(ProposalId),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      /** It waits for another person; nobody has moved. */
      isSubmitted: Type.Boolean(),
      /** The revision of the waves it makes. */
      revision: Type.Integer(),
      peopleMoved: Count,
      toldAgain: Count,
    }),
    refusals: [
      'process_manager',
      ...refusals,
      'rollout_state',
      'replan_changed',
      'proposal_state',
      'plan_waits',
    ],
    audits: ['plan.submitted'],
  }),
  listWaveRevisions: defineRoute({
    name: 'listWaveRevisions',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/waves/revisions',
    access: 'rollout.read',
    summary: 'Every re-plan of the waves, the newest first: why, by whom, and how many people moved.',
    params: rolloutParams,
    response: Type.Object({
      revisions: Type.Array(
        Type.Object({
          revision: Type.Integer(),
          change: WaveChange,
          reason: Type.String(),
          weeksBefore: Count,
          weeksAfter: Count,
          peopleMoved: Count,
          toldAgain: Count,
          decidedBy: Type.String(),
          decidedAt: Instant,
          /** The proposed change it carries out; null when none. */
          proposal: nullable(ProposalLink),
        }),
      ),
    }),
    refusals: ['not_found'],
  }),
  listRevisionPeople: defineRoute({
    name: 'listRevisionPeople',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/waves/revisions/:revision/people',
    access: 'people.read',
    summary: 'The people whom a re-plan moved, with both weeks and the reason.',
    params: Type.Object({ rolloutId: RolloutId, revision: Type.Integer({ minimum: 1 }) }),
    query: Type.Object(PageQuery),
    response: pageOf(RevisionPerson),
    refusals: ['not_found'],
  }),
};

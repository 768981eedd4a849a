/** Milestones: dates of a rollout that people have promised each other, and what each of them waits for. */
import { Type, type Static } from 'typebox';
import { MilestoneId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, nullable, oneOf } from './shared-schemas.ts';

export { isWeekday, workingDaysAfter } from '#domain/calendar/working-days.ts';

/** At most so many in a rollout; a plan with more is a project plan and belongs elsewhere. */
export const milestonesMax = 200;

export const MilestoneLink = Type.Object(
  {
    kind: oneOf(['milestone', 'stage'] as const),
    id: Type.Integer({ minimum: 1, description: 'A milestone or a stage of the same rollout.' }),
    /** From a milestone's date, or from the first day of a stage. */
    workingDays: Type.Integer({ minimum: 0, maximum: 500 }),
  },
  { additionalProperties: false },
);
export type MilestoneLink = Static<typeof MilestoneLink>;

export const Milestone = Type.Object({
  milestoneId: MilestoneId,
  name: Type.String(),
  on: CalendarDate,
  owner: nullable(Type.String()),
  doneOn: nullable(CalendarDate),
  links: Type.Array(MilestoneLink),
  /** The earliest date its links allow, when it stands before that; null when it stands well. */
  tooEarlyFor: nullable(CalendarDate),
  /** Working days from today; below 0 when it is past. Days closed to everybody do not count. */
  workingDaysLeft: Type.Integer(),
});
export type Milestone = Static<typeof Milestone>;

export const MilestoneMove = Type.Object({
  milestoneId: MilestoneId,
  name: Type.String(),
  from: CalendarDate,
  to: CalendarDate,
  workingDays: Type.Integer({ description: 'The slip in working days; below 0 when it comes earlier.' }),
});
export type MilestoneMove = Static<typeof MilestoneMove>;

const fields = {
  name: Type.String({ minLength: 2, maxLength: 120 }),
  owner: nullable(Type.String({ minLength: 1, maxLength: 120 })),
  links: Type.Array(MilestoneLink, { maxItems: 20 }),
};
const rolloutParams = Type.Object({ rolloutId: RolloutId });
const milestoneParams = Type.Object({ rolloutId: RolloutId, milestoneId: MilestoneId });
const Target = Type.Object({ on: CalendarDate }, { additionalProperties: false });
const MoveTarget = Type.Object(
  { on: CalendarDate, reason: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
);
const Moves = Type.Object({ moves: Type.Array(MilestoneMove) });

export const milestoneRoutes = {
  listMilestones: defineRoute({
    name: 'listMilestones',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/milestones',
    access: 'rollout.read',
    summary: 'The milestones of a rollout by date, with what they wait for and whether they stand too early.',
    params: rolloutParams,
    response: Type.Object({ milestones: Type.Array(Milestone) }),
    refusals: ['not_found'],
  }),
  addMilestone: defineRoute({
    name: 'addMilestone',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/milestones',
    access: 'rollout.plan',
    summary: 'Adds a milestone.',
    params: rolloutParams,
    body: Type.Object({ ...fields, on: CalendarDate }, { additionalProperties: false }),
    response: Milestone,
    refusals: ['not_found', 'milestone_link_unknown', 'milestone_too_early', 'milestones_full'],
    audits: ['milestone.added'],
  }),
  changeMilestone: defineRoute({
    name: 'changeMilestone',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/milestones/:milestoneId',
    access: 'rollout.plan',
    summary:
      'Changes name, owner and links of a milestone, and says when it was reached; the date moves by itself.',
    params: milestoneParams,
    body: Type.Object({ ...fields, doneOn: nullable(CalendarDate) }, { additionalProperties: false }),
    response: Milestone,
    refusals: ['not_found', 'milestone_link_unknown', 'milestone_circle'],
    audits: ['milestone.changed'],
  }),
  previewMilestoneMove: defineRoute({
    name: 'previewMilestoneMove',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/milestones/:milestoneId/move/preview',
    access: 'rollout.read',
    summary: 'Shows which milestones would move, and by how many working days; changes nothing.',
    params: milestoneParams,
    body: Target,
    response: Moves,
    refusals: ['not_found', 'milestone_too_early', 'milestone_done'],
  }),
  moveMilestone: defineRoute({
    name: 'moveMilestone',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/milestones/:milestoneId/move',
    access: 'rollout.plan',
    summary: 'Moves a milestone, and those after it that would stand too near.',
    params: milestoneParams,
    body: MoveTarget,
    response: Moves,
    refusals: ['not_found', 'milestone_too_early', 'milestone_done'],
    audits: ['milestone.moved'],
  }),
  removeMilestone: defineRoute({
    name: 'removeMilestone',
    method: 'DELETE',
    path: '/api/v1/rollouts/:rolloutId/milestones/:milestoneId',
    access: 'rollout.plan',
    summary: 'Removes a milestone; what waited for it waits for it no longer.',
    params: milestoneParams,
    response: Type.Object({ milestoneId: MilestoneId }),
    refusals: ['not_found'],
    audits: ['milestone.removed'],
  }),
};

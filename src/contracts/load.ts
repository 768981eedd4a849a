/** The load of departments by week: hours per person over all rollouts, beside what the business says of the week. */
import { Type, type Static } from 'typebox';
import { heavyHoursLeast, heavyHoursMost, loadRatings } from '#domain/load/load.ts';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, nullable, oneOf } from './shared-schemas.ts';

export {
  heavyHoursLeast,
  heavyHoursMost,
  loadRatings,
  type LoadRating,
  type LoadWarning,
} from '#domain/load/load.ts';

const Hours = Type.Number({ minimum: 0, description: 'Average hours per person of the department.' });
const Rating = oneOf(loadRatings);
const Warning = oneOf(['heavy', 'busy', 'both'] as const);

export const LoadCell = Type.Object({
  /** Monday of the week. */
  week: CalendarDate,
  /** People of the department who start in that week, over all rollouts. */
  starts: Count,
  hours: Hours,
  /** What the business side says; null while nobody has said anything. */
  rating: nullable(Rating),
  note: Type.String(),
  ratedBy: nullable(Type.String()),
  warning: nullable(Warning),
});
export type LoadCell = Static<typeof LoadCell>;

export const LoadRow = Type.Object({
  /** Null for people without a department, whose weeks nobody rates. */
  department: nullable(Type.String()),
  people: Count,
  /** Whether the caller may say how its weeks are. */
  mayRate: Type.Boolean(),
  cells: Type.Array(LoadCell),
});
export type LoadRow = Static<typeof LoadRow>;

const Minutes = Type.Integer({ minimum: 0, maximum: 2400 });
const effort = { startMinutes: Minutes, trainingMinutes: Minutes };

export const RolloutEffort = Type.Object({ rolloutId: RolloutId, name: Type.String(), ...effort });
export type RolloutEffort = Static<typeof RolloutEffort>;

export const StageLoad = Type.Object({
  department: nullable(Type.String()),
  week: CalendarDate,
  /** People of the stage from this department who start in this week. */
  starts: Count,
  hours: Hours,
  warning: Warning,
  note: Type.String(),
});
export type StageLoad = Static<typeof StageLoad>;

export const loadRoutes = {
  getLoad: defineRoute({
    name: 'getLoad',
    method: 'GET',
    path: '/api/v1/load',
    access: 'rollout.read',
    summary:
      'Hours per person by department and week over all rollouts, with the ratings of the business side.',
    query: Type.Object({
      from: Type.Optional(CalendarDate),
      weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 26 })),
    }),
    response: Type.Object({
      weeks: Type.Array(CalendarDate),
      /** From so many hours per person on, a week is heavy. */
      heavyHours: Type.Number(),
      rows: Type.Array(LoadRow),
      /** What each rollout that takes time in these weeks takes from one person. */
      rollouts: Type.Array(RolloutEffort),
    }),
  }),
  rateLoad: defineRoute({
    name: 'rateLoad',
    method: 'PUT',
    path: '/api/v1/load/rating',
    access: 'load.rate',
    summary:
      'Says how a week is for a department; null takes the rating back. A department contact rates their own departments only.',
    body: Type.Object(
      {
        department: Type.String({ minLength: 1, maxLength: 500 }),
        week: CalendarDate,
        rating: nullable(Rating),
        note: Type.String({ maxLength: 300 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ department: Type.String(), week: CalendarDate, rating: nullable(Rating) }),
    refusals: ['load_week', 'load_department', 'load_not_yours'],
    audits: ['load.rated'],
  }),
  setHeavyHours: defineRoute({
    name: 'setHeavyHours',
    method: 'PUT',
    path: '/api/v1/load/heavy-hours',
    access: 'rollout.plan',
    summary: 'Says from how many hours per person on a week is heavy, for the whole organisation.',
    body: Type.Object(
      { heavyHours: Type.Number({ minimum: heavyHoursLeast, maximum: heavyHoursMost }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ heavyHours: Type.Number() }),
    audits: ['load.heavy_hours_set'],
  }),
  setEffort: defineRoute({
    name: 'setEffort',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/effort',
    access: 'rollout.plan',
    summary: 'Says how many minutes the rollout takes from one person.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(effort, { additionalProperties: false }),
    response: RolloutEffort,
    refusals: ['not_found'],
    audits: ['rollout.effort_set'],
  }),
  getStageLoad: defineRoute({
    name: 'getStageLoad',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/load',
    access: 'rollout.read',
    summary: 'The weeks of a stage that are heavy or that the departments of its people call busy.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    response: Type.Object({ rows: Type.Array(StageLoad) }),
    refusals: ['not_found'],
  }),
};

/** Tasks each person of a stage does: who has done theirs, ticking for somebody, and the tasks of whoever is signed in. */
import { Type, type Static } from 'typebox';
import { ChainTask } from './chains.ts';
import { ChainTaskId, PersonId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export const personTaskViews = ['open', 'done'] as const;
export type PersonTaskView = (typeof personTaskViews)[number];

export const PersonTask = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  /** Null while the person has no date to count from. */
  dueOn: nullable(CalendarDate),
  isOverdue: Type.Boolean(),
  doneAt: nullable(Instant),
  /** The person, or whoever ticked for them. */
  doneBy: nullable(Type.String()),
});
export type PersonTask = Static<typeof PersonTask>;

/** A task of whoever is signed in, with the rollout it belongs to. */
export const MyTask = Type.Object({
  ...ChainTask.properties,
  rolloutId: RolloutId,
  rolloutName: Type.String(),
});
export type MyTask = Static<typeof MyTask>;

const params = Type.Object({ rolloutId: RolloutId, chainTaskId: ChainTaskId });
const path = '/api/v1/rollouts/:rolloutId/tasks/:chainTaskId/people';

export const personTaskRoutes = {
  listPeopleOfTask: defineRoute({
    name: 'listPeopleOfTask',
    method: 'GET',
    path,
    access: 'people.read',
    summary:
      'Who has done a task that each person does, and who has not, by the day it is due; `next` counts rows.',
    params,
    query: Type.Object({ view: oneOf(personTaskViews), ...PageQuery }),
    response: pageOf(PersonTask),
    refusals: ['not_found'],
  }),
  tickForPerson: defineRoute({
    name: 'tickForPerson',
    method: 'PUT',
    path: `${path}/:personId`,
    access: 'task.answer',
    summary:
      'Says that a person has done the task, or has not after all. Its owner says so, or who runs the rollout; the person says so on their own page.',
    params: Type.Object({ ...params.properties, personId: PersonId }),
    body: Type.Object({ isDone: Type.Boolean() }, { additionalProperties: false }),
    response: PersonTask,
    refusals: ['not_found', 'task_not_yours', 'task_state', 'task_waits'],
    audits: ['person_task.ticked'],
  }),
  listMyTasks: defineRoute({
    name: 'listMyTasks',
    method: 'GET',
    path: '/api/v1/my-tasks',
    access: 'rollout.read',
    summary:
      'The open and failed tasks of whoever asks, by name or by role, over all rollouts: overdue and failed ones first, then by the day they are due.',
    response: Type.Object({ tasks: Type.Array(MyTask) }),
  }),
};

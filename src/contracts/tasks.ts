/** Tasks: work that takes long, with progress, that survives a restart and can be cancelled. */
import { Type, type Static } from 'typebox';
import { TaskId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export const taskStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const Task = Type.Object({
  taskId: TaskId,
  kind: Type.String(),
  status: oneOf(taskStatuses),
  progress: Share,
  /** What is being done now; null before the work has begun. */
  step: nullable(Statement),
  result: Type.Unknown(),
  /** Why the task failed and what to do. */
  problem: nullable(Statement),
  cancelRequested: Type.Boolean(),
  createdBy: Type.String(),
  createdAt: Instant,
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
});
export type Task = Static<typeof Task>;

const taskParams = Type.Object({ taskId: TaskId });

export const taskRoutes = {
  getTask: defineRoute({
    name: 'getTask',
    method: 'GET',
    path: '/api/v1/tasks/:taskId',
    access: 'signed_in',
    summary: 'Status and progress of a task; the live topic `task:<id>` says when to look again.',
    params: taskParams,
    response: Task,
    refusals: ['not_found'],
  }),
  cancelTask: defineRoute({
    name: 'cancelTask',
    method: 'POST',
    path: '/api/v1/tasks/:taskId/cancel',
    access: 'rollout.run',
    summary: 'Asks a task to stop; a task that has ended stays as it is.',
    params: taskParams,
    response: Task,
    refusals: ['not_found'],
  }),
};

/** The face of tasks for features. */
export {
  cancelTask,
  defineTask,
  findTask,
  startTask,
  TaskStopped,
  type TaskDefinition,
  type TaskRow,
  type TaskRun,
} from './task.ts';
export { runTask } from './run-task.ts';

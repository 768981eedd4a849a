/** The face of tasks for features. */
export {
  cancelTask,
  defineTask,
  findTask,
  startTask,
  type TaskDefinition,
  type TaskRow,
  type TaskRun,
} from './task.ts';

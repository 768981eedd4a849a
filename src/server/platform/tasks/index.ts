/** The face of tasks for features. */
export {
  cancelTask,
  defineTask,
  findTask,
  latestTask,
  startTask,
  type ReportProgress,
  type TaskDefinition,
  type TaskRow,
  type TaskRun,
} from './task.ts';

/** The face of the chains feature: the tasks of stages, and the templates they come from. */
export { answerTask } from './answer-task.ts';
export type { DatedTask } from './dated-tasks.ts';
export { giveByRule, setRule, startChain } from './give-chain.ts';
export { addTemplate } from './manage-templates.ts';
export { countPeople } from './count-people.ts';
export { standingsOf, type TaskStanding } from './person-task-store.ts';
export { moveTask } from './move-task.ts';
export { noteTask } from './note-task.ts';
export { ownTasks, tickOwnTask } from './person-tasks.ts';
export { readChains, readTasks, type StageTasks } from './read-tasks.ts';
export { chainsFeatureRoutes } from './routes.ts';
export { doneByTrack, noteCall, updateReason } from './task-store.ts';
export { watchChain } from './watch-chain.ts';

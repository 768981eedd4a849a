/** The face of the rehearsal: its routes and tasks, and a whole rehearsal from the command line. */
export { suggestCriteria, suggestGoals } from './default-plan.ts';
export { InputRefused } from './input-refused.ts';
export {
  rehearseDirectory,
  type InputFacts,
  type Rehearsal,
  type RehearsalHooks,
  type RehearsalInput,
  type RehearsalWishes,
} from './rehearse-directory.ts';
export type * from './report-shape.ts';
export { rehearsalEngineRoutes } from './routes.ts';
export { scenarioNames, type ScenarioName } from './scenario-for.ts';
export { RehearsalRefused } from './set-up-rollout.ts';
export { rehearsalTasks } from './tasks.ts';

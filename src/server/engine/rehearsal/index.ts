/** The face of the rehearsal: its routes and tasks, and running a plan to its end from the command line. */
export { suggestCriteria, suggestPlan } from './default-plan.ts';
export {
  InputRefused,
  rehearseDirectory,
  type InputFacts,
  type Rehearsal,
  type RehearsalHooks,
  type RehearsalInput,
  type RehearsalWishes,
} from './rehearse-directory.ts';
export type * from './report-shape.ts';
export { gatherReport } from './report.ts';
export { scenarioNames, type ScenarioName } from './scenario-for.ts';
export { rehearsalEngineRoutes } from './routes.ts';
export { RehearsalRefused, setUpRollout } from './set-up-rollout.ts';
export { runRehearsal } from './run-rehearsal.ts';
export { rehearsalTasks } from './tasks.ts';
export { writeSimulation } from './store.ts';

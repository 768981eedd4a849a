/** The face of the rehearsal: its routes and tasks, and running a plan to its end from the command line. */
export { suggestCriteria, suggestPlan } from './default-plan.ts';
export { rehearsalEngineRoutes } from './routes.ts';
export { RehearsalRefused, setUpRollout } from './set-up-rollout.ts';
export { runRehearsal } from './run-rehearsal.ts';
export { rehearsalTasks } from './tasks.ts';
export { writeSimulation } from './store.ts';

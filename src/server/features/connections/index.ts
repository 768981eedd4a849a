/** The face of the connections feature. */
import { checkTask } from './run-check.ts';
import { readTask } from './run-reading.ts';

export { openConnection } from './open-connection.ts';
export { findConnection } from './store.ts';
export { createReadingLoop } from './create-reading-loop.ts';
export { connectionsFeatureRoutes } from './routes.ts';
export const connectionTasks = [checkTask, readTask];

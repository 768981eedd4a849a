/** The face of the signals feature: how anything observed enters the system. */
export { receiveSignals, type Receipt } from './receive-signals.ts';
export { signalsRoutes } from './routes.ts';
export { haltArrival } from './store.ts';

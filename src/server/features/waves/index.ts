/** The face of the waves feature. */
export { layOutWaves } from './lay-out-waves.ts';
export { wavesRoutes } from './routes.ts';

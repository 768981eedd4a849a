/** Examples of the routes that start, skip and stop. */
import { runStageRoutes } from '#contracts/run-stages.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withScheduledPilot } from './planned-rollout.ts';

async function waiting(place: Place) {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  return { rolloutId, stageId };
}

export const runStageExamples: Examples<typeof runStageRoutes> = {
  getStartState: async (place) => ({ params: await waiting(place) }),
  startByHand: async (place) => ({ params: await waiting(place) }),
  startStage: async (place) => {
    const params = await waiting(place);
    await place.call(runStageRoutes.startByHand, { params });
    return { params, body: { reason: 'The helpdesk is ready' } };
  },
  skipStage: async (place) => ({ params: await waiting(place), body: { reason: 'The site closes' } }),
  goOnAfterStage: async (place) => {
    const params = await waiting(place);
    await place.within(async (tx, { now }) => {
      await sql`update rollout set status = 'running' where rollout_id = ${params.rolloutId}`.execute(tx);
      await sql`
        update stage set kind = 'wave', status = 'failed', ended_at = ${now} where stage_id = ${params.stageId}`.execute(
        tx,
      );
    });
    return { params, body: { reason: 'The printer at fault is gone' } };
  },
  stopRollout: async (place) => {
    const { rolloutId } = await waiting(place);
    await place.within(async (tx) => {
      await sql`update rollout set status = 'running' where rollout_id = ${rolloutId}`.execute(tx);
    });
    return { params: { rolloutId }, body: { reason: 'The supplier withdrew the product' } };
  },
};

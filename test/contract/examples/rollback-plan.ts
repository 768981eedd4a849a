/** Examples of the routes of rollback plans. */
import { rollbackRoutes } from '#contracts/rollback-plan.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { setStageStatus, withDraft, withScheduledPilot } from './planned-rollout.ts';

async function stageOf(place: Place) {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  return { rolloutId, stageId };
}

/** A rollout that runs, with nobody who has a date yet. */
async function running(place: Place) {
  const { rolloutId } = await withDraft(place);
  await place.within(async (tx) => {
    await sql`update rollout set status = 'running' where rollout_id = ${rolloutId}`.execute(tx);
    await sql`update stage set status = 'passed' where rollout_id = ${rolloutId}`.execute(tx);
  });
  return rolloutId;
}

const plan = {
  trigger: 'One device in ten does not start after the change',
  steps: ['Hold the stage', 'Move its devices back to the old policy', 'Tell the people'],
  owner: 'Endpoint admin',
};

export const rollbackExamples: Examples<typeof rollbackRoutes> = {
  previewRollBack: async (place) => ({ params: { rolloutId: await running(place) } }),
  rollBackRollout: async (place) => ({
    params: { rolloutId: await running(place) },
    body: { reason: 'The supplier withdrew the product' },
  }),
  rehearseWholeRollback: async (place) => ({ params: { rolloutId: await running(place) } }),
  getRollbackPlan: async (place) => ({ params: await stageOf(place) }),
  writeRollbackPlan: async (place) => ({ params: await stageOf(place), body: plan }),
  recordRollbackRehearsal: async (place) => {
    const params = await stageOf(place);
    await place.call(rollbackRoutes.writeRollbackPlan, { params, body: plan });
    return { params, body: { on: '2024-03-01', failedSteps: [2], note: 'The old policy had been removed' } };
  },
  takeRollbackStep: async (place) => {
    const params = await stageOf(place);
    await place.call(rollbackRoutes.writeRollbackPlan, { params, body: plan });
    await setStageStatus(place, params.stageId, 'rolled_back');
    return { params: { ...params, place: 1 }, body: { isTaken: true, note: 'At half past nine' } };
  },
};

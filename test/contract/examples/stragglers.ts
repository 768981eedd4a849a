/** Examples of the routes of the straggler desk. */
import type { EnrolmentId } from '#contracts/ids.ts';
import type { stragglerRoutes } from '#contracts/stragglers.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { setStageStatus, withScheduledPilot, type ReadyRollout } from './planned-rollout.ts';

/** A pilot in which two people failed. */
async function withFailures(place: Place): Promise<ReadyRollout & { readonly enrolmentIds: EnrolmentId[] }> {
  const planned = await withScheduledPilot(place);
  await setStageStatus(place, planned.stageId, 'in_progress');
  return await place.within(async (tx) => {
    const { rows } = await sql<{ enrolmentId: EnrolmentId }>`
      update enrolment set status = 'failed', started_at = status_at
      where enrolment_id in (
        select enrolment_id from enrolment where stage_id = ${planned.stageId} order by enrolment_id limit 2)
      returning enrolment_id as "enrolmentId"`.execute(tx);
    return { ...planned, enrolmentIds: rows.map(({ enrolmentId }) => enrolmentId) };
  });
}

export const stragglerExamples: Examples<typeof stragglerRoutes> = {
  listStragglers: async (place) => {
    const { rolloutId, stageId } = await withFailures(place);
    return { params: { rolloutId }, query: { state: 'failed', stageId, owner: '', search: 'a', limit: 1 } };
  },
  exportStragglers: async (place) => ({
    params: { rolloutId: (await withFailures(place)).rolloutId },
    query: { state: 'failed' },
  }),
  exportStragglersWorkbook: async (place) => ({
    params: { rolloutId: (await withFailures(place)).rolloutId },
    query: {},
  }),
  assignStragglers: async (place) => {
    const { rolloutId, enrolmentIds } = await withFailures(place);
    return {
      params: { rolloutId },
      body: { enrolmentIds, owner: 'Local IT', nextStep: 'Replace the driver' },
    };
  },
  noteStragglerContact: async (place) => ({
    params: { rolloutId: (await withFailures(place)).rolloutId },
    body: { filter: { state: 'failed' }, note: 'Back on Monday' },
  }),
  retryStragglers: async (place) => {
    const { rolloutId, enrolmentIds } = await withFailures(place);
    await place.within(async (tx) => {
      await sql`update rollout set status = 'running' where rollout_id = ${rolloutId}`.execute(tx);
    });
    const on = addDays(dateAt(new Date(), 'UTC'), 7);
    return { params: { rolloutId }, body: { enrolmentIds, on, reason: 'The driver is replaced' } };
  },
  closeStragglers: async (place) => {
    const { rolloutId, enrolmentIds } = await withFailures(place);
    return { params: { rolloutId }, body: { enrolmentIds, as: 'done', reason: 'Seen at the desk' } };
  },
  completeStage: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    await setStageStatus(place, stageId, 'passed');
    await place.within(async (tx) => {
      await sql`update enrolment set status = 'succeeded' where stage_id = ${stageId}`.execute(tx);
    });
    return { params: { rolloutId, stageId } };
  },
};

/** Examples of the routes of the load of departments. */
import type { loadRoutes } from '#contracts/load.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDirectory, withDraft, withScheduledPilot } from './planned-rollout.ts';

async function firstDepartment(place: Place): Promise<string> {
  await withDirectory(place);
  return await place.within(async (tx) => {
    const { rows } = await sql<{
      name: string;
    }>`select attributes ->> 'department' as name from person limit 1`.execute(tx);
    return rows[0]!.name;
  });
}

export const loadExamples: Examples<typeof loadRoutes> = {
  getLoad: async (place) => {
    await withScheduledPilot(place);
    return { query: { from: '2027-01-06', weeks: 2 } };
  },
  rateLoad: async (place) => ({
    body: {
      department: await firstDepartment(place),
      week: '2027-01-11',
      rating: 'busy',
      note: 'Year-end closing',
    },
  }),
  setHeavyHours: async () => await Promise.resolve({ body: { heavyHours: 2.5 } }),
  setEffort: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { startMinutes: 60, trainingMinutes: 15 },
  }),
  getStageLoad: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId } };
  },
};

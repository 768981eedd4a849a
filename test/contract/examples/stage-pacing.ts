/** Examples of the routes of a stage's pace. */
import type { stagePacingRoutes } from '#contracts/stage-pacing.ts';
import type { Examples } from './example.ts';
import { withScheduledPilot } from './planned-rollout.ts';

const pacing = { startsPerDay: 4, spreadDays: 10, deadlineDays: 7, startAfterDays: null };

export const stagePacingExamples: Examples<typeof stagePacingRoutes> = {
  getStartPlan: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId } };
  },
  previewPacing: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId }, body: pacing };
  },
  setPacing: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId }, body: { ...pacing, reason: 'Half the team is away' } };
  },
};

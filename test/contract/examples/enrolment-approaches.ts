/** Examples of the routes of how people enrol. */
import type { enrolmentApproachRoutes } from '#contracts/enrolment-approaches.ts';
import type { Examples } from './example.ts';
import { withScheduledPilot } from './planned-rollout.ts';

export const enrolmentApproachExamples: Examples<typeof enrolmentApproachRoutes> = {
  getEnrolmentApproaches: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
  }),
  chooseEnrolmentApproaches: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId }, body: { stages: [{ stageId, approach: 'white_glove' }] } };
  },
};

/** Examples of the routes of rollouts and the waves. */
import { rolloutRoutes, type Hold } from '#contracts/rollouts.ts';
import type { wavesRoutes } from '#contracts/waves.ts';
import type { Examples } from './example.ts';
import { pilotStart, setStageStatus, withDirectory, withScheduledPilot } from './planned-rollout.ts';

export const rolloutExamples: Examples<typeof rolloutRoutes> = {
  listRollouts: async (place) => {
    await withScheduledPilot(place);
    return {};
  },
  createRollout: async (place) => {
    await withDirectory(place);
    return { body: { name: 'Device management' } };
  },
  getRollout: async (place) => ({ params: { rolloutId: (await withScheduledPilot(place)).rolloutId } }),
  findRolloutHome: async (place) => ({ params: { rolloutId: (await withScheduledPilot(place)).rolloutId } }),
  getBoard: async (place) => ({ params: { rolloutId: (await withScheduledPilot(place)).rolloutId } }),
  getProgress: async (place) => ({ params: { rolloutId: (await withScheduledPilot(place)).rolloutId } }),
  getBreakdown: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
    query: { by: 'department' },
  }),
  exportEnrolments: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
  }),
  exportEnrolmentsWorkbook: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
  }),
  listEnrolments: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return {
      params: { rolloutId },
      query: { stageId, status: 'not_begun', by: 'department', level: '', limit: 5 },
    };
  },
  raiseHold: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId }, body: { stageId, reason: 'The mail server is down' } };
  },
  clearHold: async (place) => {
    const { rolloutId } = await withScheduledPilot(place);
    const { hold } = await place.call<{ hold: Hold }>(rolloutRoutes.raiseHold, {
      params: { rolloutId },
      body: { reason: 'The mail server is down' },
    });
    return { params: { rolloutId, holdId: hold.holdId }, body: { reason: 'It answers again' } };
  },
};

export const wavesExamples: Examples<typeof wavesRoutes> = {
  previewWaves: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
    body: { axes: ['department'], startsOn: pilotStart(new Date()), peoplePerWeek: 20 },
  }),
  listAxisValues: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
    query: { attribute: 'department' },
  }),
  compareApproaches: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
    body: { approaches: [['department'], []], startsOn: pilotStart(new Date()), peoplePerWeek: 20 },
  }),
  getApproachDecision: async (place) => ({
    params: { rolloutId: (await withScheduledPilot(place)).rolloutId },
  }),
  layOutWaves: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    await setStageStatus(place, stageId, 'passed');
    return {
      params: { rolloutId },
      body: {
        axes: [],
        compared: [['department'], []],
        reason: 'Every site has the same number of hands',
        startsOn: pilotStart(new Date()),
        peoplePerWeek: 20,
        noticeDays: 5,
        windowDays: 3,
        soakDays: 1,
      },
    };
  },
};

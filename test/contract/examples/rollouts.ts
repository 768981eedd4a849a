/** Examples of the routes of rollouts and the waves. */
import type { RolloutId } from '#contracts/ids.ts';
import { planRoutes, type Plans } from '#contracts/plans.ts';
import { rolloutRoutes, type Hold } from '#contracts/rollouts.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import type { Place } from '../world.ts';
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

async function readyForWaves(place: Place) {
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
}

/** Waves that wait for nobody any more, and are not approved. */
async function sentBack(place: Place): Promise<RolloutId> {
  const { params, body } = await readyForWaves(place);
  await place.call(wavesRoutes.layOutWaves, { params, body });
  const { open } = await place.call<Plans>(planRoutes.listPlans, { params });
  await place.call(planRoutes.withdrawPlan, {
    params: { ...params, planId: open!.planId },
    body: { reason: 'Not yet' },
  });
  return params.rolloutId;
}

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
  layOutWaves: async (place) => await readyForWaves(place),
  submitWaves: async (place) => ({ params: { rolloutId: await sentBack(place) }, body: {} }),
  discardWaves: async (place) => ({
    params: { rolloutId: await sentBack(place) },
    body: { reason: 'One site after the other suits the helpdesk better' },
  }),
};

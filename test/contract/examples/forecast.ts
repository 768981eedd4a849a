/** Examples of the routes of the forecast. */
import type { burnUpRoutes } from '#contracts/burn-up.ts';
import type { forecastRoutes } from '#contracts/forecast.ts';
import type { Examples } from './example.ts';
import { withDraft, withScheduledPilot } from './planned-rollout.ts';

const helpdesk = { minutesPerDay: 480, minutesPerTicket: 40 };

export const forecastExamples: Examples<typeof forecastRoutes> = {
  getForecast: async (place) => ({ params: { rolloutId: (await withScheduledPilot(place)).rolloutId } }),
  tryForecast: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    const oslo = { kind: 'site' as const, name: 'Oslo' };
    const freeze = { from: '2099-06-01', to: '2099-06-30', place: oslo };
    return {
      params: { rolloutId },
      body: { weeksLater: 1, laterStageId: stageId, freeze, failureFactor: 2, helpdesk },
    };
  },
  setHelpdeskCapacity: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { helpdesk },
  }),
  setTarget: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { targetOn: '2099-06-30' },
  }),
};

export const burnUpExamples: Examples<typeof burnUpRoutes> = {
  getStageBurnUp: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId } };
  },
};

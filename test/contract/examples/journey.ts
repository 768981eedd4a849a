/** Examples of the routes of the journey and its change log. */
import { journeyRoutes, type Improvement } from '#contracts/journey.ts';
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDraft, withScheduledPilot } from './planned-rollout.ts';

type Found = { readonly rolloutId: RolloutId; readonly improvementId: ImprovementId };

async function withFinding(place: Place): Promise<Found> {
  const { rolloutId } = await withDraft(place);
  const { improvementId } = await place.call<Improvement>(journeyRoutes.recordFinding, {
    params: { rolloutId },
    body: { step: 'told', source: 'ticket', text: 'Nobody knows whether photos can be seen' },
  });
  return { rolloutId, improvementId };
}

async function withChange(place: Place): Promise<Found> {
  const params = await withFinding(place);
  await place.call(journeyRoutes.recordChange, { params, body: { text: 'The answer stands first' } });
  return params;
}

export const journeyExamples: Examples<typeof journeyRoutes> = {
  getJourney: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId } };
  },
  listJourneyPeople: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId }, query: { step: 'told', part: 'waiting', limit: 5 } };
  },
  listImprovements: async (place) => ({ params: { rolloutId: (await withChange(place)).rolloutId } }),
  recordFinding: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { step: 'started', source: 'observation', text: 'The guide names a button that is not there' },
  }),
  recordChange: async (place) => ({
    params: await withFinding(place),
    body: { text: 'The answer stands first on the page' },
  }),
  recordRetest: async (place) => ({
    params: await withChange(place),
    body: { result: 'passed', text: 'Five of five found the answer within a minute' },
  }),
  acceptFinding: async (place) => ({
    params: await withFinding(place),
    body: { text: 'One question in 250 people; the helpdesk answers it' },
  }),
};

/** Examples of the routes of the journey, its change log and the triage of apps. */
import { journeyRoutes, type Improvement } from '#contracts/journey.ts';
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import { peopleRoutes, type AppRow } from '#contracts/people.ts';
import type { triageRoutes } from '#contracts/triage.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDraft, withScheduledPilot } from './planned-rollout.ts';

type Found = { readonly rolloutId: RolloutId; readonly improvementId: ImprovementId };

/** A finding that nothing works in a critical app: it stops every start. */
async function stoppingFinding(place: Place) {
  const { rolloutId } = await withDraft(place);
  const { rows } = await place.call<{ rows: AppRow[] }>(peopleRoutes.listApps, {});
  const app = { appId: rows[0]!.appId, severity: 1, priority: 1 } as const;
  return {
    params: { rolloutId },
    body: {
      step: 'started',
      source: 'observation',
      text: 'It does not start any more',
      track: 'technology',
      app,
    } as const,
  };
}

async function withFinding(place: Place): Promise<Found> {
  const finding = await stoppingFinding(place);
  const { improvementId } = await place.call<Improvement>(journeyRoutes.recordFinding, finding);
  return { ...finding.params, improvementId };
}

async function withChange(place: Place): Promise<Found> {
  const params = await withFinding(place);
  await place.call(journeyRoutes.recordChange, { params, body: { text: 'The answer stands first' } });
  return params;
}

export const triageExamples: Examples<typeof triageRoutes> = {
  getTriage: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId } }),
  saveTriage: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: {
      critical: ['stop_all', 'stop_all', 'stop_affected', 'workaround'],
      important: ['stop_affected', 'stop_affected', 'workaround', 'continue'],
      not_important: ['workaround', 'continue', 'continue', 'continue'],
    },
  }),
};

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
  recordFinding: stoppingFinding,
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

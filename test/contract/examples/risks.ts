/** Examples of the routes of the risk register. */
import type { RiskId, RolloutId } from '#contracts/ids.ts';
import { riskRoutes, type Risk } from '#contracts/risks.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

const driver = {
  name: 'A driver stops devices of one model',
  likelihood: 'medium',
  impact: 'high',
  mitigation: 'The model comes last; its driver is tried on ten devices first.',
  owner: 'Endpoint admin',
  reviewOn: '2099-01-15',
} as const;

async function withRisk(place: Place): Promise<{ rolloutId: RolloutId; riskId: RiskId }> {
  const { rolloutId } = await withDraft(place);
  const { riskId } = await place.call<Risk>(riskRoutes.addRisk, { params: { rolloutId }, body: driver });
  return { rolloutId, riskId };
}

export const riskExamples: Examples<typeof riskRoutes> = {
  listRisks: async (place) => ({ params: { rolloutId: (await withRisk(place)).rolloutId } }),
  addRisk: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: driver,
  }),
  reviewRisk: async (place) => ({
    params: await withRisk(place),
    body: { ...driver, likelihood: 'low', mitigation: 'The new driver runs on all ten.' },
  }),
  closeRisk: async (place) => ({
    params: await withRisk(place),
    body: { reason: 'The model is no longer in use' },
  }),
};

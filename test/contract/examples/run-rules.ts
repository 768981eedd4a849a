/** Examples of the routes of stop rules and retries. */
import type { runRuleRoutes } from '#contracts/run-rules.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

export const runRuleExamples: Examples<typeof runRuleRoutes> = {
  getRunRules: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId } }),
  setRunRules: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: {
      stopRules: [{ scope: 'group', attribute: 'site', unit: 'share', limit: 0.05, minimumSample: 20 }],
      retries: [{ match: '0x80180014', most: 2, afterDays: 3 }],
      reason: 'Agreed with the helpdesk',
    },
  }),
};

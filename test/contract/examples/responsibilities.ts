/** Examples of the routes of the process manager and the table of roles. */
import type { responsibilityRoutes } from '#contracts/responsibilities.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

export const responsibilityExamples: Examples<typeof responsibilityRoutes> = {
  getResponsibilities: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId } }),
  setResponsibilities: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: {
      roles: [
        {
          role: 'Helpdesk lead',
          people: 'Ines',
          duties: 'Plans capacity',
          skills: 'Support',
          phases: ['pilot', 'waves'],
        },
      ],
    },
  }),
  nameProcessManager: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { accountId: place.administrator.accountId, reason: 'Agreed in the steering group' },
  }),
};

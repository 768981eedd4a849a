/** Examples of the routes of readiness. */
import { usualReadiness, type readinessRoutes } from '#contracts/readiness.ts';
import type { PersonId } from '#contracts/ids.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

export const readinessExamples: Examples<typeof readinessRoutes> = {
  getReadiness: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId }, query: {} }),
  listReadinessPeople: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    query: { state: 'ready', department: 'Finance', search: 'a', limit: 1 },
  }),
  getReadinessPerson: async (place) => {
    const { rolloutId } = await withDraft(place);
    return await place.within(async (tx) => {
      const { rows } = await sql<{ personId: PersonId }>`
        select person_id as "personId" from person order by person_id limit 1`.execute(tx);
      return { params: { rolloutId, personId: rows[0]!.personId } };
    });
  },
  listReadinessDevices: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    query: { state: 'ready', limit: 1 },
  }),
  listReadinessApps: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    query: { state: 'attention', limit: 1 },
  }),
  exportReadiness: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    query: { reason: 'manager_away' },
  }),
  exportReadinessWorkbook: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    query: {},
  }),
  getReadinessRules: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId } }),
  setReadinessRules: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { ...usualReadiness, checklistDays: 5, reason: 'Agreed with the works council' },
  }),
};

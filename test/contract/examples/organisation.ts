/** Examples of the routes of the organisation's settings, audit log, tasks and stream of changes. */
import type { auditRoutes } from '#contracts/audit.ts';
import type { liveRoutes } from '#contracts/live.ts';
import { organisationRoutes } from '#contracts/organisations.ts';
import type { taskRoutes } from '#contracts/tasks.ts';
import { startTask } from '#server/platform/tasks/index.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';

export const organisationExamples: Examples<typeof organisationRoutes> = {
  getOrganisation: async () => ({}),
  updateOrganisation: async () => ({ body: { helpContact: 'Room 12, from 8 to 17', defaultLocale: 'sv' } }),
};

export const auditExamples: Examples<typeof auditRoutes> = {
  listAuditEvents: async ({ call }) => {
    await call(organisationRoutes.updateOrganisation, { body: { name: 'Renamed' } });
    return { query: { action: 'organisation.settings_changed', limit: 10 } };
  },
  verifyAuditLog: async () => ({}),
};

export const taskExamples: Examples<typeof taskRoutes> = {
  getTask: async (place) => ({ params: { taskId: await startSomeTask(place) } }),
  cancelTask: async (place) => ({ params: { taskId: await startSomeTask(place) } }),
};

export const liveExamples: Examples<typeof liveRoutes> = {
  streamChanges: async () => ({}),
};

async function startSomeTask({ within }: Place) {
  return await within(async (tx, context) => await startTask(tx, context, 'example.task', { size: 3 }));
}

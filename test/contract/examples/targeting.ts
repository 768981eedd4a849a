/** Examples of the routes of targeting groups. */
import { targetingRoutes, type TargetingGroup } from '#contracts/targeting.ts';
import { sql } from '#server/platform/db/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '../world.ts';
import { withConnection } from './connections.ts';
import type { Examples } from './example.ts';

const ring = { name: 'Intune ring 3', stageId: null, holds: 'people', leadDays: 30, read: null } as const;

/** Two people who have started belong in the group, and somebody nobody knows is in it. */
async function withGroup(place: Place, read: unknown = null) {
  const { rolloutId, personIds } = await place.within(async (tx, context) => {
    const inserted = await insertPeopleToTell(tx, context, [{}, {}]);
    await sql`update enrolment set status = 'started', started_at = now()`.execute(tx);
    return inserted;
  });
  const { targetingGroupId } = await place.call<TargetingGroup>(targetingRoutes.addTargetingGroup, {
    params: { rolloutId },
    body: { ...ring, read },
  });
  return { rolloutId, targetingGroupId, personId: personIds[0]! };
}

const file = 'userPrincipalName\np1@example.com\nstranger@example.com\n';

/** The same after a reading: the second person is not in yet, and the stranger is. */
async function afterReading(place: Place) {
  const at = await withGroup(place);
  await place.call(targetingRoutes.readTargetingFile, {
    params: { targetingGroupId: at.targetingGroupId },
    file,
  });
  return at;
}

const paramsOf = ({ targetingGroupId }: Awaited<ReturnType<typeof withGroup>>) => ({ targetingGroupId });

export const targetingExamples: Examples<typeof targetingRoutes> = {
  listTargetingGroups: async (place) => ({ params: { rolloutId: (await afterReading(place)).rolloutId } }),
  addTargetingGroup: async (place) => ({
    params: { rolloutId: (await withGroup(place)).rolloutId },
    body: { ...ring, name: 'Intune ring 4' },
  }),
  removeTargetingGroup: async (place) => ({ params: paramsOf(await afterReading(place)) }),
  readTargetingFile: async (place) => ({ params: paramsOf(await withGroup(place)), file }),
  readTargetingGroup: async (place) => {
    const entraGroupId = '0b3c5a7e-1111-4222-8333-9a9a9a9a9a9a';
    return { params: paramsOf(await withGroup(place, { ...(await withConnection(place)), entraGroupId })) };
  },
  listTargetingMembers: async (place) => ({
    params: paramsOf(await afterReading(place)),
    query: { drift: 'stranger', limit: 1 },
  }),
  exportTargetingMembers: async (place) => ({ params: paramsOf(await afterReading(place)), query: {} }),
  exportTargetingMembersWorkbook: async (place) => ({
    params: paramsOf(await afterReading(place)),
    query: { change: 'add' },
  }),
  previewTargetingChange: async (place) => ({
    params: paramsOf(await afterReading(place)),
    query: { change: 'remove' },
  }),
  handOverTargeting: async (place) => ({
    params: paramsOf(await afterReading(place)),
    body: { change: 'add' },
  }),
  acceptTargetingDrift: async (place) => ({
    params: paramsOf(await afterReading(place)),
    body: { drift: 'stranger', reason: 'The test device of the helpdesk' },
  }),
  endTargetingAcceptance: async (place) => {
    const params = paramsOf(await afterReading(place));
    const body = { drift: 'not_yet', reason: 'On leave' };
    await place.call(targetingRoutes.acceptTargetingDrift, { params, body });
    return { params, body: { drift: 'not_yet' } };
  },
  getPersonTargeting: async (place) => ({ params: { personId: (await afterReading(place)).personId } }),
};

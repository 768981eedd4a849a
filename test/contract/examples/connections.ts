/** Examples of the routes of connections. */
import { connectionRoutes, type Connection } from '#contracts/connections.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';

const fields = {
  name: 'Nordmeet',
  cloud: 'global' as const,
  tenantId: '00000000-0000-4000-8000-000000000001',
  clientId: '00000000-0000-4000-8000-000000000002',
  credential: { kind: 'secret' as const, secret: 'a secret of an application' },
  people: {
    enabledOnly: true,
    includeGuests: false,
    groupId: null,
    key: 'object_id' as const,
    attributes: ['department' as const],
  },
  devices: { includePersonal: false, attributes: ['trustType' as const] },
  dailyHour: 5,
  applyUpTo: 0.05,
};

export async function withConnection(place: Place) {
  const { connectionId } = await place.call<Connection>(connectionRoutes.createConnection, { body: fields });
  return { connectionId };
}

export const connectionExamples: Examples<typeof connectionRoutes> = {
  listConnections: async (place) => {
    await withConnection(place);
    return {};
  },
  createConnection: async () => ({ body: fields }),
  changeConnection: async (place) => ({ params: await withConnection(place), body: { dailyHour: null } }),
  deleteConnection: async (place) => ({ params: await withConnection(place) }),
  checkConnection: async (place) => ({ params: await withConnection(place) }),
  readConnection: async (place) => ({ params: await withConnection(place), body: { subject: 'people' } }),
};

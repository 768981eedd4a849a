/** Examples of the routes of deployment units. */
import type { UnitId } from '#contracts/ids.ts';
import { unitRoutes, type UnitFields } from '#contracts/units.ts';
import type { Place } from '../world.ts';
import type { Examples } from './example.ts';
import { bringPeople } from './people.ts';

const works: UnitFields = {
  name: 'Works',
  conditions: [{ attribute: 'department', values: ['Research', 'Sales'] }],
  named: ['1'],
  place: 1,
  owner: { person: 'bo@example.com' },
};
const { name: _, owner: __, ...membership } = works;

async function withUnit(place: Place): Promise<UnitId> {
  await bringPeople(place);
  const { unitId } = await place.call<{ unitId: UnitId }>(unitRoutes.createUnit, {
    body: { ...works, named: [], owner: null },
  });
  return unitId;
}

export const unitExamples: Examples<typeof unitRoutes> = {
  listUnits: async (place) => {
    await withUnit(place);
    return {};
  },
  listUnitMembers: async (place) => ({ query: { unitId: await withUnit(place) } }),
  previewUnit: async (place) => ({ body: { unitId: await withUnit(place), ...membership } }),
  createUnit: async (place) => {
    await bringPeople(place);
    return { body: works };
  },
  changeUnit: async (place) => ({
    params: { unitId: await withUnit(place) },
    body: { ...works, owner: { accountId: place.administrator.accountId } },
  }),
  removeUnit: async (place) => ({ params: { unitId: await withUnit(place) } }),
};

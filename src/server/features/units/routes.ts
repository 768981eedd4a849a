/** Routes of deployment units. */
import { unitRoutes as routes } from '#contracts/units.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import { previewUnit } from './preview-unit.ts';
import { changeUnit, createUnit, listMembers, listUnits, removeUnit } from './units.ts';

export const unitFeatureRoutes = [
  handle(routes.listUnits, async ({ tx }) => ok(await listUnits(tx))),
  handle(routes.listUnitMembers, async ({ tx, query }) => await listMembers(tx, query)),
  handle(routes.previewUnit, async ({ tx, body }) => await previewUnit(tx, body)),
  handle(routes.createUnit, async ({ tx, context, body }) => await createUnit(tx, context, body)),
  handle(
    routes.changeUnit,
    async ({ tx, context, params, body }) => await changeUnit(tx, context, params.unitId, body),
  ),
  handle(routes.removeUnit, async ({ tx, context, params }) => await removeUnit(tx, context, params.unitId)),
];

/** Routes of the first day. */
import { firstDayRoutes as routes } from '#contracts/first-day.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as outreach from './outreach.ts';
import * as care from './personal-care.ts';
import { getPulse } from './show-pulse.ts';

export const firstDayFeatureRoutes = [
  handle(routes.getPulse, async ({ tx, params }) => await getPulse(tx, params.rolloutId)),
  handle(
    routes.listOutreach,
    async ({ tx, params, query }) => await outreach.listOutreach(tx, params.rolloutId, query),
  ),
  handle(
    routes.assignOutreach,
    async ({ tx, context, params, body }) => await outreach.assignOutreach(tx, context, params, body.owner),
  ),
  handle(
    routes.noteOutreachContact,
    async ({ tx, context, params, body }) => await outreach.noteContact(tx, context, params, body.note),
  ),
  handle(
    routes.settleOutreach,
    async ({ tx, context, params, body }) => await outreach.settleOutreach(tx, context, params, body),
  ),
  handle(
    routes.listPersonalCare,
    async ({ tx, params, query }) => await care.listPersonalCare(tx, params.rolloutId, query),
  ),
  handle(
    routes.addPersonalCare,
    async ({ tx, context, params, body }) => await care.addPersonalCare(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.removePersonalCare,
    async ({ tx, context, params }) =>
      await care.removePersonalCare(tx, context, params.rolloutId, params.personId),
  ),
];

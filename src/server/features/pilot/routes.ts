/** Routes of the pilot feature. */
import { pilotRoutes as routes } from '#contracts/pilot.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import { acceptCohort } from './accept-cohort.ts';
import { listAttributes } from './attributes.ts';
import { draftCohort } from './draft-cohort.ts';
import * as queries from './queries.ts';
import { schedulePilot } from './schedule-pilot.ts';

export const pilotFeatureRoutes = [
  handle(routes.listAttributes, async ({ tx }) => ok(await listAttributes(tx))),
  handle(
    routes.draftCohort,
    async ({ tx, context, params, body }) =>
      await draftCohort(tx, context, params.rolloutId, params.stageId, body),
  ),
  handle(
    routes.getCohort,
    async ({ tx, params }) => await queries.getCohort(tx, params.rolloutId, params.stageId),
  ),
  handle(
    routes.listCohortMembers,
    async ({ tx, params, query }) =>
      await queries.listCohortMembers(tx, params.rolloutId, params.cohortId, query),
  ),
  handle(
    routes.acceptCohort,
    async ({ tx, context, params }) => await acceptCohort(tx, context, params.rolloutId, params.cohortId),
  ),
  handle(
    routes.schedulePilot,
    async ({ tx, context, params, body }) =>
      await schedulePilot(tx, context, params.rolloutId, params.stageId, body),
  ),
];

/** Routes of the journey feature. */
import { journeyRoutes as routes } from '#contracts/journey.ts';
import { triageRoutes } from '#contracts/triage.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as improve from './improve.ts';
import { getJourney, listJourneyPeople } from './map-stage.ts';
import { getTriage, saveTriage } from './triage.ts';

export const journeyFeatureRoutes = [
  handle(routes.getJourney, async ({ tx, context, params }) => await getJourney(tx, context, params)),
  handle(
    routes.listJourneyPeople,
    async ({ tx, context, params, query }) => await listJourneyPeople(tx, context, params, query),
  ),
  handle(
    routes.listImprovements,
    async ({ tx, params }) => await improve.listImprovements(tx, params.rolloutId),
  ),
  handle(
    routes.recordFinding,
    async ({ tx, context, params, body }) => await improve.recordFinding(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.recordChange,
    async ({ tx, context, params, body }) => await improve.recordChange(tx, context, params, body.text),
  ),
  handle(
    routes.recordRetest,
    async ({ tx, context, params, body }) => await improve.recordRetest(tx, context, params, body),
  ),
  handle(
    routes.acceptFinding,
    async ({ tx, context, params, body }) => await improve.acceptFinding(tx, context, params, body.text),
  ),
  handle(triageRoutes.getTriage, async ({ tx, params }) => await getTriage(tx, params.rolloutId)),
  handle(
    triageRoutes.saveTriage,
    async ({ tx, context, params, body }) => await saveTriage(tx, context, params.rolloutId, body),
  ),
];

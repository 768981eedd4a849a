/** Routes of the rollouts feature. */
import { rolloutRoutes as routes } from '#contracts/rollouts.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { handle, handleRaw } from '#server/platform/http/handler.ts';
import { exportEnrolments, getBreakdown } from './breakdown.ts';
import { createRollout } from './create-rollout.ts';
import { findRolloutHome } from './find-rollout-home.ts';
import { clearHold, holdByPerson } from './holds.ts';
import * as queries from './queries.ts';
import { findRollout } from './store.ts';

export const rolloutsRoutes = [
  handle(routes.listRollouts, async ({ tx }) => ok({ rollouts: await queries.listRollouts(tx) })),
  handle(routes.createRollout, async ({ tx, context, body }) => await createRollout(tx, context, body.name)),
  handle(routes.getRollout, async ({ tx, params }) => await queries.getRollout(tx, params.rolloutId)),
  handleRaw(
    routes.findRolloutHome,
    async ({ caller, params, services }) =>
      await findRolloutHome(services.database, caller!, params.rolloutId),
  ),
  handle(
    routes.getBoard,
    async ({ tx, context, params }) => await queries.getBoard(tx, context, params.rolloutId),
  ),
  handle(routes.getProgress, async ({ tx, params }) => await queries.getProgress(tx, params.rolloutId)),
  handle(
    routes.getBreakdown,
    async ({ tx, params, query }) => await getBreakdown(tx, params.rolloutId, query),
  ),
  handleRaw(routes.exportEnrolments, async ({ caller, params, services }) => {
    const { organisationId } = caller!;
    const found = await inOrganisation(services.database, organisationId, async (tx) =>
      findRollout(tx, params.rolloutId),
    );
    if (found === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
    // The contract says what a reader gets; the stream is how the server sends it.
    return ok(exportEnrolments(services.database, organisationId, params.rolloutId) as unknown as string);
  }),
  handle(
    routes.listEnrolments,
    async ({ tx, params, query }) => await queries.listEnrolments(tx, params.rolloutId, query),
  ),
  handle(
    routes.raiseHold,
    async ({ tx, context, params, body }) => await holdByPerson(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.clearHold,
    async ({ tx, context, params, body }) =>
      await clearHold(tx, context, params.rolloutId, params.holdId, body.reason),
  ),
];

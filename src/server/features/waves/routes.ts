/** Routes of the waves feature. */
import { wavesRoutes as routes } from '#contracts/waves.ts';
import { handle } from '#server/platform/http/handler.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { byManager, findRollout } from '#server/features/rollouts/index.ts';
import { replanRoutes } from '#contracts/replan.ts';
import { compareApproaches } from './compare-approaches.ts';
import { listAxisValues } from './list-axis-values.ts';
import { layOutWaves } from './lay-out-waves.ts';
import { previewReplan } from './preview-replan.ts';
import { previewWaves } from './preview-waves.ts';
import { replanWaves } from './replan.ts';
import { listRevisionPeople, listRevisions } from './show-revisions.ts';
import { showCalendar } from './show-calendar.ts';
import { findApproachDecision } from './store.ts';
import { discardWaves, submitWaves } from './waves-plan.ts';

export const wavesRoutes = [
  handle(
    routes.previewWaves,
    async ({ tx, context, params, body }) => await previewWaves(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.listAxisValues,
    async ({ tx, params, query }) => await listAxisValues(tx, params.rolloutId, query.attribute),
  ),
  handle(
    routes.compareApproaches,
    async ({ tx, context, params, body }) => await compareApproaches(tx, context, params.rolloutId, body),
  ),
  handle(routes.getApproachDecision, async ({ tx, params: { rolloutId } }) =>
    (await findRollout(tx, rolloutId)) === undefined
      ? refuse(refusal('not_found', { what: 'rollout' }))
      : ok({ decision: await findApproachDecision(tx, rolloutId) }),
  ),
  handle(
    routes.layOutWaves,
    byManager(
      async ({ tx, context, params, body }) => await layOutWaves(tx, context, params.rolloutId, body),
    ),
  ),
  handle(
    routes.submitWaves,
    byManager(async ({ tx, context, params: { rolloutId }, body }) => {
      const submitted = await submitWaves(tx, context, rolloutId, body.reason);
      return submitted.ok ? ok({ rolloutId }) : submitted;
    }),
  ),
  handle(
    routes.discardWaves,
    byManager(async ({ tx, context, params: { rolloutId }, body }) => {
      const discarded = await discardWaves(tx, context, rolloutId, body.reason);
      return discarded.ok ? ok({ rolloutId }) : discarded;
    }),
  ),
  handle(
    replanRoutes.getWaveCalendar,
    async ({ tx, context, params }) => await showCalendar(tx, context, params.rolloutId),
  ),
  handle(
    replanRoutes.previewReplan,
    async ({ tx, context, params, body }) => await previewReplan(tx, context, params.rolloutId, body.change),
  ),
  handle(
    replanRoutes.replanWaves,
    byManager(
      async ({ tx, context, params, body }) => await replanWaves(tx, context, params.rolloutId, body),
    ),
  ),
  handle(replanRoutes.listWaveRevisions, async ({ tx, params }) => await listRevisions(tx, params.rolloutId)),
  handle(
    replanRoutes.listRevisionPeople,
    async ({ tx, params: { rolloutId, revision }, query }) =>
      await listRevisionPeople(tx, rolloutId, revision, query),
  ),
];

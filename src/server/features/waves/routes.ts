/** Routes of the waves feature. */
import { wavesRoutes as routes } from '#contracts/waves.ts';
import { handle } from '#server/platform/http/handler.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { compareApproaches } from './compare-approaches.ts';
import { layOutWaves } from './lay-out-waves.ts';
import { previewWaves } from './preview-waves.ts';
import { findApproachDecision } from './store.ts';

export const wavesRoutes = [
  handle(
    routes.previewWaves,
    async ({ tx, context, params, body }) => await previewWaves(tx, context, params.rolloutId, body),
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
    async ({ tx, context, params, body }) => await layOutWaves(tx, context, params.rolloutId, body),
  ),
];

/** Routes of the criteria feature; rating and revising belong to the gate, whose evidence they change. */
import { criteriaRoutes as routes } from '#contracts/criteria.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { revisionsOf } from './revisions.ts';
import { showPeeking } from './show-peeking.ts';
import { adviseOnDraft } from './advise-on-draft.ts';
import { getStrata } from './strata.ts';
import { viewVerdicts } from './verdicts.ts';
import { freezeCriteria, getCriteria, saveCriteria } from './write-criteria.ts';

export const criteriaFeatureRoutes = [
  handle(routes.getCriteria, async ({ tx, params }) => await getCriteria(tx, params.rolloutId)),
  handle(
    routes.adviseOnCriterion,
    async ({ tx, params, query }) => await adviseOnDraft(tx, params.rolloutId, query),
  ),
  handle(routes.getPeeking, async ({ query }) => ok(await Promise.resolve(showPeeking(query.seed)))),
  handle(
    routes.saveCriteria,
    async ({ tx, context, params, body }) => await saveCriteria(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.freezeCriteria,
    async ({ tx, context, params }) => await freezeCriteria(tx, context, params.rolloutId),
  ),
  handle(routes.getVerdicts, async ({ tx, context, params }) => {
    const stage = await findStage(tx, params.rolloutId, params.stageId);
    if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
    const revisions = await revisionsOf(tx, params.rolloutId);
    const changed = revisions.length > 1 ? revisions : [];
    return ok({ ...(await viewVerdicts(tx, context, stage)), revisions: changed });
  }),
  handle(routes.getStrata, async ({ tx, params, query }) => await getStrata(tx, params, query.by)),
];

/** Routes of the gate feature, and the rating and revising of criteria. */
import { criteriaRoutes } from '#contracts/criteria.ts';
import { gateRoutes as routes } from '#contracts/gate.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle } from '#server/platform/http/handler.ts';
import { castVote, decideGate } from './decide.ts';
import { getDecisionRecord } from './decision-record.ts';
import { getGate } from './present-gate.ts';
import { rateAtGate } from './rate-at-gate.ts';
import { reviseAtGate } from './revise-at-gate.ts';
import { getQuorum, setQuorum } from './set-quorum.ts';

export const gateFeatureRoutes = [
  handle(routes.getQuorum, async ({ tx, params }) => await getQuorum(tx, params.rolloutId)),
  handle(
    routes.setQuorum,
    async ({ tx, context, params, body }) => await setQuorum(tx, context, params.rolloutId, body.quorum),
  ),
  handle(
    routes.getGate,
    async ({ tx, context, params }) => await getGate(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    routes.getDecisionRecord,
    async ({ tx, params }) => await getDecisionRecord(tx, params.rolloutId, params.gateId),
  ),
  handle(
    criteriaRoutes.reviseCriteria,
    async ({ tx, context, params, body }) =>
      await reviseAtGate(tx, context, params.rolloutId, body, body.reason, body.proposalId),
  ),
  handle(
    criteriaRoutes.rateCriterion,
    async ({ tx, context, params, body }) =>
      await rateAtGate(tx, context, params, { level: body.score, evidence: body.evidence }),
  ),
  handle(
    routes.castVote,
    async ({ tx, context, params, body }) =>
      await castVote(tx, context, params.rolloutId, params.gateId, body),
  ),
  handle(
    routes.decideGate,
    byManager(
      async ({ tx, context, params: { rolloutId, gateId }, body }) =>
        await decideGate(tx, context, rolloutId, gateId, body),
    ),
  ),
];

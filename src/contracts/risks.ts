/** The risk register of a rollout: what may go wrong, how much that weighs, what is done about it, who looks again. */
import { Type, type Static } from 'typebox';
import { riskLevels } from '#domain/risks/risk-matrix.ts';
import { RiskId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Instant, nullable, oneOf } from './shared-schemas.ts';

export { overallRisk, riskLevels, type RiskLevel } from '#domain/risks/risk-matrix.ts';

export const risksMax = 100;

const fields = {
  name: Type.String({ minLength: 5, maxLength: 200, description: 'What may go wrong.' }),
  likelihood: oneOf(riskLevels),
  impact: oneOf(riskLevels),
  mitigation: Type.String({ minLength: 3, maxLength: 1000, description: 'What is done about it.' }),
  owner: Type.String({ minLength: 2, maxLength: 120 }),
  /** The day on which the owner looks at it again. */
  reviewOn: CalendarDate,
};
export const RiskFields = Type.Object(fields, { additionalProperties: false });
export type RiskFields = Static<typeof RiskFields>;

export const Risk = Type.Object({
  riskId: RiskId,
  ...fields,
  /** By the matrix of likelihood and impact. */
  overall: oneOf(riskLevels),
  /** The review day has passed without a review. */
  isOverdue: Type.Boolean(),
  reviewedAt: Instant,
  reviewedBy: Type.String(),
  /** Why nobody needs to look at it any more; null while it is open. */
  closedBecause: nullable(Type.String()),
});
export type Risk = Static<typeof Risk>;

/** An open risk that weighs high, as a gate shows it. */
export const GateRisk = Type.Pick(Risk, ['name', 'likelihood', 'impact', 'mitigation', 'owner', 'reviewOn']);
export type GateRisk = Static<typeof GateRisk>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const riskParams = Type.Object({ rolloutId: RolloutId, riskId: RiskId });

export const riskRoutes = {
  listRisks: defineRoute({
    name: 'listRisks',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/risks',
    access: 'rollout.read',
    summary: 'The risk register: open risks first, the heaviest first.',
    params: rolloutParams,
    response: Type.Object({ risks: Type.Array(Risk) }),
    refusals: ['not_found'],
  }),
  addRisk: defineRoute({
    name: 'addRisk',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/risks',
    access: 'rollout.plan',
    summary: 'Adds a risk to the register.',
    params: rolloutParams,
    body: RiskFields,
    response: Risk,
    refusals: ['not_found', 'risks_full', 'risk_review_past'],
    audits: ['risk.added'],
  }),
  reviewRisk: defineRoute({
    name: 'reviewRisk',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/risks/:riskId',
    access: 'rollout.plan',
    summary:
      'Reviews a risk: how much it weighs now, what is done, and when it is looked at again; opens a closed one.',
    params: riskParams,
    body: RiskFields,
    response: Risk,
    refusals: ['not_found', 'risk_review_past'],
    audits: ['risk.reviewed'],
  }),
  closeRisk: defineRoute({
    name: 'closeRisk',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/risks/:riskId/close',
    access: 'rollout.plan',
    summary: 'Closes a risk with the reason; it stays in the register.',
    params: riskParams,
    body: Type.Object(
      { reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: Risk,
    refusals: ['not_found', 'risk_closed'],
    audits: ['risk.closed'],
  }),
};

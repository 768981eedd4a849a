/** Advice on a criterion while it is being written, for the pilot as it has been chosen. */
import type { Static } from 'typebox';
import type { criteriaRoutes, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { adviseOn, findingsOf } from './criterion-advice.ts';
import { pilotSize } from './store.ts';

type Draft = Static<typeof criteriaRoutes.adviseOnCriterion.query>;

export async function adviseOnDraft(
  tx: Transaction,
  rolloutId: RolloutId,
  { deciding, ...draft }: Draft,
): Promise<Result<{ statements: Statement[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  // What it is called and where it is measured change nothing of what it can show.
  const named = { id: 'draft', name: 'draft', source: 'draft', metric: 'enrolment_success' } as const;
  const definition: QuantitativeCriterion = { ...named, ...draft };
  const findings = findingsOf(definition);
  if (findings.length > 0) return ok({ statements: findings });
  return ok({ statements: adviseOn(definition, await pilotSize(tx, rolloutId), deciding) });
}

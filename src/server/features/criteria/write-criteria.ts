/**
 * Writing criteria and freezing them before the first measurement. What a complete criterion is, is decided by
 * the evidence core; that there is at least one of each kind, here.
 */
import { createHash } from 'node:crypto';
import type { CriteriaState, CriterionDefinition } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { criterionStatement, type CriterionStatement } from '#domain/evidence/criterion-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { canonicalJson, recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { adviseOn, findingsOf } from './criterion-advice.ts';
import * as store from './store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

export async function getCriteria(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return notFound;
  const definitions = (await store.criteriaOf(tx, rolloutId)).map((row) => row.definition);
  const size = await store.pilotSize(tx, rolloutId);
  return ok({
    revision: rollout.revision,
    frozenAt: rollout.criteriaFrozenAt?.toISOString() ?? null,
    hash: (await store.frozenHash(tx, rolloutId))?.toString('hex') ?? null,
    definitions,
    missing: missingFrom(definitions),
    advice: definitions.flatMap((definition) => adviseOn(definition, size)),
  });
}

/** Saves the criteria of the current revision; refused once they are frozen. */
export async function saveCriteria(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  definitions: readonly CriterionDefinition[],
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  if (rollout.criteriaFrozenAt !== null) return refuse(frozenRefusal(rollout.criteriaFrozenAt));
  const incomplete = findIncomplete(definitions);
  if (incomplete !== undefined) return refuse(incomplete);

  await store.replaceCriteria(tx, context, rolloutId, rollout.revision, definitions);
  await recordAudit(tx, context, {
    action: 'criteria.saved',
    subject: { kind: 'rollout', id: rolloutId },
    after: { ids: definitions.map((definition) => definition.id) },
  });
  return await getCriteria(tx, rolloutId);
}

/** Freezes the criteria with a hash of their text; refused when data has arrived or one kind is missing. */
export async function freezeCriteria(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  if (rollout.criteriaFrozenAt !== null) return refuse(frozenRefusal(rollout.criteriaFrozenAt));
  const definitions = (await store.criteriaOf(tx, rolloutId)).map((row) => row.definition);
  const missing = missingFrom(definitions)[0];
  if (missing !== undefined) return refuse(refusal('criteria_missing', { missing }));
  if (await store.hasOutcomes(tx, rolloutId)) return refuse(refusal('evidence_exists'));

  const hash = createHash('sha256').update(canonicalJson(definitions)).digest();
  await store.markFrozen(tx, context, rolloutId, hash);
  await recordAudit(tx, context, {
    action: 'criteria.frozen',
    subject: { kind: 'rollout', id: rolloutId },
    after: { revision: rollout.revision, hash: hash.toString('hex') },
  });
  return await getCriteria(tx, rolloutId);
}

function frozenRefusal(at: Date): Refusal {
  return refusal('criteria_frozen', { on: at.toISOString().slice(0, 10) });
}

/** What is missing before the criteria can be frozen. */
function missingFrom(definitions: readonly CriterionDefinition[]): CriterionStatement[] {
  const missing: CriterionStatement[] = [];
  if (!definitions.some((definition) => definition.kind !== 'qualitative' && definition.role === 'exit'))
    missing.push(criterionStatement('criteria_need_measured_exit'));
  if (!definitions.some((definition) => definition.kind === 'qualitative'))
    missing.push(criterionStatement('criteria_need_qualitative'));
  return missing;
}

/** The first criterion that cannot be kept as it is, with why. */
function findIncomplete(definitions: readonly CriterionDefinition[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const definition of definitions) {
    const finding = findingsOf(definition)[0];
    if (finding !== undefined)
      return refusal('criterion_incomplete', { criterion: definition.name, finding });
    if (seen.has(definition.id))
      return refusal('criterion_incomplete', {
        criterion: definition.name,
        finding: criterionStatement('criterion_id_repeated'),
      });
    seen.add(definition.id);
  }
  return undefined;
}

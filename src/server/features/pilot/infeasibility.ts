/** Rules that no cohort keeps, as the result of a task: the work was done, and this is its answer. */
import type { PersonId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { infeasibilityStatement, type CohortRefusal } from '#domain/cohort/describe-refusal.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { namesOf } from './member-store.ts';

export type InfeasibleResult = { readonly infeasible: Statement };

export function infeasibleResult(refusal: CohortRefusal): InfeasibleResult {
  return { infeasible: infeasibilityStatement(refusal) };
}

/** What a task's result says about the rules; null when it says nothing against them. */
export function readInfeasibility(result: unknown): Statement | null {
  if (typeof result !== 'object' || result === null || !('infeasible' in result)) return null;
  return (result as InfeasibleResult).infeasible;
}

/** The refusal with people by name and identifier, where the selection knew only their numbers. */
export async function nameRefused(tx: Transaction, refusal: CohortRefusal): Promise<CohortRefusal> {
  if (!('ids' in refusal)) return refusal;
  const names = await namesOf(
    tx,
    refusal.ids.map((id) => Number(id) as PersonId),
  );
  const ids = refusal.ids.map((id) => {
    const person = names.get(Number(id) as PersonId);
    return person === undefined ? id : `${person.displayName} (${person.externalId})`;
  });
  return { ...refusal, ids };
}

/** The list of people in personal care: named, each with who looks after them and why. */
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { expectPeople } from '#server/features/people/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './care-store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

export async function listPersonalCare(
  tx: Transaction,
  rolloutId: RolloutId,
  { after = 0, limit = 100 }: { readonly after?: number; readonly limit?: number },
) {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound;
  const rows = await store.listCared(tx, rolloutId, { after, limit });
  return ok({
    rows: rows.map((row) => ({
      ...row,
      addedAt: row.addedAt.toISOString(),
    })),
    next: rows.length === limit ? (rows.at(-1)?.personId ?? null) : null,
    total: await store.countCared(tx, rolloutId),
  });
}

type NewCare = { readonly people: readonly string[]; readonly owner: string; readonly reason: string };

/** Refuses `people_unknown` with the names nobody has; then nobody is added. */
export async function addPersonalCare(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { people, ...care }: NewCare,
): Promise<Result<{ people: number }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound;
  const found = await expectPeople(tx, people);
  if (!found.ok) return found;
  const personIds = found.value.map(({ personId }) => personId);
  await store.upsertCared(tx, context, rolloutId, personIds, care);
  await recordAudit(tx, context, {
    action: 'personal_care.added',
    subject: { kind: 'rollout', id: rolloutId },
    reason: care.reason,
    after: { owner: care.owner, personIds },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ people: personIds.length });
}

export async function removePersonalCare(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<Result<{ personId: PersonId }, Refusal>> {
  const before = await store.removeCared(tx, rolloutId, personId);
  if (before === undefined) return refuse(refusal('not_found', { what: 'person' }));
  await recordAudit(tx, context, {
    action: 'personal_care.removed',
    subject: { kind: 'rollout', id: rolloutId },
    before: { personId, ...before },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ personId });
}

/** Whom a command of the desk is about: people chosen one by one, or everybody who fits a filter. */
import type { EnrolmentId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { StragglerFilter } from '#contracts/stragglers.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout, type RolloutRow } from '#server/features/rollouts/index.ts';
import { asShown } from '#server/platform/as-shown.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type Choice = {
  readonly enrolmentIds?: readonly EnrolmentId[] | undefined;
  readonly filter?: StragglerFilter | undefined;
  /** How many they were when they were chosen. */
  readonly shown?: number | undefined;
};

export type Chosen = {
  readonly rollout: RolloutRow;
  readonly people: Awaited<ReturnType<typeof store.lockChosen>>;
  readonly enrolmentIds: readonly EnrolmentId[];
};

/** Locks the chosen people. Refuses `not_found`, `stragglers_not_chosen` when nobody or both are given, and `shown_changed`. */
export async function choose(
  tx: Transaction,
  rolloutId: RolloutId,
  { enrolmentIds, filter, shown }: Choice,
): Promise<Result<Chosen, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if ((enrolmentIds === undefined) === (filter === undefined))
    return refuse(refusal('stragglers_not_chosen'));
  const chosen = enrolmentIds === undefined ? { filter: filter! } : { enrolmentIds };
  const people = await store.lockChosen(tx, rolloutId, chosen);
  if (people.length === 0) return refuse(refusal('stragglers_not_chosen'));
  const found = { rollout, people, enrolmentIds: people.map(({ enrolmentId }) => enrolmentId) };
  return asShown(ok(found), shown, () => people.length);
}

/**
 * One person pushes and halts the stages of a rollout, where somebody is named for it: starts, holds and decides. The
 * engine and its rules go on as they do; what people ask for is refused to everybody else.
 */
import type { AccountId, RolloutId } from '#contracts/ids.ts';
import { permissionsOf, roles } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Responsibilities, Responsibility } from '#contracts/responsibilities.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Actor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './responsibility-store.ts';
import { findRollout } from './store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

/** Roles whose holders can do all that a process manager does. */
const fitRoles = roles.filter((role) => {
  const may = permissionsOf([role]);
  return may.has('rollout.run') && may.has('gate.decide');
});

const isAccount = ({ kind, id }: Actor, accountId: AccountId): boolean =>
  kind === 'account' && Number(id) === accountId;

/** The refusal for whoever is not the process manager, where one is named; undefined for the others and the engine. */
export async function barredByManager(
  tx: Transaction,
  { actor }: Context,
  rolloutId: RolloutId,
): Promise<Refusal | undefined> {
  if (actor.kind === 'engine') return undefined;
  const manager = await store.processManagerOf(tx, rolloutId);
  if (manager === undefined || isAccount(actor, manager.accountId)) return undefined;
  return refusal('process_manager', { manager: manager.name });
}

/** Does what only the process manager may ask for, where one is named. */
export async function asManager<Value>(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const barred = await barredByManager(tx, context, rolloutId);
  return barred === undefined ? await work() : refuse(barred);
}

/** The work of a route that only the process manager may ask for, where one is named. */
export function byManager<
  Place extends {
    readonly tx: Transaction;
    readonly context: Context;
    readonly params: { readonly rolloutId: RolloutId };
  },
  Value,
>(
  work: (place: Place) => Promise<Result<Value, Refusal>>,
): (place: Place) => Promise<Result<Value, Refusal>> {
  return async (place) =>
    await asManager(place.tx, place.context, place.params.rolloutId, async () => await work(place));
}

export async function getResponsibilities(
  tx: Transaction,
  { actor }: Context,
  rolloutId: RolloutId,
): Promise<Result<Responsibilities, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound;
  const manager = await store.processManagerOf(tx, rolloutId);
  return ok({
    processManager: manager ?? null,
    mayName: await mayName(tx, actor, manager),
    candidates: await store.accountsWith(tx, fitRoles),
    roles: await store.rolesTable(tx, rolloutId),
  });
}

/** Whoever may decide names the first; after that only the process manager or an administrator hands over. */
async function mayName(
  tx: Transaction,
  actor: Actor,
  manager: store.NamedAccount | undefined,
): Promise<boolean> {
  const isOneOf = (accounts: readonly store.NamedAccount[]): boolean =>
    accounts.some(({ accountId }) => isAccount(actor, accountId));
  if (manager === undefined) return isOneOf(await store.accountsWith(tx, fitRoles));
  return isAccount(actor, manager.accountId) || isOneOf(await store.accountsWith(tx, ['administrator']));
}

/** Refuses `process_manager` to whoever may not hand over, and `process_manager_unfit` for an account without the rights. */
export async function nameProcessManager(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { accountId, reason }: { readonly accountId: AccountId | null; readonly reason: string },
): Promise<Result<Responsibilities, Refusal>> {
  if ((await findRollout(tx, rolloutId, 'lock')) === undefined) return notFound;
  const before = await store.processManagerOf(tx, rolloutId);
  if (before !== undefined && !(await mayName(tx, context.actor, before)))
    return refuse(refusal('process_manager', { manager: before.name }));
  const named = (await store.accountsWith(tx, fitRoles)).find((account) => account.accountId === accountId);
  if (accountId !== null && named === undefined) return refuse(refusal('process_manager_unfit'));
  await store.writeProcessManager(tx, rolloutId, accountId);
  await recordAudit(tx, context, {
    action: 'process_manager.named',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { processManager: before?.name ?? null },
    after: { processManager: named?.name ?? null },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getResponsibilities(tx, context, rolloutId);
}

export async function setResponsibilities(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  wanted: readonly Responsibility[],
): Promise<Result<Responsibilities, Refusal>> {
  if ((await findRollout(tx, rolloutId, 'lock')) === undefined) return notFound;
  const before = await store.rolesTable(tx, rolloutId);
  await store.writeRolesTable(tx, rolloutId, wanted);
  await recordAudit(tx, context, {
    action: 'responsibilities.changed',
    subject: { kind: 'rollout', id: rolloutId },
    before: { roles: before },
    after: { roles: wanted },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getResponsibilities(tx, context, rolloutId);
}

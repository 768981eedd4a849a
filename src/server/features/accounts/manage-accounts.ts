/** Creating accounts, changing their roles and taking their access; the last administrator is protected. */
import type { Account } from '#contracts/accounts.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hashNewPassword } from './new-password.ts';
import * as store from './store.ts';

export type AccountInput = {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly locale?: Locale;
};

const notFound = refusal('not_found', { what: 'account' });

export async function listAccounts(tx: Transaction): Promise<Account[]> {
  return (await store.listAccounts(tx)).map(present);
}

/** Refuses `password_too_weak` and `email_taken`. */
export async function createAccount(
  tx: Transaction,
  context: Context,
  input: AccountInput,
): Promise<Result<Account, Refusal>> {
  const hash = await hashNewPassword(input.password);
  if (!hash.ok) return hash;
  const { displayName, email, roles } = input;
  const accountId = await store.insertAccount(tx, {
    displayName,
    email,
    passwordHash: hash.value,
    locale: input.locale ?? 'en',
  });
  if (accountId === undefined) return refuse(refusal('email_taken'));
  await store.insertMembership(tx, accountId, roles);
  await recordAudit(tx, context, {
    action: 'account.created',
    subject: { kind: 'account', id: accountId },
    after: { displayName, email, roles },
  });
  return ok(present((await store.findAccount(tx, accountId))!));
}

/** Also gives a disabled account its access back; departments left out stay. Refuses `not_found` and `last_administrator`. */
export async function changeAccountRoles(
  tx: Transaction,
  context: Context,
  accountId: AccountId,
  roles: readonly Role[],
  departments?: readonly string[],
): Promise<Result<Account, Refusal>> {
  const account = await store.findAccount(tx, accountId);
  if (account === undefined) return refuse(notFound);
  if (!roles.includes('administrator') && (await isLastAdministrator(tx, account))) {
    return refuse(refusal('last_administrator'));
  }
  await store.updateMembership(tx, accountId, roles, null);
  if (departments !== undefined) await store.writeDepartments(tx, accountId, departments);
  await recordAudit(tx, context, {
    action: 'account.roles_changed',
    subject: { kind: 'account', id: accountId },
    before: { roles: account.roles, departments: account.departments, disabled: account.disabledAt !== null },
    after: { roles, departments: departments ?? account.departments, disabled: false },
  });
  return ok(present((await store.findAccount(tx, accountId))!));
}

/** Refuses `not_found` and `last_administrator`. */
export async function disableAccount(
  tx: Transaction,
  context: Context,
  accountId: AccountId,
): Promise<Result<Account, Refusal>> {
  const account = await store.findAccount(tx, accountId);
  if (account === undefined) return refuse(notFound);
  if (await isLastAdministrator(tx, account)) return refuse(refusal('last_administrator'));
  await store.updateMembership(tx, accountId, account.roles, account.disabledAt ?? context.now);
  await store.endSessions(tx, accountId);
  await recordAudit(tx, context, {
    action: 'account.disabled',
    subject: { kind: 'account', id: accountId },
    before: { roles: account.roles },
  });
  return ok(present((await store.findAccount(tx, accountId))!));
}

async function isLastAdministrator(tx: Transaction, account: store.AccountRow): Promise<boolean> {
  if (account.disabledAt !== null || !account.roles.includes('administrator')) return false;
  return (await store.lockOtherAdministrators(tx, account.accountId)) === 0;
}

function present(row: store.AccountRow): Account {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}

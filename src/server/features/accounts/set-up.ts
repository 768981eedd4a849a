/** The first organisation and its first administrator, through the one-time link or from the environment. */
import type { AccountId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { consoleActor, type Actor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { createSession } from '#server/platform/auth/sessions.ts';
import { consumeSetupToken } from '#server/platform/auth/setup-link.ts';
import { countOrganisations, lockSetup } from '#server/platform/auth/store.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { hashNewPassword } from './new-password.ts';
import * as store from './store.ts';

export type SetupInput = {
  readonly token: string;
  readonly organisationName: string;
  readonly timeZone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale?: Locale;
};

type FirstOrganisation = Omit<SetupInput, 'token' | 'password'> & { readonly passwordHash: string };

/** Returns the secret of the administrator's session. Refuses `setup_done`, `setup_link_invalid`, `password_too_weak`. */
export async function completeSetup(
  { database, clock }: Services,
  input: SetupInput,
  requestId: string,
): Promise<Result<string, Refusal>> {
  const hash = await hashNewPassword(input.password);
  if (!hash.ok) return hash;
  return await inSystem(database, async (tx): Promise<Result<string, Refusal>> => {
    const isAllowed = await consumeSetupToken(tx, input.token, clock());
    if ((await countOrganisations(tx)) > 0) return refuse(refusal('setup_done'));
    if (!isAllowed) return refuse(refusal('setup_link_invalid'));
    const made = await createFirst(tx, { ...input, passwordHash: hash.value }, null, requestId);
    const { accountId, context } = made;
    const secret = await createSession(tx, accountId, context.organisationId, clock());
    await recordAudit(tx, context, {
      action: 'session.started',
      subject: { kind: 'account', id: accountId },
    });
    return ok(secret);
  });
}

/** Creates both from the environment when no organisation exists; false when one does. Refuses `password_too_weak`. */
export async function createFromEnvironment(
  database: Database,
  administrator: { readonly email: string; readonly password: string },
  timeZone: string,
): Promise<Result<boolean, Refusal>> {
  const isSetUp = await inSystem(database, async (tx) => (await countOrganisations(tx)) > 0);
  if (isSetUp) return ok(false);
  const hash = await hashNewPassword(administrator.password);
  if (!hash.ok) return hash;
  return await inSystem(database, async (tx): Promise<Result<boolean, Refusal>> => {
    await lockSetup(tx);
    if ((await countOrganisations(tx)) > 0) return ok(false);
    const { email } = administrator;
    const first = {
      organisationName: 'Organisation',
      timeZone,
      name: email,
      email,
      passwordHash: hash.value,
    };
    await createFirst(tx, first, consoleActor, null);
    return ok(true);
  });
}

/** Without an actor the new administrator is the one who acts. */
async function createFirst(
  tx: Transaction,
  first: FirstOrganisation,
  actor: Actor | null,
  requestId: string | null,
): Promise<{ accountId: AccountId; context: Context }> {
  const locale = first.locale ?? 'en';
  const organisationId = await createOrganisation(tx, {
    name: first.organisationName,
    kind: 'live',
    timeZone: first.timeZone,
    virtualNow: null,
    parentOrganisationId: null,
    defaultLocale: locale,
    helpContact: first.email,
  });
  const accountId = await store.insertAccount(tx, {
    displayName: first.name,
    email: first.email,
    passwordHash: first.passwordHash,
    locale,
  });
  if (accountId === undefined) throw new Error('an installation without an organisation has an account');
  await store.insertMembership(tx, accountId, ['administrator']);
  const context = await createContext(tx, {
    organisationId,
    actor: actor ?? { kind: 'account', id: String(accountId), name: first.name },
    requestId,
  });
  await recordAudit(tx, context, {
    action: 'organisation.created',
    subject: { kind: 'organisation', id: organisationId },
    after: { name: first.organisationName, timeZone: first.timeZone },
  });
  await recordAudit(tx, context, {
    action: 'account.created',
    subject: { kind: 'account', id: accountId },
    after: { email: first.email, roles: ['administrator'] },
  });
  return { accountId, context };
}

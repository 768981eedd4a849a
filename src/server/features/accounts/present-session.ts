/** The session as the API shows it: everything the web app needs before it draws its first page. */
import type { Session } from '#contracts/session.ts';
import { accountIdOf, localeOf, type Caller } from '#server/platform/auth/caller.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import { presentOrganisation, readOrganisation } from '#server/features/organisation/index.ts';

const nobody: Session = {
  account: null,
  organisation: null,
  organisations: [],
  roles: [],
  permissions: [],
  csrfToken: null,
  locale: 'en',
};

/** Nobody's session when the caller is null; an API token has an organisation and rights, but no account. */
export async function presentSession(services: Services, caller: Caller | null): Promise<Session> {
  if (caller === null) return nobody;
  const row = await inOrganisation(services.database, caller.organisationId, readOrganisation);
  const { createdAt: _, ...organisation } = presentOrganisation(row, services.clock);
  const account = caller.session?.account;
  return {
    account:
      account === undefined
        ? null
        : { accountId: account.accountId, displayName: account.displayName, email: account.email },
    organisation,
    organisations: (caller.session?.memberships ?? []).map(({ roles: _roles, ...membership }) => membership),
    roles: [...caller.roles],
    permissions: [...caller.permissions],
    csrfToken: caller.session?.csrfToken ?? null,
    locale: accountIdOf(caller) === null ? organisation.defaultLocale : localeOf(caller),
  };
}

/** Somebody signed in to a small sample organisation, made without clicking: for tests that look at its pages only. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { fillSampleOrganisation } from '#server/engine/rehearsal/sample-organisation.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { createSession, sessionCookie } from '#server/platform/auth/sessions.ts';
import { inOrganisation, inSystem } from '#server/platform/db/database.ts';
import type { Application } from './application.ts';

export type SignedIn = {
  readonly organisationId: OrganisationId;
  readonly cookies: readonly { readonly name: string; readonly value: string; readonly url: string }[];
};

/** Makes the organisation with `people` in it and signs its administrator in; takes a few seconds. */
export async function createSampleAccount(
  { database, address }: Application,
  { people, locale }: { readonly people: number; readonly locale: Locale },
): Promise<SignedIn> {
  const today = new Date();
  const organisationId = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: 'Lindmark Industries (sample)',
        kind: 'sample',
        timeZone: 'Europe/Stockholm',
        defaultLocale: locale,
        helpContact: 'helpdesk@example.com',
        virtualNow: today,
        parentOrganisationId: null,
      }),
  );
  const secret = await inOrganisation(database, organisationId, async (tx) => {
    const administrator = { displayName: 'Anna Berg', email: 'anna.berg@example.com', passwordHash: 'none', locale };
    const accountId = await insertAccount(tx, administrator);
    await insertMembership(tx, accountId!, ['administrator']);
    return await createSession(tx, accountId!, organisationId, today);
  });
  await fillSampleOrganisation(
    database,
    organisationId,
    { today, publicUrl: address, people },
    async () => undefined,
  );
  return { organisationId, cookies: [{ name: sessionCookie, value: secret, url: address }] };
}

/** Somebody signed in to a small sample organisation, made without clicking: for tests that look at its pages only. */
import { buildPath, type Input, type Output, type AnyInput, type RouteDefinition } from '#contracts/route.ts';
import { csrfHeader, sessionRoutes, type Session } from '#contracts/session.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { fillSampleOrganisation } from '#server/engine/rehearsal/sample-organisation.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { createSession, sessionCookie } from '#server/platform/auth/sessions.ts';
import { inOrganisation, inSystem } from '#server/platform/db/database.ts';
import type { Application } from './application.ts';

export type SignedIn = {
  readonly cookies: readonly { readonly name: string; readonly value: string; readonly url: string }[];
  /** Calls a route as this account. */
  readonly call: <Route extends RouteDefinition>(route: Route, input: Input<Route>) => Promise<Output<Route>>;
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
    const administrator = {
      displayName: 'Anna Berg',
      email: 'anna.berg@example.com',
      passwordHash: 'none',
      locale,
    };
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
  return {
    cookies: [{ name: sessionCookie, value: secret, url: address }],
    call: createCaller(address, `${sessionCookie}=${secret}`),
  };
}

/** Calls routes over HTTP as the signed-in account; anything but success throws. */
function createCaller(address: string, cookie: string): SignedIn['call'] {
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
    return await response.json();
  };
  return async (route, input) => {
    const { params, query, body } = input as AnyInput;
    const path = buildPath(route, params, query);
    if (route.method === 'GET') return (await send('GET', path, {})) as never;
    const { csrfToken } = (await send('GET', sessionRoutes.getSession.path, {})) as Session;
    const headers = { [csrfHeader]: csrfToken ?? '', 'content-type': 'application/json' };
    return (await send(route.method, path, headers, body)) as never;
  };
}

/** Routes of accounts, sessions, API tokens and the first visit. */
import type { FastifyReply } from 'fastify';
import { accountRoutes as accounts } from '#contracts/accounts.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { sessionRoutes as sessions, type Session } from '#contracts/session.ts';
import { setupRoutes as setup } from '#contracts/setup.ts';
import { tokenRoutes as tokens } from '#contracts/tokens.ts';
import { ok, type Result } from '#domain/result.ts';
import { accountIdOf, identifyCaller } from '#server/platform/auth/caller.ts';
import { sessionCookie, sessionDaysMax } from '#server/platform/auth/sessions.ts';
import { isSetupNeeded } from '#server/platform/auth/setup-link.ts';
import { deleteSession } from '#server/platform/auth/store.ts';
import { isHttps } from '#server/platform/config.ts';
import { inSystem } from '#server/platform/db/database.ts';
import { handle, handleRaw, type Exchange, type RouteHandler } from '#server/platform/http/handler.ts';
import type { Services } from '#server/platform/http/services.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { changeAccountRoles, createAccount, disableAccount, listAccounts } from './manage-accounts.ts';
import { createToken, listTokens, revokeToken } from './manage-tokens.ts';
import { presentSession } from './present-session.ts';
import { completeSetup } from './set-up.ts';
import { signIn, signOut, switchOrganisation } from './sign-in.ts';
import { updateLocale } from './store.ts';

const sessionHandlers: readonly RouteHandler[] = [
  handleRaw(setup.getSetup, async ({ services }) => ok({ needed: await isSetupNeeded(services.database) })),
  handleRaw(setup.completeSetup, async (call) => {
    const secret = await completeSetup(call.services, call.body, call.requestId);
    return secret.ok ? await enter(call, secret.value) : secret;
  }),
  handleRaw(sessions.getSession, async ({ services, caller }) => ok(await presentSession(services, caller))),
  handleRaw(sessions.startSession, async (call) => {
    const attempt = { ...call.body, address: call.request.ip };
    const secret = await signIn(call.services, attempt, call.requestId);
    return secret.ok ? await enter(call, secret.value) : secret;
  }),
  handleRaw(sessions.endSession, async ({ services, caller, reply, requestId }) => {
    await signOut(services, caller!, requestId);
    void reply.clearCookie(sessionCookie, { path: '/' });
    return ok({ signedOut: true as const });
  }),
  handleRaw(sessions.updateSession, async ({ services, caller, request, body }) => {
    const accountId = accountIdOf(caller!);
    if (accountId !== null) {
      await inSystem(services.database, async (tx) => await updateLocale(tx, accountId, body.locale));
    }
    return await currentSession(services, request.cookies[sessionCookie], caller);
  }),
  handleRaw(
    sessions.changeOwnPassword,
    async ({ services, caller, request, requestId, body }) =>
      await changeOwnPassword(services, caller!, { ...body, address: request.ip, requestId }),
  ),
  handleRaw(sessions.switchOrganisation, async ({ services, caller, request, body }) => {
    const switched = await switchOrganisation(services, caller!, body.organisationId);
    return switched.ok ? await currentSession(services, request.cookies[sessionCookie], caller) : switched;
  }),
];

const accountHandlers: readonly RouteHandler[] = [
  handle(accounts.listAccounts, async ({ tx }) => ok({ accounts: await listAccounts(tx) })),
  handle(accounts.createAccount, async ({ tx, context, body }) => await createAccount(tx, context, body)),
  handle(
    accounts.changeAccountRoles,
    async ({ tx, context, params, body }) =>
      await changeAccountRoles(tx, context, params.accountId, body.roles, body.departments),
  ),
  handle(
    accounts.disableAccount,
    async ({ tx, context, params }) => await disableAccount(tx, context, params.accountId),
  ),
  handle(tokens.listTokens, async ({ tx }) => ok({ tokens: await listTokens(tx) })),
  handle(tokens.createToken, async ({ tx, context, body, services }) =>
    ok(await createToken(tx, context, body, services.clock())),
  ),
  handle(
    tokens.revokeToken,
    async ({ tx, context, params, services }) =>
      await revokeToken(tx, context, params.tokenId, services.clock()),
  ),
];

export const accountsRoutes: readonly RouteHandler[] = [...sessionHandlers, ...accountHandlers];

/** Sets the cookie of a new session, ends the one the browser had before, and answers with the new one. */
async function enter(
  { services, reply, caller }: Exchange,
  secret: string,
): Promise<Result<Session, Refusal>> {
  const previous = caller?.session;
  if (previous !== null && previous !== undefined) {
    await inSystem(services.database, async (tx) => await deleteSession(tx, previous.tokenHash));
  }
  setSessionCookie(reply, services, secret);
  return await currentSession(services, secret, null);
}

function setSessionCookie(reply: FastifyReply, { config }: Services, secret: string): void {
  void reply.setCookie(sessionCookie, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    maxAge: sessionDaysMax * 86_400,
  });
}

/** The session as it is after a change. A caller without a cookie is an API token, which stays as it was. */
async function currentSession(
  services: Services,
  secret: string | undefined,
  caller: Exchange['caller'],
): Promise<Result<Session, Refusal>> {
  if (secret === undefined || caller?.session === null) return ok(await presentSession(services, caller));
  const credentials = { authorization: undefined, cookies: { [sessionCookie]: secret } };
  const now = await identifyCaller(services.database, credentials, services.clock());
  return ok(await presentSession(services, now));
}

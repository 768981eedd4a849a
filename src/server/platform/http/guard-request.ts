/** Decides before the body is read whether a request may go on: sign-in, origin, CSRF token, permission. */
import type { FastifyRequest } from 'fastify';
import type { RouteDefinition } from '#contracts/route.ts';
import { csrfHeader } from '#contracts/session.ts';
import { identifyCaller, type Caller } from '#server/platform/auth/caller.ts';
import {
  isFromElsewhere,
  lacksSessionToken,
  type RequestOrigin,
} from '#server/platform/auth/request-forgery.ts';
import { answerInLanguage } from './answer-language.ts';
import { HttpProblem } from './problem-answers.ts';
import type { Services } from './services.ts';

/** The caller, or null on a public route without valid credentials; throws HttpProblem when refused. */
export async function guardRequest(
  request: FastifyRequest,
  route: RouteDefinition,
  services: Services,
): Promise<Caller | null> {
  const { authorization } = request.headers;
  const origin = originOf(request, services.config.publicUrl);
  // A bearer token is never sent by a browser of its own accord, so nothing can be forged with it.
  if (authorization === undefined && isFromElsewhere(origin)) throw new HttpProblem('cross_site');
  const caller = await identifyCaller(
    services.database,
    { authorization, cookies: request.cookies },
    services.clock(),
  );
  if (caller?.session) answerInLanguage(request, caller.session.account.locale);
  if (route.access === 'public') return caller;
  if (caller === null) throw new HttpProblem('not_signed_in');
  if (caller.session !== null && lacksSessionToken(origin, caller.session.csrfToken)) {
    throw new HttpProblem('cross_site');
  }
  if (route.access !== 'signed_in' && !caller.permissions.has(route.access)) {
    throw new HttpProblem('forbidden');
  }
  return caller;
}

function originOf(request: FastifyRequest, publicUrl: string | null): RequestOrigin {
  const { headers, method } = request;
  return {
    method,
    secFetchSite: textOf(headers['sec-fetch-site']),
    origin: headers.origin,
    host: headers.host,
    publicHost: publicUrl === null ? null : new URL(publicUrl).host,
    csrfToken: textOf(headers[csrfHeader]),
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

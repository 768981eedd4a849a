/** Signs an application in (OAuth 2.0 client credentials): one POST, whose refusals become sentences. */
import {
  connectionStatement as state,
  type ConnectionStatement,
} from '#contracts/sentences/connection-sentences.ts';
import type { Ask } from './ask.ts';
import type { GraphEndpoints } from './cloud-endpoints.ts';
import { signAssertion, type Credential } from './credential.ts';
import { GraphFailure } from './graph-failure.ts';
import { listOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts';

export type Application = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
};

export type Token = {
  readonly secret: string;
  readonly expiresAt: number;
  /** The application permissions it carries; null when the token does not say. */
  readonly roles: readonly string[] | null;
};

/** Renewed so long before its end that no request begins with a token that is about to go. */
const earlyMilliseconds = 5 * 60_000;

/** Throws GraphFailure with why Entra refuses. */
export async function requestToken(
  ask: Ask,
  endpoints: GraphEndpoints,
  { tenantId, clientId, credential }: Application,
  now: () => Date,
): Promise<Token> {
  const address = `${endpoints.signIn}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
  const answer = await ask(address, () => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: clientId,
      grant_type: 'client_credentials',
      scope: `${endpoints.graph}/.default`,
      ...proofOf(credential, { audience: address, clientId, now: now() }),
    }).toString(),
  }));
  const body = objectOf(answer.body);
  const secret = textOf(body['access_token']);
  const lifeSeconds = numberOf(body['expires_in']);
  if (answer.status !== 200 || secret === null || lifeSeconds === null) throw new GraphFailure(explain(body));
  const expiresAt = now().getTime() + lifeSeconds * 1000 - earlyMilliseconds;
  return { secret, expiresAt, roles: readRoles(secret) };
}

function proofOf(
  credential: Credential,
  claims: Parameters<typeof signAssertion>[1],
): Record<string, string> {
  if (credential.kind === 'secret') return { client_secret: credential.secret };
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signAssertion(credential.pem, claims),
  };
}

/** What the codes of Entra mean for whoever has to mend it. */
const meanings: ReadonlyMap<number, ConnectionStatement> = new Map<number, ConnectionStatement>([
  [7_000_215, state('graph_secret_wrong')],
  [7_000_216, state('graph_secret_wrong')],
  [7_000_222, state('graph_secret_expired')],
  [700_027, state('graph_certificate_unknown')],
  [700_021, state('graph_certificate_unknown')],
  [90_002, state('graph_tenant_unknown')],
  [900_023, state('graph_tenant_unknown')],
  [700_016, state('graph_app_unknown')],
  [7_000_112, state('graph_app_disabled')],
  [53_003, state('graph_policy_blocks')],
  [530_035, state('graph_policy_blocks')],
]);

function explain(refused: JsonObject): ConnectionStatement {
  const known = listOf(refused['error_codes'])
    .map(Number)
    .find((code) => meanings.has(code));
  const named = /AADSTS(\d+)/.exec(textOf(refused['error_description']) ?? '')?.[1];
  const code = known ?? Number(named);
  const reason = Number.isNaN(code) ? (textOf(refused['error']) ?? 'unknown') : `AADSTS${code}`;
  return meanings.get(code) ?? state('graph_token_refused', { reason });
}

/** A token is Graph's to read: what it says is a hint for checking, and nothing is decided by it. */
function readRoles(token: string): readonly string[] | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return listOf(objectOf(claims)['roles']).filter((role) => typeof role === 'string');
  } catch {
    return null;
  }
}

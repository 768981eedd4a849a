/** The token endpoint: client credentials with a secret or a signed assertion, refused in the words and codes of Entra. */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';

export type Registered = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  /** PEM of a certificate that is registered, besides the secret. */
  readonly certificate?: string;
};

export type SignInAnswer = { readonly status: number; readonly body: Record<string, unknown> };

type Issue = { readonly roles: readonly string[]; readonly lifeSeconds: number };

/** `address` is what the request was sent to, as the audience of an assertion has to be. */
export function signIn(
  form: URLSearchParams,
  { tenantId, address }: { readonly tenantId: string; readonly address: string },
  registered: Registered,
  issue: Issue,
): SignInAnswer {
  if (tenantId !== registered.tenantId)
    return refused(400, 'invalid_request', 90_002, `Tenant '${tenantId}' not found.`);
  if (form.get('client_id') !== registered.clientId)
    return refused(400, 'unauthorized_client', 700_016, 'Application was not found in the directory.');
  if (form.get('grant_type') !== 'client_credentials' || form.get('scope')?.endsWith('/.default') !== true)
    return refused(400, 'invalid_scope', 1_002_012, 'The scope is not valid for client credentials.');
  const assertion = form.get('client_assertion');
  if (assertion === null && form.get('client_secret') !== registered.secret)
    return refused(
      401,
      'invalid_client',
      7_000_215,
      'Invalid client secret provided. Send the secret value, not its id.',
    );
  if (assertion !== null && !isSigned(assertion, address, registered))
    return refused(401, 'invalid_client', 700_027, 'Client assertion failed signature validation.');
  const token = tokenOf(issue);
  return { status: 200, body: { token_type: 'Bearer', expires_in: issue.lifeSeconds, access_token: token } };
}

function refused(status: number, error: string, code: number, message: string): SignInAnswer {
  const description = `AADSTS${code}: ${message} Trace ID: 0 Timestamp: 2026-11-20 08:00:00Z`;
  return { status, body: { error, error_description: description, error_codes: [code] } };
}

let issued = 0;

/** Unsigned: the stand-in knows its tokens by their text. */
function tokenOf({ roles, lifeSeconds }: Issue): string {
  issued += 1;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ roles, lifeSeconds, issued })}.x`;
}

function isSigned(assertion: string, address: string, { certificate, clientId }: Registered): boolean {
  if (certificate === undefined) return false;
  const [header = '', claims = '', signature = ''] = assertion.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const known = new X509Certificate(certificate);
  const thumbprint = createHash('sha256').update(known.raw).digest('base64url');
  const { alg, 'x5t#S256': named } = read(header);
  const { aud, iss, sub, jti, exp, nbf } = read(claims);
  const now = Date.now() / 1000;
  const isTimely = Number(nbf) <= now + 5 && Number(exp) > now && Number(exp) - Number(nbf) <= 600;
  const isOurs = aud === address && iss === clientId && sub === clientId && String(jti).length > 10;
  const isRight = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    {
      key: known.publicKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    },
    Buffer.from(signature, 'base64url'),
  );
  return alg === 'PS256' && named === thumbprint && isTimely && isOurs && isRight;
}

/**
 * How an application proves who it is: with a client secret, or with a certificate whose private key signs an
 * assertion (RFC 7523; header `x5t#S256` and PS256 as the Microsoft identity platform asks).
 */
import { constants, createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';

export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Certificate and unprotected private key in one PEM text. */
  | { readonly kind: 'certificate'; readonly pem: string };

export type CertificateFacts = {
  /** SHA-256 of the certificate, in hexadecimal as Entra shows it. */
  readonly thumbprint: string;
  readonly expiresAt: Date;
};

const assertionLifeSeconds = 300;

/** Reads a certificate with its key. Refuses `connection_credential`. */
export function readCertificate(pem: string, now: Date): Result<CertificateFacts, Refusal> {
  const no = (problem: 'no_certificate' | 'no_key' | 'other_key' | 'not_rsa' | 'expired') =>
    refuse(refusal('connection_credential', { problem }));
  const certificate = attempt(() => new X509Certificate(pem));
  if (certificate === undefined) return no('no_certificate');
  const key = attempt(() => createPrivateKey(pem));
  if (key === undefined) return no('no_key');
  if (key.asymmetricKeyType !== 'rsa') return no('not_rsa');
  if (!certificate.checkPrivateKey(key)) return no('other_key');
  const expiresAt = certificate.validToDate;
  if (expiresAt <= now) return no('expired');
  return ok({ thumbprint: certificate.fingerprint256.replaceAll(':', ''), expiresAt });
}

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export type Claims = { readonly audience: string; readonly clientId: string; readonly now: Date };

/** A JSON Web Token that the private key signs, good for five minutes and for one use. */
export function signAssertion(pem: string, { audience, clientId, now }: Claims): string {
  const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  const issuedAt = Math.floor(now.getTime() / 1000);
  const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint };
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: issuedAt,
    iat: issuedAt,
    exp: issuedAt + assertionLifeSeconds,
  };
  const content = [header, claims].map((part) => encode(JSON.stringify(part))).join('.');
  const signature = sign('sha256', Buffer.from(content), {
    key: createPrivateKey(pem),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  });
  return `${content}.${encode(signature)}`;
}

function encode(part: string | Buffer): string {
  return Buffer.from(part).toString('base64url');
}

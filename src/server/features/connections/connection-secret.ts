/** The secret of a connection: checked, encrypted for keeping, and opened where the application signs in. */
import type { CredentialInput } from '#contracts/connections.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readCertificate, type Credential } from '#server/platform/graph/index.ts';
import { openSecret, readSecretKey, sealSecret, type KeyPlace } from '#server/platform/secret-box.ts';
import type { ConnectionSettings } from './store.ts';

/** The application a secret belongs to: moved to another one, it does not open. */
export type SecretOwner = Pick<ConnectionSettings, 'cloud' | 'tenantId' | 'clientId'>;

export type SealedCredential = Pick<
  ConnectionSettings,
  'credentialKind' | 'credential' | 'thumbprint' | 'expiresAt'
>;

/** Refuses `connection_credential` and `secret_key_unusable`. */
export function sealCredential(
  place: KeyPlace,
  owner: SecretOwner,
  given: CredentialInput,
  now: Date,
): Result<SealedCredential, Refusal> {
  const key = readSecretKey(place);
  if (!key.ok) return key;
  if (given.kind === 'secret') {
    const credential = sealSecret(key.value, given.secret.trim(), aboutOf(owner));
    return ok({ credentialKind: 'secret', credential, thumbprint: null, expiresAt: null });
  }
  const facts = readCertificate(given.pem, now);
  if (!facts.ok) return facts;
  const credential = sealSecret(key.value, given.pem, aboutOf(owner));
  return ok({ credentialKind: 'certificate', credential, ...facts.value });
}

/** Refuses `connection_secret_lost` and `secret_key_unusable`. */
export function openCredential(
  place: KeyPlace,
  {
    credentialKind,
    credential,
    ...owner
  }: SecretOwner & Pick<ConnectionSettings, 'credentialKind' | 'credential'>,
): Result<Credential, Refusal> {
  const key = readSecretKey(place);
  if (!key.ok) return key;
  const text = openSecret(key.value, credential, aboutOf(owner));
  if (text === null) return refuse(refusal('connection_secret_lost'));
  return ok(
    credentialKind === 'secret' ? { kind: 'secret', secret: text } : { kind: 'certificate', pem: text },
  );
}

function aboutOf({ cloud, tenantId, clientId }: SecretOwner): string {
  return `connection ${cloud} ${tenantId.toLowerCase()} ${clientId.toLowerCase()}`;
}

/** The secrets that sign what a webhook sends: encrypted for keeping, and opened where it is signed. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { openSecret, readSecretKey, sealSecret, type KeyPlace } from '#server/platform/secret-box.ts';
import { createWebhookSecret, secretPrefix } from './sign.ts';

export type NewSecret = { readonly secret: string; readonly sealed: Buffer };

/** A new secret and what is kept of it; in another organisation it does not open. Refuses `secret_key_unusable`. */
export function makeSecret(place: KeyPlace, organisationId: OrganisationId): Result<NewSecret, Refusal> {
  const key = readSecretKey(place);
  if (!key.ok) return key;
  const secret = createWebhookSecret();
  return ok({ secret, sealed: sealSecret(key.value, secret, aboutOf(organisationId)) });
}

/** Null when this server has another key than the one they were kept with. */
export function openSecrets(
  place: KeyPlace,
  organisationId: OrganisationId,
  kept: readonly Buffer[],
): readonly string[] | null {
  const secrets = kept.map((bytes) => openOne(place, organisationId, bytes));
  return secrets.every((secret) => secret !== null) ? secrets : null;
}

function openOne(place: KeyPlace, organisationId: OrganisationId, bytes: Buffer): string | null {
  const text = bytes.toString('latin1');
  // Version 0.1.0 kept them as they are; the next rotation encrypts them.
  if (text.startsWith(secretPrefix)) return text;
  const key = readSecretKey(place);
  return key.ok ? openSecret(key.value, bytes, aboutOf(organisationId)) : null;
}

function aboutOf(organisationId: OrganisationId): string {
  return `webhook of organisation ${organisationId}`;
}

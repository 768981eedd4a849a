/**
 * Personal links: a signed token that opens one person's own page, without signing in. Not stored: it names the
 * organisation, person, rollout, the person's link version and its last day, and carries an HMAC-SHA-256 tag of
 * 128 bits (RFC 2104). Raising the person's link version ends every link given out before.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OrganisationId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { Transaction } from './db/database.ts';
import { readOrKeepKey } from './personal-link-store.ts';

export type PersonalLinkClaims = {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly rolloutId: RolloutId;
  readonly linkVersion: number;
  /** The last day on which it works, in days since 1970-01-01 UTC. */
  readonly lastDay: number;
};

/** How long a link works, in days. */
export const linkLifeDays = 365;

const format = 1;
const tagBytes = 16;
const purpose = 'bellwether personal link';
const dayMilliseconds = 86_400_000;

/** The key that signs links, created when the installation has none. */
export async function readLinkKey(tx: Transaction): Promise<Buffer> {
  return await readOrKeepKey(tx, randomBytes(32));
}

/** The last day of a link that is given out now. */
export function lastDayFrom(now: Date): number {
  return Math.floor(now.getTime() / dayMilliseconds) + linkLifeDays;
}

/** Signs a link token: about 40 characters of base64url. */
export function signPersonalLink(key: Buffer, claims: PersonalLinkClaims): string {
  const payload = Buffer.from([
    format,
    ...varint(claims.organisationId),
    ...varint(claims.personId),
    ...varint(claims.rolloutId),
    ...varint(claims.linkVersion),
    ...varint(claims.lastDay),
  ]);
  return Buffer.concat([payload, tagOf(key, payload)]).toString('base64url');
}

/** What a token says when its tag is right, else undefined. Expiry and version are the caller's to compare. */
export function readPersonalLink(key: Buffer, token: string): PersonalLinkClaims | undefined {
  if (!/^[A-Za-z0-9_-]{20,100}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= tagBytes || bytes.toString('base64url') !== token) return undefined;
  const payload = bytes.subarray(0, -tagBytes);
  if (!timingSafeEqual(bytes.subarray(-tagBytes), tagOf(key, payload))) return undefined;
  const numbers = payload[0] === format ? readVarints(payload.subarray(1)) : [];
  if (numbers.length !== 5) return undefined;
  const [organisationId, personId, rolloutId, linkVersion, lastDay] = numbers;
  return {
    organisationId: organisationId as OrganisationId,
    personId: personId as PersonId,
    rolloutId: rolloutId as RolloutId,
    linkVersion: linkVersion!,
    lastDay: lastDay!,
  };
}

/** Whether the link's last day has passed. */
export function isLinkExpired(claims: PersonalLinkClaims, now: Date): boolean {
  return Math.floor(now.getTime() / dayMilliseconds) > claims.lastDay;
}

function tagOf(key: Buffer, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(purpose).update(payload).digest().subarray(0, tagBytes);
}

function varint(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a natural number: ${value}`);
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return bytes;
}

function readVarints(bytes: Buffer): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
    scale = 1;
  }
  return scale === 1 ? numbers : [];
}

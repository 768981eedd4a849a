/**
 * Feed links: a signed token that opens the calendar of one organisation, without signing in. Not stored: it names the
 * organisation and the version of its feed, and carries an HMAC-SHA-256 tag of 128 bits (RFC 2104) by the key of
 * personal links, for a purpose of its own. Raising the version ends every link given out before.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OrganisationId } from '#contracts/ids.ts';

export type FeedClaims = { readonly organisationId: OrganisationId; readonly version: number };

const tagBytes = 16;
const purpose = 'bellwether calendar feed';

function tagOf(key: Buffer, { organisationId, version }: FeedClaims): Buffer {
  return createHmac('sha256', key)
    .update(`${purpose} ${organisationId} ${version}`)
    .digest()
    .subarray(0, tagBytes);
}

export function signFeedLink(key: Buffer, claims: FeedClaims): string {
  return `${claims.organisationId}-${claims.version}-${tagOf(key, claims).toString('hex')}`;
}

/** What a token says when its tag is right, else undefined. Whether the version stands is the caller's to compare. */
export function readFeedLink(key: Buffer, token: string): FeedClaims | undefined {
  const [, organisation, version, tag] = /^(\d{1,9})-(\d{1,9})-([0-9a-f]{32})$/.exec(token) ?? [];
  if (organisation === undefined || version === undefined || tag === undefined) return undefined;
  const claims = { organisationId: Number(organisation) as OrganisationId, version: Number(version) };
  return timingSafeEqual(Buffer.from(tag, 'hex'), tagOf(key, claims)) ? claims : undefined;
}

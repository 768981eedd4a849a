/**
 * Opens a personal link: checks its tag, its last day, the person's link version and that the person has a place,
 * and then works inside the person's organisation as that person. Every failure looks the same from outside.
 */
import type { RolloutId } from '#contracts/ids.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Transaction } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import { isLinkExpired, readLinkKey, readPersonalLink } from '#server/platform/personal-link.ts';
import { findPlace, type PlaceRow } from './store.ts';

export type Visit = {
  readonly tx: Transaction;
  readonly context: Context;
  readonly rolloutId: RolloutId;
  readonly place: PlaceRow;
};

export type VisitRequest = {
  readonly token: string;
  readonly requestId: string;
  readonly services: Pick<Services, 'database' | 'clock'>;
};

/** Runs `work` for the person of the link, in one transaction; undefined when the link does not work. */
export async function openLink<Value>(
  { token, requestId, services }: VisitRequest,
  work: (visit: Visit) => Promise<Value>,
): Promise<Value | undefined> {
  const { database, clock } = services;
  const key = await inSystem(database, readLinkKey);
  const claims = readPersonalLink(key, token);
  if (claims === undefined) return undefined;
  const { organisationId, personId, rolloutId } = claims;
  return await inOrganisation(database, organisationId, async (tx) => {
    const place = await findPlace(tx, rolloutId, personId);
    if (place === undefined || !place.active || place.linkVersion !== claims.linkVersion) return undefined;
    const actor = { kind: 'person' as const, id: String(personId), name: place.displayName };
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    if (isLinkExpired(claims, context.now)) return undefined;
    return await work({ tx, context, rolloutId, place });
  });
}

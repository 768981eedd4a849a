/** What every command needs to know about its caller: organisation, actor, request and the time that counts. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Actor } from './actor.ts';
import { organisationNow, realClock, type Clock } from './clock.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readVirtualNow } from './organisation-clock-store.ts';

export type Context = {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly requestId: string | null;
  /** The organisation's clock: virtual in sample and rehearsal organisations. */
  readonly now: Date;
};

export type ContextOrigin = {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly requestId?: string | null;
  readonly clock?: Clock;
};

/** Builds the context of a transaction that is inside the organisation; reads the organisation's clock. */
export async function createContext(tx: Transaction, origin: ContextOrigin): Promise<Context> {
  return {
    organisationId: origin.organisationId,
    actor: origin.actor,
    requestId: origin.requestId ?? null,
    now: organisationNow(await readVirtualNow(tx), origin.clock ?? realClock),
  };
}

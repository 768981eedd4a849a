/** The calendar under a secret address, for programs that subscribe to it: made, renewed, ended and read. */
import { calendarRoutes, type CalendarFeed } from '#contracts/calendar.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { buildPath } from '#contracts/route.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { engineActor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Transaction } from '#server/platform/db/database.ts';
import { readFeedLink, signFeedLink } from '#server/platform/feed-link.ts';
import type { Services } from '#server/platform/http/services.ts';
import { readLinkKey } from '#server/platform/personal-link.ts';
import { exportCalendar } from './export-calendar.ts';
import * as store from './feed-store.ts';

export async function getFeed(tx: Transaction, { organisationId }: Context): Promise<CalendarFeed> {
  const feed = await store.findFeed(tx);
  if (feed === undefined || !feed.isOpen) return { path: null, madeBy: null, madeAt: null };
  const token = signFeedLink(await readLinkKey(tx), { organisationId, version: feed.version });
  return {
    path: buildPath(calendarRoutes.readCalendarFeed, { token }),
    madeBy: feed.madeBy,
    madeAt: feed.madeAt.toISOString(),
  };
}

/** Opens the calendar under a new address; one given out before opens nothing any more. */
export async function renewFeed(tx: Transaction, context: Context, locale: Locale): Promise<CalendarFeed> {
  await store.saveFeed(tx, context, { isOpen: true, locale });
  await recordAudit(tx, context, {
    action: 'calendar_feed.renewed',
    subject: { kind: 'organisation', id: context.organisationId },
    after: { locale },
  });
  return await getFeed(tx, context);
}

export async function endFeed(tx: Transaction, context: Context): Promise<CalendarFeed> {
  const feed = await store.findFeed(tx);
  await store.saveFeed(tx, context, { isOpen: false, locale: feed?.locale ?? 'en' });
  await recordAudit(tx, context, {
    action: 'calendar_feed.ended',
    subject: { kind: 'organisation', id: context.organisationId },
  });
  return await getFeed(tx, context);
}

/** The file for whoever has the address. Every wrong, renewed or ended address is refused alike. */
export async function readFeed(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  token: string,
): Promise<Result<string, Refusal>> {
  const notFound = refuse(refusal('not_found', { what: 'calendar_feed' }));
  const claims = readFeedLink(await inSystem(database, readLinkKey), token);
  if (claims === undefined) return notFound;
  const { organisationId } = claims;
  return await inOrganisation(database, organisationId, async (tx) => {
    const feed = await store.findFeed(tx);
    if (feed === undefined || !feed.isOpen || feed.version !== claims.version) return notFound;
    const context = await createContext(tx, { organisationId, actor: engineActor, clock });
    return ok(await exportCalendar(tx, context, feed.locale));
  });
}

/** SQL for the secret address of the calendar. */
import { sql } from 'kysely';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type FeedRow = {
  readonly version: number;
  readonly isOpen: boolean;
  readonly locale: Locale;
  readonly madeBy: string;
  readonly madeAt: Date;
};

export async function findFeed(tx: Transaction): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select version, is_open as "isOpen", locale, made_by as "madeBy", made_at as "madeAt" from calendar_feed
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0];
}

/** Opens it under a new address, or closes it; addresses given out before open nothing any more. */
export async function saveFeed(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { isOpen, locale }: Pick<FeedRow, 'isOpen' | 'locale'>,
): Promise<void> {
  await sql`
    insert into calendar_feed as f (organisation_id, version, is_open, locale, made_by, made_at)
    values (${organisationId}, 1, ${isOpen}, ${locale}, ${actor.name}, ${now})
    on conflict (organisation_id) do update set version = f.version + 1, is_open = excluded.is_open,
      locale = excluded.locale, made_by = excluded.made_by, made_at = excluded.made_at`.execute(tx);
}

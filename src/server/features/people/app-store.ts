/** SQL that reads apps, by page, and counts what they can be filtered by. */
import { sql, type RawBuilder } from 'kysely';
import type { AppRow, AppSummary, ImportanceGroup } from '#contracts/people.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import {
  countRows,
  isActive,
  measureRows,
  startOf,
  type DeviceFilter,
  type Page,
  type TableSize,
} from './directory-store.ts';

export type AppFilter = DeviceFilter & {
  readonly importance?: ImportanceGroup | undefined;
  /** One of the platforms of an app. */
  readonly platform?: string | undefined;
};

const app = sql`app a`;
const appColumns = sql`
  a.app_id as "appId", a.external_id as "externalId", a.name, a.publisher, a.version, a.platform,
  a.app_type as "appType", a.importance, a.owner_reference as "ownerReference", a.active, a.attributes`;

export async function listApps(
  tx: Transaction,
  filter: AppFilter,
  { after, limit }: Page,
): Promise<AppRow[]> {
  const { rows } = await sql<AppRow>`
    select ${appColumns}, owner.display_name as "ownerName" from ${app}
    left join lateral people_named(array[a.owner_reference]) as owner on true
    where ${matchesApp(filter)} and a.app_id > ${after} order by a.app_id limit ${limit}`.execute(tx);
  return rows;
}

export async function countApps(tx: Transaction, filter: AppFilter): Promise<number> {
  return await countRows(tx, app, matchesApp(filter));
}

export async function measureApps(tx: Transaction, filter: AppFilter): Promise<TableSize> {
  return await measureRows(tx, app, sql`a.attributes`, matchesApp(filter));
}

/** Of the active apps; those of several platforms count for each. */
export async function summariseApps(tx: Transaction): Promise<AppSummary> {
  const active = matchesApp({});
  const { rows: importances } = await sql<AppSummary['importances'][number]>`
    select coalesce(a.importance, 'none') as importance, count(*)::integer as apps
    from ${app} where ${active} group by 1`.execute(tx);
  const { rows: platforms } = await sql<AppSummary['platforms'][number]>`
    select one as platform, count(*)::integer as apps
    from ${app}, lateral string_to_table(a.platform, ', ') as one
    where ${active} group by 1 order by 2 desc, 1`.execute(tx);
  return { importances, platforms };
}

function matchesApp({ search, importance, platform, active }: AppFilter): RawBuilder<unknown> {
  const conditions = [sql`a.organisation_id = current_organisation_id()`, isActive('a', active)];
  if (search !== undefined && search.trim() !== '') {
    const start = startOf(search);
    const word = `% ${start}`;
    conditions.push(sql`(a.name ilike ${start} or a.name ilike ${word} or a.publisher ilike ${start}
      or a.external_id ilike ${start} or a.owner_reference ilike ${start} or lower(a.owner_reference) in (
        select lower(unnest(array[p.external_id, p.email])) from person p
        where p.organisation_id = current_organisation_id()
          and (p.display_name ilike ${start} or p.display_name ilike ${word})))`);
  }
  if (importance !== undefined) conditions.push(sql`coalesce(a.importance, 'none') = ${importance}`);
  if (platform !== undefined) conditions.push(sql`${platform} = any (string_to_array(a.platform, ', '))`);
  return sql.join(conditions, sql` and `);
}

/**
 * How people, devices and apps are stored, as constants of SQL: their tables, the columns an import writes, and how a
 * file's rows stand in the staging tables before. What is done with them is the same for all.
 */
import { sql, type RawBuilder } from 'kysely';
import type { ImportSubject } from '#contracts/imports.ts';

export type DirectoryTable = {
  readonly subject: ImportSubject;
  readonly table: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  /** The columns an import writes, beside the identifier. */
  readonly columns: readonly string[];
  /** The column that may depend on other rows than its own, and is compared by value. */
  readonly linked: string;
  /** Where the organisation's row keeps how many are active. */
  readonly count: RawBuilder<unknown>;
  /** The staging table, with its columns in the order in which encode-row writes the cells. */
  readonly staging: string;
  /** The stored columns from the cells `c` of a line of encode-row, for the way without staging. */
  readonly cells: RawBuilder<unknown>;
  /** The staged rows as they will be stored; `linked` when references were resolved into import_link before. */
  readonly staged: { readonly plain: RawBuilder<unknown>; readonly linked: RawBuilder<unknown> };
};

/** The owner of cells that name one by identifier and by address; as resolveOwners finds it. */
const ownerOf = (id: string, address: string): RawBuilder<unknown> => {
  const [byId, byAddress] = [sql.raw(id), sql.raw(address)];
  return sql`case when ${byId} is not null and ${byAddress} is not null and not exists (
      select from person p
      where p.organisation_id = (select current_organisation_id()) and p.external_id = ${byId}
    ) then ${byAddress} else coalesce(${byId}, ${byAddress}) end`;
};

/** Rows whose owner is staged as identifier and address. */
function stagedWithOwner(columns: string): DirectoryTable['staged'] {
  const kept = sql.raw(columns);
  return {
    plain: sql`(select ${kept}, coalesce(r.owner_id, r.owner_address) as owner_reference from import_row r)`,
    linked: sql`(select ${kept},
        case when l.external_id is null then coalesce(r.owner_address, r.owner_id) else r.owner_id end as owner_reference
      from import_row r left join import_link l on l.external_id = r.owner_id)`,
  };
}

export const directoryTables: Readonly<Record<ImportSubject, DirectoryTable>> = {
  people: {
    subject: 'people',
    table: sql.raw('person'),
    id: sql.raw('person_id'),
    name: sql.raw('display_name'),
    columns: [
      'display_name',
      'given_name',
      'email',
      'locale',
      'manager_external_id',
      'attributes',
      'fingerprint',
    ],
    linked: 'manager_external_id',
    count: sql.raw('person_count'),
    staging: `external_id text, display_name text, given_name text, email text, locale text,
      manager_external_id text, manager_field text, manager_reference text, attributes jsonb, fingerprint bigint,
      line integer, address_key text, sign_in_key text, path_key text, name_key text`,
    cells: sql`c[1], c[2], c[3], c[4], c[5], c[6], c[9]::jsonb, c[10]::bigint`,
    staged: {
      plain: sql`import_row`,
      linked: sql`(select r.line, r.external_id, r.display_name, r.given_name, r.email, r.locale,
          coalesce(r.manager_external_id, l.external_id) as manager_external_id, r.attributes, r.fingerprint
        from import_row r
        left join import_link l on l.field = r.manager_field and l.reference = r.manager_reference)`,
    },
  },
  devices: {
    subject: 'devices',
    table: sql.raw('device'),
    id: sql.raw('device_id'),
    name: sql.raw('name'),
    columns: [
      'name',
      'serial_number',
      'platform',
      'os_version',
      'manufacturer',
      'model',
      'owner_reference',
      'attributes',
      'fingerprint',
    ],
    linked: 'owner_reference',
    count: sql.raw('device_count'),
    staging: `external_id text, name text, serial_number text, platform text, os_version text, manufacturer text,
      model text, owner_id text, owner_address text, attributes jsonb, fingerprint bigint, line integer`,
    cells: sql`c[1], c[2], c[3], c[4], c[5], c[6], c[7], ${ownerOf('c[8]', 'c[9]')}, c[10]::jsonb, c[11]::bigint`,
    staged: stagedWithOwner(
      'r.line, r.external_id, r.name, r.serial_number, r.platform, r.os_version, r.manufacturer, r.model, r.attributes, r.fingerprint',
    ),
  },
  apps: {
    subject: 'apps',
    table: sql.raw('app'),
    id: sql.raw('app_id'),
    name: sql.raw('name'),
    columns: [
      'name',
      'publisher',
      'version',
      'platform',
      'app_type',
      'importance',
      'owner_reference',
      'attributes',
      'fingerprint',
    ],
    linked: 'owner_reference',
    count: sql.raw('app_count'),
    staging: `external_id text, name text, publisher text, version text, platform text, app_type text,
      importance text, owner_id text, owner_address text, attributes jsonb, fingerprint bigint, line integer`,
    cells: sql`c[1], c[2], c[3], c[4], c[5], c[6], c[7], ${ownerOf('c[8]', 'c[9]')}, c[10]::jsonb, c[11]::bigint`,
    staged: stagedWithOwner(
      'r.line, r.external_id, r.name, r.publisher, r.version, r.platform, r.app_type, r.importance, r.attributes, r.fingerprint',
    ),
  },
};

/** The staged rows as they will be stored; `hasLinks` after resolveManagers or resolveOwners. */
export function stagedRows({ staged }: DirectoryTable, hasLinks: boolean): RawBuilder<unknown> {
  return hasLinks ? staged.linked : staged.plain;
}

/**
 * Reads the schema of a migrated database from PostgreSQL's catalog, in an order that does not depend on how it
 * came about. dump-schema.ts writes it as SQL, schema-types.ts as TypeScript.
 */
import type { ClientBase } from 'pg';

export type CatalogColumn = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  readonly default: string | null;
  readonly identity: 'always' | 'by default' | null;
  readonly generated: string | null;
};

export type CatalogPart = { readonly table: string; readonly name: string; readonly definition: string };

export type CatalogConstraint = CatalogPart & {
  /** p primary key, u unique, c check, f foreign key, x exclusion. */
  readonly kind: string;
  readonly columns: readonly string[];
};

export type CatalogTable = {
  readonly name: string;
  readonly kind: 'table' | 'partitioned table' | 'view' | 'materialized view';
  readonly hasRowSecurity: boolean;
  readonly isForced: boolean;
  readonly definition: string | null;
};

export type Catalog = {
  readonly tables: readonly CatalogTable[];
  readonly columns: readonly CatalogColumn[];
  readonly constraints: readonly CatalogConstraint[];
  readonly indexes: readonly CatalogPart[];
  readonly policies: readonly CatalogPart[];
  readonly triggers: readonly CatalogPart[];
  readonly grants: readonly CatalogPart[];
  readonly functions: readonly {
    readonly signature: string;
    readonly definition: string;
    readonly access: string;
  }[];
  readonly enums: readonly { readonly name: string; readonly labels: readonly string[] }[];
};

/** The tables of ours: in schema public, without the record of migrations and without what extensions brought. */
const OURS = `n.nspname = 'public' and c.relname <> 'schema_migration'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/** Reads everything; the connection must be the owner's. */
export async function readCatalog(client: ClientBase): Promise<Catalog> {
  // Names in definitions are then written without their schema.
  await client.query("set search_path = public; set timezone = 'UTC'");
  const read = async <Row extends object>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text)).rows;
  return {
    tables: await read<CatalogTable>(TABLES),
    columns: await read<CatalogColumn>(COLUMNS),
    constraints: await read<CatalogConstraint>(CONSTRAINTS),
    indexes: await read<CatalogPart>(INDEXES),
    policies: await read<CatalogPart>(POLICIES),
    triggers: await read<CatalogPart>(TRIGGERS),
    grants: await read<CatalogPart>(GRANTS),
    functions: await read<Catalog['functions'][number]>(FUNCTIONS),
    enums: await read<Catalog['enums'][number]>(ENUMS),
  };
}

const TABLES = `
  select c.relname as name,
    case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
      else 'materialized view' end as kind,
    c.relrowsecurity as "hasRowSecurity", c.relforcerowsecurity as "isForced",
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true)
      when c.relkind = 'p' then 'partition by ' || pg_get_partkeydef(c.oid) end as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and ${OURS}
  order by c.relname collate "C"`;

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "isNotNull",
    case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default,
    case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
    case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as generated
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and ${OURS}
    and a.attnum > 0 and not a.attisdropped
  order by c.relname collate "C", a.attnum`;

const CONSTRAINTS = `
  select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition, k.contype as kind,
    coalesce((select json_agg(a.attname order by u.place)
      from unnest(k.conkey) with ordinality u(number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number), '[]') as columns
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype in ('p', 'u', 'c', 'f', 'x') and not c.relispartition and ${OURS}
  order by c.relname collate "C", array_position(array['p', 'u', 'x', 'c', 'f'], k.contype::text), k.conname collate "C"`;

const INDEXES = `
  select c.relname as table, i.relname as name, pg_get_indexdef(x.indexrelid) as definition
  from pg_index x join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
  where not c.relispartition and ${OURS}
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C", i.relname collate "C"`;

const POLICIES = `
  select c.relname as table, p.polname as name, concat_ws(' ',
    'as ' || case when p.polpermissive then 'permissive' else 'restrictive' end,
    'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
      when 'd' then 'delete' else 'all' end,
    'to ' || coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
      where r.oid = any (p.polroles)), 'public'),
    'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
    'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as definition
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS}
  order by c.relname collate "C", p.polname collate "C"`;

const TRIGGERS = `
  select c.relname as table, t.tgname as name, pg_get_triggerdef(t.oid, true) as definition
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and ${OURS}
  order by c.relname collate "C", t.tgname collate "C"`;

const GRANTS = `
  select c.relname as table, r.rolname as name,
    string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
  where c.relkind in ('r', 'p', 'v', 'm') and g.grantee <> c.relowner and ${OURS}
  group by c.relname, r.rolname
  order by c.relname collate "C", r.rolname collate "C"`;

const FUNCTIONS = `
  select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition,
    case when p.proacl is null then 'public' else coalesce((select string_agg(distinct
      case when g.grantee = 0 then 'public' else g.grantee::regrole::text end, ', ')
      from aclexplode(p.proacl) g where g.grantee <> p.proowner), 'its owner') end as access
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.prokind in ('f', 'p', 'w')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.oid::regprocedure::text collate "C"`;

const ENUMS = `
  select t.typname as name, json_agg(e.enumlabel order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
  where n.nspname = 'public'
  group by t.typname order by t.typname collate "C"`;

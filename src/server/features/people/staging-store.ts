/**
 * SQL of the staging tables: temporary tables of one transaction that hold a file's rows beside the directory,
 * and what differs between the two. Nothing here changes the directory.
 */
import { sql } from 'kysely';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { ImportSubject } from '#contracts/imports.ts';
import { clientOf, type Transaction } from '#server/platform/db/database.ts';
import { directoryTables, stagedRows, type DirectoryTable } from './subject-store.ts';

export type ChangeKind = 'joined' | 'changed' | 'left' | 'returned';

const leanColumns = 'external_id text, fingerprint bigint, line integer';

/** Lays empty staging tables, which go when the transaction ends. */
export async function createStaging(tx: Transaction, subject: ImportSubject, isLean: boolean): Promise<void> {
  await createRows(tx, isLean ? leanColumns : directoryTables[subject].staging);
  await sql`create temporary table import_kept (external_id text) on commit drop`.execute(tx);
  // Whole directories are joined here, by one import at a time.
  await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
}

async function createRows(tx: Transaction, columns: string): Promise<void> {
  await sql`create temporary table import_row (${sql.raw(columns)}) on commit drop`.execute(tx);
}

/** Makes room for full rows in place of lean ones, once the delta is known. */
export async function replaceLean(tx: Transaction, subject: ImportSubject): Promise<void> {
  await sql`drop table import_row`.execute(tx);
  await createRows(tx, directoryTables[subject].staging);
}

const linesAtOnce = 100_000;

/** The lines of the file that will be written, in batches. */
export async function* neededLines(tx: Transaction): AsyncGenerator<number[]> {
  const { rows: last } = await sql<{
    line: number | null;
  }>`select max(line) as line from import_delta`.execute(tx);
  for (let from = 0; from <= (last[0]?.line ?? -1); from += linesAtOnce) {
    const { rows } = await sql<{ lines: number[] | null }>`
      select array_agg(line) as lines from import_delta
      where line >= ${from} and line < ${from + linesAtOnce}`.execute(tx);
    yield rows[0]?.lines ?? [];
  }
}

/** One import of each subject at a time in an organisation, until the transaction ends. */
export async function lockImports(tx: Transaction, subject: ImportSubject): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext(${`bellwether.import.${subject}`}), current_organisation_id())`.execute(
    tx,
  );
}

/** Waits for an import of people under way; none begins until the transaction ends. */
export async function waitForPeople(tx: Transaction): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared(hashtext('bellwether.import.people'), current_organisation_id())`.execute(
    tx,
  );
}

/** Opens the way into the staging table; lines are encode-row's, in which no cell holds the quote. */
export function copyRows(tx: Transaction): CopyStreamQuery {
  const format = String.raw`format csv, delimiter E'\t', quote E'\x01', escape E'\x01', null E'\x02'`;
  return clientOf(tx).query(copyFrom(`copy import_row from stdin (${format})`));
}

/** Parts the rows that only say who stays as they are (their line is negative) from the rows to import. */
export async function separateKept(tx: Transaction): Promise<void> {
  await sql`
    with kept as (delete from import_row where line < 0 returning external_id)
    insert into import_kept select distinct external_id from kept`.execute(tx);
}

export type DuplicateRow = {
  readonly line: number;
  readonly firstLine: number;
  readonly externalId: string;
  readonly isRepeated: boolean;
};

/**
 * Takes every row after the first of one identifier out of the staging table and returns how many were equal to
 * the first, how many were not, and up to `limit` of the latter.
 */
export async function removeDuplicates(
  tx: Transaction,
  limit: number,
): Promise<{ readonly repeated: number; readonly different: number; readonly examples: DuplicateRow[] }> {
  await sql`
    create temporary table import_duplicate on commit drop as
    select external_id, min(line) as first_line from import_row
    group by external_id having count(*) > 1`.execute(tx);
  const { rows: found } = await sql<{ any: boolean }>`
    select exists (select from import_duplicate) as any`.execute(tx);
  if (found[0]?.any !== true) return { repeated: 0, different: 0, examples: [] };
  await sql`
    create temporary table import_removed on commit drop as
    select r.line, d.first_line, r.external_id, r.fingerprint = f.fingerprint as is_repeated
    from import_duplicate d
    join import_row f on f.line = d.first_line
    join import_row r on r.external_id = d.external_id and r.line <> d.first_line`.execute(tx);
  await sql`delete from import_row r using import_removed d where r.line = d.line`.execute(tx);
  const { rows: counts } = await sql<{ repeated: number; different: number }>`
    select count(*) filter (where is_repeated)::integer as repeated,
      count(*) filter (where not is_repeated)::integer as different
    from import_removed`.execute(tx);
  const { rows: examples } = await sql<DuplicateRow>`
    select line, first_line as "firstLine", external_id as "externalId", is_repeated as "isRepeated"
    from import_removed where not is_repeated order by line limit ${limit}`.execute(tx);
  return { ...counts[0]!, examples };
}

/**
 * Finds whom references to managers mean, within the file: by address or sign-in name, directory path or name.
 * A reference that means nobody or several people means nobody.
 */
export async function resolveManagers(tx: Transaction): Promise<void> {
  await sql`
    create temporary table import_link on commit drop as
    with wanted as (
      select distinct manager_field, manager_reference from import_row where manager_reference is not null
    ), known as (
      select 'managerEmail' as field, address_key as key, external_id from import_row where address_key is not null
      union all
      select 'managerEmail', sign_in_key, external_id from import_row where sign_in_key is not null
      union all
      select 'managerPath', path_key, external_id from import_row where path_key is not null
      union all
      select 'managerName', name_key, external_id from import_row where name_key is not null
    )
    select w.manager_field as field, w.manager_reference as reference, min(k.external_id) as external_id
    from wanted w join known k on k.field = w.manager_field and k.key = w.manager_reference
    group by 1, 2 having min(k.external_id) = max(k.external_id)`.execute(tx);
}

/** Finds which owners are known by identifier; the others are known by address. */
export async function resolveOwners(tx: Transaction): Promise<void> {
  await sql`
    create temporary table import_link on commit drop as
    select distinct p.external_id
    from import_row r join person p on p.external_id = r.owner_id
    where p.organisation_id = current_organisation_id() and r.owner_address is not null`.execute(tx);
}

/** Whether the organisation has ever had anybody, or any device or app. */
export async function isDirectoryEmpty(tx: Transaction, { table }: DirectoryTable): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from ${table} where organisation_id = current_organisation_id()) as empty`.execute(
    tx,
  );
  return rows[0]!.empty;
}

export type DeltaCounts = {
  readonly before: number;
  readonly staged: number;
  readonly joined: number;
  readonly changed: number;
  readonly left: number;
  readonly returned: number;
  /** Known and active ones of rows with a problem: they stay as they are. */
  readonly keptAsIs: number;
};

/** Writes down what differs between file and directory, one row each, and counts it. */
export async function createDelta(
  tx: Transaction,
  directory: DirectoryTable,
  hasLinks: boolean,
): Promise<DeltaCounts> {
  const { table, id, linked } = directory;
  const link = hasLinks ? sql`, p.${sql.raw(linked)} as linked` : sql``;
  const isLinkedChanged = hasLinks ? sql`or s.${sql.raw(linked)} is distinct from p.linked` : sql``;
  await sql`
    create temporary table import_delta on commit drop as
    select s.line, p.subject_id, case
      when p.subject_id is null then 'joined'
      when s.line is null then case when exists (
        select from import_kept k where k.external_id = p.external_id) then 'kept' else 'left' end
      when not p.active then 'returned'
      else 'changed' end as change
    from ${hasLinks ? stagedRows(directory, true) : sql`import_row`} s
    full join (
      select ${id} as subject_id, p.external_id, p.fingerprint, p.active ${link} from ${table} p
      where p.organisation_id = (select current_organisation_id())
    ) p on p.external_id = s.external_id
    where p.subject_id is null or (s.line is null and p.active)
      or (s.line is not null and (not p.active or s.fingerprint <> p.fingerprint ${isLinkedChanged}))`.execute(
    tx,
  );
  const { rows } = await sql<DeltaCounts>`
    select (select count(*)::integer from ${table} where organisation_id = current_organisation_id() and active) as before,
      (select count(*)::integer from import_row) as staged,
      count(*) filter (where change = 'joined')::integer as joined,
      count(*) filter (where change = 'changed')::integer as changed,
      count(*) filter (where change = 'left')::integer as left,
      count(*) filter (where change = 'returned')::integer as returned,
      count(*) filter (where change = 'kept')::integer as "keptAsIs"
    from import_delta`.execute(tx);
  return rows[0]!;
}

/**
 * Takes out of the delta whose stored values are equal although the fingerprints differ, because another file says the
 * same in another way, such as a manager by identifier instead of address. Needs the full rows; returns how many.
 */
export async function dropEqual(
  tx: Transaction,
  directory: DirectoryTable,
  hasLinks: boolean,
): Promise<number> {
  const { table, id, columns } = directory;
  const isEqual = columns
    .filter((column) => column !== 'fingerprint')
    .map((column) => sql`${sql.raw(`p.${column}`)} is not distinct from ${sql.raw(`s.${column}`)}`);
  const { numAffectedRows } = await sql`
    delete from import_delta d using ${table} p, ${stagedRows(directory, hasLinks)} s
    where d.change = 'changed' and s.line = d.line
      and p.organisation_id = (select current_organisation_id()) and p.${id} = d.subject_id
      and ${sql.join(isEqual, sql` and `)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countStaged(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from import_row`.execute(
    tx,
  );
  return rows[0]!.count;
}

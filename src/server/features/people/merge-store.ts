/** SQL that changes the directory from the staging tables, keeps what was before, and puts it back. */
import { sql, type RawBuilder } from 'kysely';
import type { ImportId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { stagedRows, type DirectoryTable } from './subject-store.ts';

const identifiers = (columns: readonly string[], of?: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.raw(of === undefined ? column : `${of}.${column}`)));

const assignments = (columns: readonly string[], of: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.raw(`${column} = ${of}.${column}`)));

/** Those with identifiers of the database above `after` and up to `upTo` joined with one import. */
export type JoinedRange = { readonly after: number; readonly upTo: number };

/** Adds those who are new, in the order of the file: everybody when `isFirst`, otherwise those of the delta. */
export async function insertJoined(
  tx: Transaction,
  directory: DirectoryTable,
  {
    hasLinks,
    isFirst,
    count,
  }: { readonly hasLinks: boolean; readonly isFirst: boolean; readonly count: number },
): Promise<JoinedRange> {
  const { table, columns } = directory;
  const after = await highestId(tx, directory);
  if (count === 0) return { after, upTo: after };
  const chosen = isFirst ? sql`` : sql`join import_delta d on d.line = s.line and d.change = 'joined'`;
  await sql`
    insert into ${table} (organisation_id, external_id, ${identifiers(columns)})
    select (select current_organisation_id()), s.external_id, ${identifiers(columns, 's')}
    from ${stagedRows(directory, hasLinks)} s ${chosen}`.execute(tx);
  return { after, upTo: await highestId(tx, directory) };
}

const savepoint = sql.raw('first_import');
const uniqueViolation = '23505';

export async function setSavepoint(tx: Transaction): Promise<void> {
  await sql`savepoint ${savepoint}`.execute(tx);
}

export async function releaseSavepoint(tx: Transaction): Promise<void> {
  await sql`release savepoint ${savepoint}`.execute(tx);
}

export async function returnToSavepoint(tx: Transaction): Promise<void> {
  await sql`rollback to savepoint ${savepoint}`.execute(tx);
}

/** Whether an insert failed because an identifier stands in the file twice. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === uniqueViolation;
}

/** Adds lines of encode-row to an empty directory; everybody in them is new. */
export async function insertLines(
  tx: Transaction,
  { table, columns, cells }: DirectoryTable,
  lines: Buffer,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ${table} (organisation_id, external_id, ${identifiers(columns)})
    select (select current_organisation_id()), ${cells}
    from (
      select string_to_array(line, E'\\t', E'\\x02') as c
      from string_to_table(${lines.subarray(0, -1)}::text, E'\\n') as line
      offset 0
    ) as cells`.execute(tx);
  return Number(numAffectedRows);
}

/** The highest identifier of the database in an organisation's table; 0 when it is empty. */
export async function highestId(tx: Transaction, { table, id }: DirectoryTable): Promise<number> {
  const { rows } = await sql<{ highest: number }>`
    select coalesce(max(${id}), 0) as highest from ${table}
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!.highest;
}

/** Changes those whose values differ and brings back who is listed again; writes down what was before. */
export async function updateChanged(
  tx: Transaction,
  directory: DirectoryTable,
  importId: ImportId,
  hasLinks: boolean,
): Promise<void> {
  const { table, id, columns } = directory;
  await recordBefore(tx, directory, importId);
  await sql`
    update ${table} t set ${assignments(columns, 's')}, active = true
    from import_delta d join ${stagedRows(directory, hasLinks)} s on s.line = d.line
    where t.organisation_id = current_organisation_id() and t.${id} = d.subject_id
      and d.change in ('changed', 'returned')`.execute(tx);
}

async function recordBefore(
  tx: Transaction,
  { table, id, columns }: DirectoryTable,
  importId: ImportId,
): Promise<void> {
  const values = columns.map((column) => sql`${sql.lit(column)}, ${sql.raw(`t.${column}`)}`);
  await sql`
    insert into import_change (organisation_id, import_id, subject_id, change, before)
    select t.organisation_id, ${importId}, d.subject_id, d.change, jsonb_build_object(${sql.join(values)})
    from import_delta d
    join ${table} t on t.organisation_id = current_organisation_id() and t.${id} = d.subject_id
    where d.change in ('changed', 'returned')`.execute(tx);
}

/** Lets those go who are not listed any more. */
export async function deactivateLeavers(
  tx: Transaction,
  { table, id }: DirectoryTable,
  importId: ImportId,
): Promise<void> {
  await sql`
    insert into import_change (organisation_id, import_id, subject_id, change)
    select current_organisation_id(), ${importId}, subject_id, change
    from import_delta where change = 'left'`.execute(tx);
  await sql`
    update ${table} t set active = false from import_delta d
    where t.organisation_id = current_organisation_id() and t.${id} = d.subject_id and d.change = 'left'`.execute(
    tx,
  );
}

/** People who joined with an import and take part in a rollout, so that they cannot be taken away again. */
export async function countInRollouts(tx: Transaction, { after, upTo }: JoinedRange): Promise<number> {
  const joined = (table: string) => sql`
    select person_id from ${sql.raw(table)}
    where organisation_id = current_organisation_id() and person_id > ${after} and person_id <= ${upTo}`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      ${joined('cohort_member')} union ${joined('enrolment')} union ${joined('ticket')}
      union ${joined('checklist_tick')} union ${joined('exception')}
    ) as bound`.execute(tx);
  return rows[0]!.count;
}

/** Puts the directory back as it was before an import. */
export async function revertImport(
  tx: Transaction,
  { table, id, columns }: DirectoryTable,
  importId: ImportId,
  { after, upTo }: JoinedRange,
): Promise<void> {
  const own = sql`organisation_id = current_organisation_id()`;
  await sql`delete from ${table} where ${own} and ${id} > ${after} and ${id} <= ${upTo}`.execute(tx);
  await sql`
    update ${table} t set ${assignments(columns, 'b')}, active = (c.change = 'changed')
    from import_change c, jsonb_populate_record(null::${table}, c.before) b
    where t.${own} and c.organisation_id = t.organisation_id and c.import_id = ${importId}
      and c.subject_id = t.${id} and c.change in ('changed', 'returned')`.execute(tx);
  await sql`
    update ${table} t set active = true from import_change c
    where t.${own} and c.organisation_id = t.organisation_id and c.import_id = ${importId}
      and c.subject_id = t.${id} and c.change = 'left'`.execute(tx);
  await sql`
    delete from import_change where ${own} and import_id = ${importId}`.execute(tx);
}

/** Writes the number of active ones to the organisation's row. */
export async function updateCount(tx: Transaction, { table, count }: DirectoryTable): Promise<void> {
  await sql`
    update organisation set ${count} = (
      select count(*) from ${table} where organisation_id = current_organisation_id() and active)
    where organisation_id = current_organisation_id()`.execute(tx);
}

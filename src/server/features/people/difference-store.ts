/** SQL that explains a difference: examples of who joins, changes and leaves, conflicts, and probable renames. */
import { sql, type RawBuilder } from 'kysely';
import type { ImportDifference } from '#contracts/imports.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { stagedRows, type DirectoryTable } from './subject-store.ts';

const examplesMax = 20;

export type Named = { readonly externalId: string; readonly name: string };

export async function joinerExamples(
  tx: Transaction,
  directory: DirectoryTable,
  isFirst: boolean,
): Promise<Named[]> {
  const chosen = isFirst ? sql`` : sql`join import_delta d on d.line = s.line and d.change = 'joined'`;
  const { rows } = await sql<Named>`
    select s.external_id as "externalId", s.${directory.name} as name
    from import_row s ${chosen} order by s.line limit ${examplesMax}`.execute(tx);
  return rows;
}

/** Of those the directory knows: who left, or who returned. */
export async function knownExamples(
  tx: Transaction,
  { table, id, name }: DirectoryTable,
  change: 'left' | 'returned',
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select t.external_id as "externalId", t.${name} as name
    from import_delta d join ${table} t on t.organisation_id = current_organisation_id() and t.${id} = d.subject_id
    where d.change = ${change} order by t.external_id limit ${examplesMax}`.execute(tx);
  return rows;
}

export type ChangedPair = Named & {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};

export async function changedExamples(
  tx: Transaction,
  directory: DirectoryTable,
  hasLinks: boolean,
): Promise<ChangedPair[]> {
  const { table, id, name, columns } = directory;
  const { rows } = await sql<ChangedPair>`
    select t.external_id as "externalId", s.${name} as name, ${rowOf(columns, 't')} as before, ${rowOf(columns, 's')} as after
    from (select * from import_delta where change = 'changed' order by line limit ${examplesMax}) d
    join ${table} t on t.organisation_id = current_organisation_id() and t.${id} = d.subject_id
    join ${stagedRows(directory, hasLinks)} s on s.line = d.line
    order by d.line`.execute(tx);
  return rows;
}

function rowOf(columns: readonly string[], of: string): RawBuilder<unknown> {
  const pairs = columns
    .filter((column) => column !== 'fingerprint')
    .map((column) => sql`${sql.lit(column)}, ${sql.raw(`${of}.${column}`)}`);
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}

/** Leavers and joiners with one e-mail address. */
export async function addressConflicts(tx: Transaction): Promise<ImportDifference['conflicts']> {
  const { rows } = await sql<ImportDifference['conflicts'][number]>`
    select lower(p.email) as email, p.external_id as "leaverId", s.external_id as "joinerId"
    from import_delta gone
    join person p on p.organisation_id = current_organisation_id() and p.person_id = gone.subject_id
    join import_row s on lower(s.email) = lower(p.email)
    join import_delta came on came.line = s.line and came.change = 'joined'
    where gone.change = 'left' and p.email is not null
    order by p.external_id limit ${examplesMax}`.execute(tx);
  return rows;
}

export type ValueMove = {
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  readonly people: number;
};

/** Values of attributes that at least three people exchanged for the same other value. */
export async function commonMoves(tx: Transaction, { table, id }: DirectoryTable): Promise<ValueMove[]> {
  const { rows } = await sql<ValueMove>`
    select b.key as attribute, b.value as before, s.attributes ->> b.key as after, count(*)::integer as people
    from import_delta d
    join ${table} t on t.organisation_id = current_organisation_id() and t.${id} = d.subject_id
    join import_row s on s.line = d.line
    cross join lateral jsonb_each_text(t.attributes) b
    where d.change = 'changed' and s.attributes ->> b.key is distinct from b.value and s.attributes ? b.key
    group by 1, 2, 3 having count(*) >= 3
    order by 4 desc limit 20`.execute(tx);
  return rows;
}

/** Of those who stay: how many had a value before, and whether anybody had another one. */
export async function countHolders(
  tx: Transaction,
  { table, id }: DirectoryTable,
  { attribute, before, after }: ValueMove,
): Promise<{ readonly before: number; readonly after: number }> {
  const { rows } = await sql<{ before: number; after: number }>`
    select count(*) filter (where t.attributes ->> ${attribute} = ${before})::integer as before,
      count(*) filter (where t.attributes ->> ${attribute} = ${after})::integer as after
    from ${table} t
    where t.organisation_id = current_organisation_id() and t.active
      and t.attributes ->> ${attribute} in (${before}, ${after})
      and not exists (select from import_delta d where d.subject_id = t.${id} and d.change in ('left', 'kept'))`.execute(
    tx,
  );
  return rows[0]!;
}

/** SQL that counts in the staging tables what the domain's collector would have to remember every row for. */
import { sql, type RawBuilder } from 'kysely';
import type { ImportSubject } from '#contracts/imports.ts';
import type { QualityCode } from '#domain/directory/quality-finding.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type CountedExample = { readonly line: number; readonly value: string; readonly note: string | null };
export type CountedFinding = {
  readonly code: QualityCode;
  readonly count: number;
  readonly examples: readonly CountedExample[];
};

const examplesMax = 20;

/** Repeated addresses and names, and managers that are missing, elsewhere, or the person itself. */
async function countPeopleFindings(tx: Transaction): Promise<CountedFinding[]> {
  return [
    await countRepeats(tx, 'id_other_case', sql`lower(external_id)`, sql`external_id`),
    await countRepeats(tx, 'same_email', sql`lower(email)`, sql`email`),
    await countRepeats(tx, 'same_name', sql`display_name`, sql`display_name`),
    ...(await countManagers(tx)),
  ];
}

async function countDeviceFindings(tx: Transaction): Promise<CountedFinding[]> {
  return [
    await countRepeats(tx, 'id_other_case', sql`lower(external_id)`, sql`external_id`),
    await countRepeats(tx, 'same_serial', sql`serial_number`, sql`serial_number`),
    await countWhere(tx, 'no_owner', hasNoOwner, sql`name`),
  ];
}

async function countAppFindings(tx: Transaction): Promise<CountedFinding[]> {
  return [
    await countRepeats(tx, 'id_other_case', sql`lower(external_id)`, sql`external_id`),
    await countRepeats(
      tx,
      'same_app',
      sql`lower(name) || E'\\n' || coalesce(lower(platform), '')`,
      sql`name`,
    ),
    await countWhere(tx, 'app_without_owner', hasNoOwner, sql`name`),
    await countWhere(tx, 'no_importance', sql`importance is null`, sql`name`),
  ];
}

const hasNoOwner = sql`owner_id is null and owner_address is null`;

export const countFindings: Readonly<Record<ImportSubject, (tx: Transaction) => Promise<CountedFinding[]>>> =
  { people: countPeopleFindings, devices: countDeviceFindings, apps: countAppFindings };

/** Rows beyond the first with a key that another row has. */
async function countRepeats(
  tx: Transaction,
  code: QualityCode,
  key: RawBuilder<unknown>,
  value: RawBuilder<unknown>,
): Promise<CountedFinding> {
  const { rows } = await sql<{ count: number; example: CountedExample | null }>`
    with repeated as materialized (
      select ${key} as key, min(line) as first_line, max(line) as line, count(*) as size
      from import_row where ${key} is not null group by 1 having count(*) > 1
    )
    select (select coalesce(sum(size - 1), 0)::integer from repeated) as count, jsonb_build_object(
      'line', r.line, 'value', ${value}, 'note', 'first on line ' || shown.first_line) as example
    from (select true) as one
    left join (select * from repeated order by line limit ${examplesMax}) as shown on true
    left join import_row r on r.line = shown.line`.execute(tx);
  return collect(code, rows);
}

async function countWhere(
  tx: Transaction,
  code: QualityCode,
  condition: RawBuilder<unknown>,
  value: RawBuilder<unknown>,
): Promise<CountedFinding> {
  const { rows } = await sql<{ count: number; example: CountedExample | null }>`
    select (select count(*)::integer from import_row where ${condition}) as count,
      jsonb_build_object('line', shown.line, 'value', shown.value, 'note', null) as example
    from (select true) as one
    left join (
      select line, ${value} as value from import_row where ${condition} order by line limit ${examplesMax}
    ) as shown on true`.execute(tx);
  return collect(code, rows);
}

async function countManagers(tx: Transaction): Promise<CountedFinding[]> {
  const named = sql`coalesce(manager_external_id, manager_reference) is not null`;
  const { rows } = await sql<{ named: boolean }>`
    select exists (select from import_row where ${named}) as named`.execute(tx);
  // A file without managers is not a file with faults.
  if (rows[0]?.named !== true) return [];
  const id = sql`external_id`;
  const dangling = sql`manager_external_id is not null and not exists (
    select from import_row m where m.external_id = import_row.manager_external_id)`;
  return [
    await countWhere(tx, 'manager_missing', sql`not (${named})`, id),
    await countWhere(tx, 'manager_self', sql`manager_external_id = external_id`, id),
    await countWhere(tx, 'manager_dangling', dangling, sql`manager_external_id`),
  ];
}

function collect(
  code: QualityCode,
  rows: readonly { readonly count: number; readonly example: CountedExample | null }[],
): CountedFinding {
  const examples = rows.flatMap(({ example }) =>
    example === null || example.line === null ? [] : [example],
  );
  return { code, count: rows[0]?.count ?? 0, examples };
}

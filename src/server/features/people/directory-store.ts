/** SQL that reads people and devices, by page. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#contracts/ids.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import type { DeviceRow, PersonRow } from '#contracts/people.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { EnrolmentId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttribute } from '#server/platform/person-unit-store.ts';
import { zoneOfPerson } from '#server/platform/person-zone-store.ts';
import { directoryTables } from './subject-store.ts';

export type Activity = 'active' | 'inactive' | 'all';

export type PeopleFilter = {
  readonly search?: string | undefined;
  readonly attribute?: string | undefined;
  readonly value?: string | undefined;
  readonly active?: Activity | undefined;
};

export type DeviceFilter = Pick<PeopleFilter, 'search' | 'active'>;

export type Page = { readonly after: number; readonly limit: number };

const personColumns = sql`
  p.person_id as "personId", p.external_id as "externalId", p.display_name as "displayName", p.email, p.locale,
  p.active, p.attributes`;

const deviceColumns = sql`
  d.device_id as "deviceId", d.external_id as "externalId", d.name, d.serial_number as "serialNumber", d.platform,
  d.os_version as "osVersion", d.manufacturer, d.model, d.owner_reference as "ownerReference", d.active, d.attributes`;

export async function listPeople(
  tx: Transaction,
  filter: PeopleFilter,
  { after, limit }: Page,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from person p
    where ${matchesPerson(filter)} and p.person_id > ${after} order by p.person_id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export type NamedPerson = {
  /** What they are named by: their identifier, else their e-mail address in any case. */
  readonly name: string;
  readonly personId: PersonId;
  readonly externalId: string;
  readonly displayName: string;
};

/** The active person of each name; names nobody has are left out. */
export async function peopleNamed(tx: Transaction, names: readonly string[]): Promise<NamedPerson[]> {
  const { rows } = await sql<NamedPerson>`
    select name, person_id as "personId", external_id as "externalId", display_name as "displayName"
    from people_named(${[...names]}::text[])`.execute(tx);
  return rows;
}

export async function countPeople(tx: Transaction, filter: PeopleFilter): Promise<number> {
  return await countRows(tx, sql`person p`, matchesPerson(filter));
}

export async function listDevices(
  tx: Transaction,
  filter: DeviceFilter,
  { after, limit }: Page,
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select ${deviceColumns} from device d
    where ${matchesDevice(filter)} and d.device_id > ${after} order by d.device_id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function countDevices(tx: Transaction, filter: DeviceFilter): Promise<number> {
  return await countRows(tx, sql`device d`, matchesDevice(filter));
}

export async function countRows(
  tx: Transaction,
  table: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${table} where ${condition}`.execute(tx);
  return rows[0]!.count;
}

function matchesPerson({ search, attribute, value, active }: PeopleFilter): RawBuilder<unknown> {
  const conditions = [sql`p.organisation_id = current_organisation_id()`, isActive('p', active)];
  if (search !== undefined && search.trim() !== '') {
    const start = startOf(search);
    conditions.push(sql`(p.display_name ilike ${start} or p.display_name ilike ${`% ${start}`}
      or lower(p.email) like lower(${start}) or p.external_id ilike ${start})`);
  }
  if (attribute !== undefined) {
    conditions.push(sql`coalesce(${recordedAttribute(attribute)}, '') = ${value ?? ''}`);
  }
  return sql.join(conditions, sql` and `);
}

function matchesDevice({ search, active }: DeviceFilter): RawBuilder<unknown> {
  const conditions = [sql`d.organisation_id = current_organisation_id()`, isActive('d', active)];
  if (search !== undefined && search.trim() !== '') {
    const start = startOf(search);
    conditions.push(sql`(d.name ilike ${start} or d.serial_number ilike ${start} or d.external_id ilike ${start}
      or d.owner_reference ilike ${start})`);
  }
  return sql.join(conditions, sql` and `);
}

export function isActive(of: string, active: Activity = 'active'): RawBuilder<unknown> {
  if (active === 'all') return sql`true`;
  return active === 'active' ? sql.raw(`${of}.active`) : sql.raw(`not ${of}.active`);
}

/** A LIKE pattern for texts that begin with what was typed. */
export function startOf(typed: string): string {
  return `${typed.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

export type StoredPerson = PersonRow & {
  readonly givenName: string | null;
  readonly managerExternalId: string | null;
  readonly managerId: PersonId | null;
  readonly managerName: string | null;
};

export async function findPerson(tx: Transaction, personId: PersonId): Promise<StoredPerson | undefined> {
  const { rows } = await sql<StoredPerson>`
    select ${personColumns}, p.given_name as "givenName", p.manager_external_id as "managerExternalId",
      m.person_id as "managerId", m.display_name as "managerName"
    from person p
    left join person m on m.organisation_id = p.organisation_id and m.external_id = p.manager_external_id
    where p.organisation_id = current_organisation_id() and p.person_id = ${personId}`.execute(tx);
  return rows[0];
}

export async function devicesOf(
  tx: Transaction,
  { externalId, email }: Pick<PersonRow, 'externalId' | 'email'>,
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select ${deviceColumns} from device d
    where d.organisation_id = current_organisation_id() and d.active
      and d.owner_reference in (${externalId}, lower(${email}))
    order by d.device_id limit 100`.execute(tx);
  return rows;
}

export type StoredEnrolment = {
  readonly enrolmentId: EnrolmentId;
  readonly rolloutId: RolloutId;
  readonly rolloutName: string;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly status: EnrolmentStatus;
  readonly scheduledAt: Date | null;
  readonly timeZone: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

/** Asked rollout by rollout, because places are indexed by rollout and person. */
export async function enrolmentsOf(tx: Transaction, personId: PersonId): Promise<StoredEnrolment[]> {
  const { rows } = await sql<StoredEnrolment>`
    select e.enrolment_id as "enrolmentId", r.rollout_id as "rolloutId", r.name as "rolloutName",
      s.stage_id as "stageId", s.name as "stageName", e.status, e.scheduled_at as "scheduledAt",
      ${zoneOfPerson} as "timeZone",
      e.started_at as "startedAt", e.ended_at as "endedAt"
    from rollout r
    join enrolment e on e.organisation_id = r.organisation_id and e.rollout_id = r.rollout_id
    join stage s on s.organisation_id = e.organisation_id and s.stage_id = e.stage_id
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id
    where r.organisation_id = current_organisation_id() and e.person_id = ${personId}
    order by e.enrolment_id desc limit 100`.execute(tx);
  return rows;
}

/** Names of all attributes of a subject, in alphabetical order. */
export async function attributeNames(tx: Transaction, subject: ImportSubject): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct key as name from ${directoryTables[subject].table} t, lateral jsonb_object_keys(t.attributes) key
    where t.organisation_id = current_organisation_id() order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

/** How large a table is: its rows, and the characters of the longest attribute among long ones. */
export type TableSize = { readonly rows: number; readonly longestText: number };

export async function measurePeople(tx: Transaction, filter: PeopleFilter): Promise<TableSize> {
  return await measureRows(tx, sql`person p`, sql`p.attributes`, matchesPerson(filter));
}

export async function measureDevices(tx: Transaction, filter: DeviceFilter): Promise<TableSize> {
  return await measureRows(tx, sql`device d`, sql`d.attributes`, matchesDevice(filter));
}

/** Short attributes are told by the length of all of them together. */
export async function measureRows(
  tx: Transaction,
  table: RawBuilder<unknown>,
  attributes: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<TableSize> {
  const { rows } = await sql<TableSize>`
    select count(*)::integer as rows, coalesce(max(case when length(${attributes}::text) > 10000 then (
      select max(length(value)) from jsonb_each_text(${attributes})) end), 0) as "longestText"
    from ${table} where ${condition}`.execute(tx);
  return rows[0]!;
}

export type ExportRow = PersonRow & {
  readonly givenName: string | null;
  readonly managerExternalId: string | null;
};

export async function exportPeople(
  tx: Transaction,
  filter: PeopleFilter,
  { after, limit }: Page,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select ${personColumns}, p.given_name as "givenName", p.manager_external_id as "managerExternalId" from person p
    where ${matchesPerson(filter)} and p.person_id > ${after} order by p.person_id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

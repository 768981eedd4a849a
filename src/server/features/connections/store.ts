/** SQL for connections and their readings. */
import { sql } from 'kysely';
import type { ConnectionId, ImportId, TaskId } from '#contracts/ids.ts';
import type { Connection, ConnectionReading, ReadSubject } from '#contracts/connections.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** What a connection is set to; its secret only as it is stored. */
export type ConnectionSettings = Pick<
  Connection,
  'name' | 'cloud' | 'tenantId' | 'clientId' | 'people' | 'devices' | 'dailyHour' | 'applyUpTo'
> & {
  readonly credentialKind: Connection['credential']['kind'];
  readonly credential: Buffer;
  readonly thumbprint: string | null;
  readonly expiresAt: Date | null;
};

export type CheckResult = Omit<NonNullable<Connection['check']>, 'checkedAt'>;

export type ConnectionRow = ConnectionSettings & {
  readonly connectionId: ConnectionId;
  readonly nextReadAt: Date | null;
  readonly checkedAt: Date | null;
  readonly checkResult: CheckResult | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly targetedGroup: string | null;
};

const columns = sql`
  connection_id as "connectionId", name, cloud, tenant_id as "tenantId", client_id as "clientId",
  credential_kind as "credentialKind", credential, credential_thumbprint as thumbprint,
  credential_expires_at as "expiresAt", people, devices, daily_hour as "dailyHour", apply_up_to as "applyUpTo",
  next_read_at as "nextReadAt", checked_at as "checkedAt", check_result as "checkResult",
  created_by as "createdBy", created_at as "createdAt", (
    select min(g.entra_group_id) from targeting_group g
    where g.organisation_id = connection.organisation_id and g.connection_id = connection.connection_id
  ) as "targetedGroup"`;

const own = sql`organisation_id = current_organisation_id()`;
const toJson = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;

export async function listConnections(tx: Transaction): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`
    select ${columns} from connection where ${own} order by lower(name), connection_id`.execute(tx);
  return rows;
}

export async function findConnection(
  tx: Transaction,
  connectionId: ConnectionId,
): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`
    select ${columns} from connection where ${own} and connection_id = ${connectionId}`.execute(tx);
  return rows[0];
}

export async function insertConnection(
  tx: Transaction,
  { actor, now }: Context,
  settings: ConnectionSettings,
  nextReadAt: Date | null,
): Promise<ConnectionRow> {
  const { name, cloud, tenantId, clientId, credentialKind, credential, thumbprint, expiresAt } = settings;
  const { rows } = await sql<ConnectionRow>`
    insert into connection (organisation_id, name, cloud, tenant_id, client_id, credential_kind, credential,
      credential_thumbprint, credential_expires_at, people, devices, daily_hour, apply_up_to, next_read_at,
      created_by, created_at)
    values (current_organisation_id(), ${name}, ${cloud}, ${tenantId}, ${clientId}, ${credentialKind}, ${credential},
      ${thumbprint}, ${expiresAt}, ${toJson(settings.people)}, ${toJson(settings.devices)}, ${settings.dailyHour},
      ${settings.applyUpTo}, ${nextReadAt}, ${actor.name}, ${now})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** What a check found belongs to the settings it was made with. */
export async function updateConnection(
  tx: Transaction,
  connectionId: ConnectionId,
  settings: ConnectionSettings,
  { nextReadAt, keepsCheck }: { readonly nextReadAt: Date | null; readonly keepsCheck: boolean },
): Promise<ConnectionRow> {
  const { name, cloud, tenantId, clientId, credentialKind, credential, thumbprint, expiresAt } = settings;
  const { rows } = await sql<ConnectionRow>`
    update connection set name = ${name}, cloud = ${cloud}, tenant_id = ${tenantId}, client_id = ${clientId},
      credential_kind = ${credentialKind}, credential = ${credential}, credential_thumbprint = ${thumbprint},
      credential_expires_at = ${expiresAt}, people = ${toJson(settings.people)}, devices = ${toJson(settings.devices)},
      daily_hour = ${settings.dailyHour}, apply_up_to = ${settings.applyUpTo}, next_read_at = ${nextReadAt},
      checked_at = case when ${keepsCheck} then checked_at end,
      check_result = case when ${keepsCheck} then check_result end
    where ${own} and connection_id = ${connectionId}
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function deleteConnection(tx: Transaction, connectionId: ConnectionId): Promise<void> {
  await sql`delete from connection where ${own} and connection_id = ${connectionId}`.execute(tx);
}

export async function writeCheck(
  tx: Transaction,
  connectionId: ConnectionId,
  result: CheckResult,
  now: Date,
): Promise<void> {
  await sql`
    update connection set checked_at = ${now}, check_result = ${toJson(result)}
    where ${own} and connection_id = ${connectionId}`.execute(tx);
}

/** Keeps others from starting to read a connection until the transaction ends. */
export async function lockConnection(tx: Transaction, connectionId: ConnectionId): Promise<void> {
  await sql`select from connection where ${own} and connection_id = ${connectionId} for update`.execute(tx);
}

/** Connections whose daily reading is due, locked so that one process takes each. */
export async function lockDue(tx: Transaction, now: Date): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`
    select ${columns} from connection where ${own} and next_read_at <= ${now}
    order by connection_id for update skip locked`.execute(tx);
  return rows;
}

export async function updateNextRead(
  tx: Transaction,
  connectionId: ConnectionId,
  nextReadAt: Date | null,
): Promise<void> {
  await sql`
    update connection set next_read_at = ${nextReadAt}
    where ${own} and connection_id = ${connectionId}`.execute(tx);
}

export async function organisationsDue(tx: Transaction, now: Date): Promise<number[]> {
  const { rows } = await sql<{ organisationId: number }>`
    select organisation_id as "organisationId" from organisations_with_due_connections(${now})
    order by organisation_id`.execute(tx);
  return rows.map((row) => row.organisationId);
}

export type ReadingRow = {
  readonly readingId: number;
  readonly connectionId: ConnectionId;
  readonly subject: ReadSubject;
  readonly taskId: TaskId;
  readonly isDaily: boolean;
  readonly status: ConnectionReading['status'];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly asOf: Date | null;
  readonly facts: ConnectionReading['facts'];
  readonly importId: ImportId | null;
  readonly problem: ConnectionReading['problem'];
};

/**
 * A reading whose task has ended without saying so failed with it, unless its import had been applied by then; a preview
 * that was applied or thrown away waits no more.
 */
const readings = sql`
  select distinct on (r.connection_id, r.subject) r.connection_reading_id::integer as "readingId",
    r.connection_id as "connectionId", r.subject, r.task_id::integer as "taskId", r.is_daily as "isDaily",
    case when r.status in ('running', 'waiting') and i.status = 'applied' then 'applied'
      when r.status = 'running' and t.status not in ('queued', 'running') then 'failed'
      when r.status = 'waiting' and i.status in ('undone', 'discarded') then 'unchanged'
      else r.status end as status,
    r.started_at as "startedAt", coalesce(r.ended_at, t.ended_at) as "endedAt", r.as_of as "asOf", r.facts,
    r.import_id as "importId", coalesce(r.problem, t.problem) as problem
  from connection_reading r
  left join task t on t.organisation_id = r.organisation_id and t.task_id = r.task_id
  left join import i on i.organisation_id = r.organisation_id and i.import_id = r.import_id
  where r.organisation_id = current_organisation_id()`;

/** The last reading of each subject of each connection. */
export async function listLastReadings(tx: Transaction): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    ${readings} order by r.connection_id, r.subject, r.connection_reading_id desc`.execute(tx);
  return rows;
}

export async function findReading(
  tx: Transaction,
  taskId: TaskId,
  subject: ReadSubject,
): Promise<ReadingRow | undefined> {
  const { rows } = await sql<ReadingRow>`
    ${readings} and r.task_id = ${taskId} and r.subject = ${subject}`.execute(tx);
  return rows[0];
}

export type NewReading = {
  readonly connectionId: ConnectionId;
  readonly subject: ReadSubject;
  readonly taskId: TaskId;
  readonly isDaily: boolean;
};

export async function insertReading(
  tx: Transaction,
  { connectionId, subject, taskId, isDaily }: NewReading,
  now: Date,
): Promise<void> {
  await sql`
    insert into connection_reading (organisation_id, connection_id, subject, task_id, is_daily, started_at)
    values (current_organisation_id(), ${connectionId}, ${subject}, ${taskId}, ${isDaily}, ${now})`.execute(
    tx,
  );
}

export type ReadingChange = {
  readonly status: ConnectionReading['status'];
  readonly asOf?: Date;
  readonly facts?: NonNullable<ConnectionReading['facts']>;
  readonly importId?: ImportId;
  readonly problem?: NonNullable<ConnectionReading['problem']>;
};

/** What is left out stays as it is. */
export async function updateReading(
  tx: Transaction,
  { taskId, subject }: Pick<NewReading, 'taskId' | 'subject'>,
  { status, asOf, facts, importId, problem }: ReadingChange,
  now: Date,
): Promise<void> {
  await sql`
    update connection_reading set status = ${status}, as_of = coalesce(${asOf ?? null}, as_of),
      facts = coalesce(${toJson(facts ?? null)}, facts), import_id = coalesce(${importId ?? null}, import_id),
      problem = coalesce(${toJson(problem ?? null)}, problem),
      ended_at = case when ${status} = 'running' then null else ${now}::timestamptz end
    where ${own} and task_id = ${taskId} and subject = ${subject}`.execute(tx);
}

/** SQL for imports and the files they were uploaded with. */
import { sql } from 'kysely';
import type { ImportDetail, ImportStatus, ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { ConnectionId, ImportId, TaskId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { FileMapping } from './file-mapping.ts';
import type { JoinedRange } from './merge-store.ts';

/** As written down; what was before workbooks could be read has no place in one. */
export type StoredProblem = Omit<RowProblem, 'sheet' | 'cell'> & Partial<Pick<RowProblem, 'sheet' | 'cell'>>;

/** What a preview or apply found, beside the difference. */
export type StoredReport = {
  /** Null when the file was applied without a preview. */
  readonly quality: NonNullable<ImportDetail['report']> | null;
  readonly refused: number;
  readonly problems: readonly StoredProblem[];
};

export type StoredDifference = {
  readonly shown: NonNullable<ImportDetail['difference']>;
  /** Which state of the directory it is a difference to; see directoryRevision. */
  readonly revision: number;
  /** Set once applied. */
  readonly joined: JoinedRange | null;
};

export type ImportRow = {
  readonly importId: ImportId;
  readonly subject: ImportSubject;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly connectionId: ConnectionId | null;
  readonly asOf: Date | null;
  readonly mapping: FileMapping;
  readonly report: StoredReport | null;
  readonly difference: StoredDifference | null;
  readonly rowCount: number;
  readonly byteCount: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly taskId: TaskId | null;
  readonly canUndo: boolean;
};

/** Which connection a table was read through, and as of when. */
export type ReadingOrigin = { readonly connectionId: ConnectionId; readonly asOf: Date };

export type NewImport = {
  readonly subject: ImportSubject;
  readonly fileName: string;
  readonly mapping: FileMapping;
  readonly byteCount: number;
  readonly reading?: ReadingOrigin | undefined;
};

export async function insertImport(tx: Transaction, context: Context, created: NewImport): Promise<ImportId> {
  const { subject, fileName, mapping, byteCount, reading } = created;
  const { rows } = await sql<{ importId: ImportId }>`
    insert into import (organisation_id, subject, file_name, recognised_as, mapping, byte_count, connection_id, as_of,
      created_by, created_at)
    values (${context.organisationId}, ${subject}, ${fileName}, ${mapping.recognisedAs},
      ${toJson(mapping)}::jsonb, ${byteCount}, ${reading?.connectionId ?? null}, ${reading?.asOf ?? null},
      ${context.actor.name}, ${context.now})
    returning import_id as "importId"`.execute(tx);
  return rows[0]!.importId;
}

export async function insertChunk(
  tx: Transaction,
  importId: ImportId,
  number: number,
  bytes: Buffer,
): Promise<void> {
  await sql`
    insert into import_chunk (organisation_id, import_id, number, bytes)
    values (current_organisation_id(), ${importId}, ${number}, ${bytes})`.execute(tx);
}

export async function readChunk(
  tx: Transaction,
  importId: ImportId,
  number: number,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from import_chunk
    where organisation_id = current_organisation_id() and import_id = ${importId} and number = ${number}`.execute(
    tx,
  );
  return rows[0]?.bytes;
}

export async function deleteChunks(tx: Transaction, importId: ImportId): Promise<void> {
  await sql`
    delete from import_chunk
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

export async function updateByteCount(tx: Transaction, importId: ImportId, byteCount: number): Promise<void> {
  await sql`
    update import set byte_count = ${byteCount}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

/** An import whose task ended without applying it has failed, unless somebody stopped it. */
const importColumns = sql`
  i.import_id as "importId", i.subject, i.file_name as "fileName", i.connection_id as "connectionId",
  i.as_of as "asOf", i.mapping, i.report, i.difference,
  case when i.status <> 'applying' then i.status when t.status = 'failed' then 'failed'
    when t.status = 'cancelled' then 'previewed' else i.status end as status,
  i.row_count as "rowCount", i.byte_count as "byteCount", i.created_by as "createdBy",
  i.created_at as "createdAt", i.applied_at as "appliedAt", i.undone_at as "undoneAt", i.task_id as "taskId",
  i.status = 'applied' and not exists (
    select from import later
    where later.organisation_id = i.organisation_id and later.subject = i.subject
      and later.status = 'applied'
      and (later.difference ->> 'revision')::integer > (i.difference ->> 'revision')::integer) as "canUndo"`;

const imports = sql`
  from import i left join task t on t.organisation_id = i.organisation_id and t.task_id = i.task_id
  where i.organisation_id = current_organisation_id()`;

export async function findImport(tx: Transaction, importId: ImportId): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} ${imports} and i.import_id = ${importId}`.execute(tx);
  return rows[0];
}

/** The newest hundred. */
export async function listImports(tx: Transaction): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} ${imports} and i.status <> 'discarded' order by i.import_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

/** The last applied import of a subject; undefined when there is none. */
export async function findLastApplied(
  tx: Transaction,
  subject: ImportSubject,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} ${imports} and i.subject = ${subject} and i.status = 'applied'
    order by (i.difference ->> 'revision')::integer desc limit 1`.execute(tx);
  return rows[0];
}

/** Imports of a connection's readings that are neither applied nor thrown away. */
export async function listOpenReadings(
  tx: Transaction,
  connectionId: ConnectionId,
  subject: ImportSubject,
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} ${imports} and i.connection_id = ${connectionId} and i.subject = ${subject}
      and i.status in ('uploaded', 'previewed', 'failed') order by i.import_id`.execute(tx);
  return rows;
}

/** What the columns of a connection's readings became when one was last applied. */
export async function findAppliedMapping(
  tx: Transaction,
  connectionId: ConnectionId,
  subject: ImportSubject,
): Promise<FileMapping | undefined> {
  const { rows } = await sql<{ mapping: FileMapping }>`
    select i.mapping ${imports} and i.connection_id = ${connectionId} and i.subject = ${subject}
      and i.applied_at is not null order by i.applied_at desc limit 1`.execute(tx);
  return rows[0]?.mapping;
}

/** Locks an import against changes by others until the transaction ends. */
export async function lockImport(tx: Transaction, importId: ImportId): Promise<void> {
  await sql`
    select from import where organisation_id = current_organisation_id() and import_id = ${importId} for update`.execute(
    tx,
  );
}

/** How often a subject has been changed by applying or undoing an import. */
export async function directoryRevision(tx: Transaction, subject: ImportSubject): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    select (count(applied_at) + count(undone_at))::integer as revision from import
    where organisation_id = current_organisation_id() and subject = ${subject}`.execute(tx);
  return rows[0]!.revision;
}

/** A changed mapping makes what a preview found worthless. */
export async function updateMapping(
  tx: Transaction,
  importId: ImportId,
  mapping: FileMapping,
): Promise<void> {
  await sql`
    update import set mapping = ${toJson(mapping)}::jsonb, status = 'uploaded', report = null, difference = null
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

/** Another table of the same file, which may hold another subject. */
export async function updateTable(
  tx: Transaction,
  importId: ImportId,
  subject: ImportSubject,
  mapping: FileMapping,
): Promise<void> {
  await sql`
    update import set subject = ${subject}, recognised_as = ${mapping.recognisedAs}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
  await updateMapping(tx, importId, mapping);
}

export async function updateTask(
  tx: Transaction,
  importId: ImportId,
  taskId: TaskId,
  status: ImportStatus,
): Promise<void> {
  await sql`
    update import set task_id = ${taskId}, status = ${status}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

export async function updateStatus(tx: Transaction, importId: ImportId, status: ImportStatus): Promise<void> {
  await sql`
    update import set status = ${status}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

export type Findings = {
  readonly rowCount: number;
  readonly report: StoredReport;
  readonly difference: StoredDifference;
};

export async function writeFindings(
  tx: Transaction,
  importId: ImportId,
  status: ImportStatus,
  { rowCount, report, difference }: Findings,
): Promise<void> {
  await sql`
    update import set status = ${status}, row_count = ${rowCount}, report = ${toJson(report)}::jsonb,
      difference = ${toJson(difference)}::jsonb
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

export async function markApplied(tx: Transaction, importId: ImportId, now: Date): Promise<void> {
  await sql`
    update import set status = 'applied', applied_at = ${now}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

export async function markUndone(tx: Transaction, importId: ImportId, now: Date): Promise<void> {
  await sql`
    update import set status = 'undone', undone_at = ${now}
    where organisation_id = current_organisation_id() and import_id = ${importId}`.execute(tx);
}

/** JSON that PostgreSQL takes: texts from files may hold NUL or halves of characters, which jsonb refuses. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\0', '').toWellFormed() : one,
  );
}

/** SQL for the audit log. Events are only ever inserted; the head carries the last sequence and hash. */
import { sql } from 'kysely';
import type { Transaction } from '#server/platform/db/database.ts';
import type { ChainedEvent } from './audit-chain.ts';

export type AuditHead = { readonly sequence: number; readonly hash: Buffer };
export type StoredEvent = ChainedEvent & { readonly previousHash: Buffer; readonly hash: Buffer };

export type AuditFilter = {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly action?: string | undefined;
  readonly actorKind?: string | undefined;
  readonly actorId?: string | undefined;
};

const eventColumns = sql`
  organisation_id as "organisationId", sequence::float8 as sequence, at,
  actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
  subject_kind as "subjectKind", subject_id as "subjectId", reason, before, after, request_id as "requestId",
  previous_hash as "previousHash", hash`;

/** The head of the organisation's chain, locked until the transaction ends. */
export async function lockHead(tx: Transaction, organisationId: number): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`
    select sequence::float8 as sequence, hash from audit_head
    where organisation_id = ${organisationId} for update`.execute(tx);
  const head = rows[0];
  if (head === undefined) throw new Error(`organisation ${organisationId} has no audit log`);
  return head;
}

export type ChainEnd = AuditHead & {
  /** The last event there is; equal to `sequence` when the head is right. */
  readonly lastSequence: number;
};

/** Head and last event as they were at one moment, so that events written meanwhile do not look like a fault. */
export async function readChainEnd(tx: Transaction): Promise<ChainEnd | undefined> {
  const { rows } = await sql<ChainEnd>`
    select h.sequence::float8 as sequence, h.hash, coalesce((
      select max(e.sequence) from audit_event e where e.organisation_id = h.organisation_id
    ), 0)::float8 as "lastSequence"
    from audit_head h where h.organisation_id = current_organisation_id()`.execute(tx);
  return rows[0];
}

/** The sequence of the organisation's last event, those of this transaction included. */
export async function lastSequence(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence::float8 as sequence from audit_head
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!.sequence;
}

/** Appends one event and moves the head to it, in one round trip. */
export async function appendEvent(tx: Transaction, event: StoredEvent): Promise<void> {
  await sql`
    with moved as (
      update audit_head set sequence = ${event.sequence}, hash = ${event.hash}
      where organisation_id = ${event.organisationId}
    )
    insert into audit_event (
      organisation_id, sequence, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
      reason, before, after, request_id, previous_hash, hash)
    values (
      ${event.organisationId}, ${event.sequence}, ${event.at}, ${event.actorKind}, ${event.actorId},
      ${event.actorName}, ${event.action}, ${event.subjectKind}, ${event.subjectId}, ${event.reason},
      ${asJson(event.before)}::jsonb, ${asJson(event.after)}::jsonb, ${event.requestId},
      ${event.previousHash}, ${event.hash})`.execute(tx);
}

/** Events after one sequence and up to another, oldest first, for checking the chain. */
export async function readChain(
  tx: Transaction,
  after: number,
  upTo: number,
  limit: number,
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${eventColumns} from audit_event
    where organisation_id = current_organisation_id() and sequence > ${after} and sequence <= ${upTo}
    order by sequence limit ${limit}`.execute(tx);
  return rows;
}

/** Events before a sequence, newest first, that match the filter. */
export async function listEvents(
  tx: Transaction,
  filter: AuditFilter,
  before: number | undefined,
  limit: number,
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${eventColumns} from audit_event
    where ${matches(filter)} ${before === undefined ? sql`` : sql`and sequence < ${before}`}
    order by sequence desc limit ${limit}`.execute(tx);
  return rows;
}

export async function countEvents(tx: Transaction, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from audit_event where ${matches(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

function matches(filter: AuditFilter) {
  const conditions = [
    sql`organisation_id = current_organisation_id()`,
    ...(filter.subjectKind === undefined ? [] : [sql`subject_kind = ${filter.subjectKind}`]),
    ...(filter.subjectId === undefined ? [] : [sql`subject_id = ${filter.subjectId}`]),
    ...(filter.action === undefined ? [] : [sql`action = ${filter.action}`]),
    ...(filter.actorKind === undefined ? [] : [sql`actor_kind = ${filter.actorKind}`]),
    ...(filter.actorId === undefined ? [] : [sql`actor_id = ${filter.actorId}`]),
  ];
  return sql.join(conditions, sql` and `);
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

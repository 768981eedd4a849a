/** SQL for announcing changes, and for the answers of requests that may be repeated. */
import { sql } from 'kysely';
import type { OrganisationId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Sent to listeners when the transaction commits; equal payloads of one transaction arrive once. */
export async function sendNotification(tx: Transaction, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}

/** How long the answer to a request with a key is kept. */
const repeatableHours = 24;

export type RepeatableRequest = {
  readonly organisationId: OrganisationId;
  readonly caller: string;
  readonly key: string;
  readonly hash: Buffer;
};

/**
 * Takes the key for this transaction, waiting for another one that has it; true when nobody had. Forgets the
 * organisation's old ones on the way.
 */
export async function takeRequest(tx: Transaction, request: RepeatableRequest): Promise<boolean> {
  await sql`
    delete from repeatable_request
    where organisation_id = ${request.organisationId} and at < now() - make_interval(hours => ${repeatableHours})`.execute(
    tx,
  );
  const { numAffectedRows } = await sql`
    insert into repeatable_request (organisation_id, caller, idempotency_key, request_hash)
    values (${request.organisationId}, ${request.caller}, ${request.key}, ${request.hash})
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

export async function keepAnswer(
  tx: Transaction,
  { organisationId, caller, key }: RepeatableRequest,
  answer: unknown,
): Promise<void> {
  await sql`
    update repeatable_request set answer = ${JSON.stringify(answer)}::jsonb
    where organisation_id = ${organisationId} and caller = ${caller} and idempotency_key = ${key}`.execute(
    tx,
  );
}

export async function findAnswer(
  tx: Transaction,
  { organisationId, caller, key }: RepeatableRequest,
): Promise<{ readonly hash: Buffer; readonly answer: unknown } | undefined> {
  const { rows } = await sql<{ hash: Buffer; answer: unknown }>`
    select request_hash as hash, answer from repeatable_request
    where organisation_id = ${organisationId} and caller = ${caller} and idempotency_key = ${key}`.execute(
    tx,
  );
  return rows[0];
}

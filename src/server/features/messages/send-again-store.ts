/** SQL of requests to send copies again. */
import { sql } from 'kysely';
import type { DeliveryId, RolloutId, SendAgainRequestId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type RequestRow = {
  readonly requestId: SendAgainRequestId;
  readonly reason: string;
  readonly askedByAccountId: number;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decision: 'approved' | 'declined' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly copies: number;
  readonly unknown: number;
};

const columns = sql`
  r.request_id as "requestId", r.reason, r.asked_by_account_id as "askedByAccountId", r.asked_by as "askedBy",
  r.asked_at as "askedAt", r.decision, r.decided_by as "decidedBy", r.decided_at as "decidedAt",
  c.copies, c.unknown`;

const copies = sql`
  cross join lateral (
    select count(*)::integer as copies, (count(*) filter (where d.status = 'unknown'))::integer as unknown
    from delivery d
    where d.organisation_id = r.organisation_id and d.send_again_request_id = r.request_id
  ) as c`;

export async function openRequests(tx: Transaction, rolloutId: RolloutId): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from send_again_request r ${copies}
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId} and r.decision is null
    order by r.request_id`.execute(tx);
  return rows;
}

export async function findRequest(
  tx: Transaction,
  rolloutId: RolloutId,
  requestId: SendAgainRequestId,
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from send_again_request r ${copies}
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId} and r.request_id = ${requestId}`.execute(
    tx,
  );
  return rows[0];
}

export type AskedCopy = {
  readonly isUnknown: boolean;
  /** The person has a newer date, which another copy tells. */
  readonly isOutdated: boolean;
  readonly isAsked: boolean;
};

/** Locks the copies and says of each whether it may be asked for; copies of other rollouts are left out. */
export async function lockCopies(
  tx: Transaction,
  rolloutId: RolloutId,
  deliveryIds: readonly DeliveryId[],
): Promise<AskedCopy[]> {
  const { rows } = await sql<AskedCopy>`
    select d.status = 'unknown' as "isUnknown",
      exists (select 1 from enrolment e where e.organisation_id = d.organisation_id
        and e.enrolment_id = d.enrolment_id and e.date_number > d.date_number) as "isOutdated",
      exists (select 1 from send_again_request r where r.organisation_id = d.organisation_id
        and r.request_id = d.send_again_request_id and r.decision is null) as "isAsked"
    from delivery d
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId}
      and d.delivery_id = any(${[...deliveryIds]}::bigint[])
    for update of d`.execute(tx);
  return rows;
}

export async function insertRequest(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { deliveryIds, reason }: { readonly deliveryIds: readonly DeliveryId[]; readonly reason: string },
): Promise<SendAgainRequestId> {
  const { rows } = await sql<{ requestId: SendAgainRequestId }>`
    insert into send_again_request (organisation_id, rollout_id, reason, asked_by_account_id, asked_by, asked_at)
    values (${organisationId}, ${rolloutId}, ${reason}, ${Number(actor.id)}, ${actor.name}, ${now})
    returning request_id as "requestId"`.execute(tx);
  const { requestId } = rows[0]!;
  await sql`
    update delivery set send_again_request_id = ${requestId}
    where organisation_id = ${organisationId} and delivery_id = any(${[...deliveryIds]}::bigint[])`.execute(
    tx,
  );
  return requestId;
}

/** Decides an open request; false when it has been decided already. */
export async function decide(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  requestId: SendAgainRequestId,
  decision: 'approved' | 'declined',
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update send_again_request set decision = ${decision}, decided_by = ${actor.name}, decided_at = ${now}
    where organisation_id = ${organisationId} and request_id = ${requestId} and decision is null`.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}

/**
 * Puts the copies of a request that are still unknown back in line: the same row and key, so that the Message-ID stays.
 * The sender that lost track of one can no longer settle it.
 */
export async function planAgain(
  tx: Transaction,
  { organisationId, now }: Context,
  requestId: SendAgainRequestId,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery set status = 'planned', reason = 'sent_again', claim_token = null, lease_expires_at = null,
      not_before = ${now}, status_at = ${now}
    where organisation_id = ${organisationId} and send_again_request_id = ${requestId} and status = 'unknown'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

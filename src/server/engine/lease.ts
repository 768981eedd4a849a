/**
 * The lease of a rollout: one engine at a time works on it. Every transaction of a tick re-reads the lease's rising
 * token under a row lock, so an engine that stalled beyond its lease can write nothing. Database clock only.
 */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export const leaseSeconds = 15;

/** Takes the lease and returns its token, or undefined while another engine holds it. */
export async function takeLease(tx: Transaction, rolloutId: RolloutId): Promise<number | undefined> {
  const { rows } = await sql<{ token: number }>`
    update rollout
    set lease_token = lease_token + 1,
      lease_expires_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and (lease_expires_at is null or lease_expires_at < clock_timestamp())
    returning lease_token as token`.execute(tx);
  return rows[0]?.token;
}

/** Renews the lease inside a working transaction; false when it was lost, and then nothing may be written. */
export async function renewLease(tx: Transaction, rolloutId: RolloutId, token: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rollout set lease_expires_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and lease_token = ${token}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Gives the lease back and says when the rollout wants to be looked at next; null when only an event wakes it. */
export async function releaseLease(
  tx: Transaction,
  rolloutId: RolloutId,
  token: number,
  nextTickAt: Date | null,
): Promise<void> {
  await sql`
    update rollout set lease_expires_at = null, next_tick_at = ${nextTickAt}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and lease_token = ${token}`.execute(
    tx,
  );
}

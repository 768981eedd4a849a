/** SQL for signals as they arrive. Placing them on people is the engine's work. */
import { sql } from 'kysely';
import type { OrganisationId } from '#contracts/ids.ts';
import type { Signal } from '#contracts/signals.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/**
 * Makes signal ids of one organisation rise in commit order, so that a reader that remembers the last id it saw
 * never skips a signal committed late.
 */
export async function lockArrival(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('bellwether.signal'), ${organisationId})`.execute(tx);
}

/** Inserts the signals whose key is new for the source and returns how many those were. */
export async function insertSignals(
  tx: Transaction,
  organisationId: OrganisationId,
  source: string,
  signals: readonly Signal[],
): Promise<number> {
  const column = <Value>(read: (signal: Signal) => Value): Value[] => signals.map(read);
  const { numAffectedRows } = await sql`
    insert into signal (organisation_id, source, idempotency_key, kind, subject_kind, subject_reference, rollout_id, occurred_at, value, detail)
    select ${organisationId}, ${source}, s.key, s.kind, s.subject, s.reference, s.rollout, s.at, s.value, s.detail
    from unnest(
      ${column((signal) => signal.key)}::text[], ${column((signal) => signal.kind)}::text[],
      ${column((signal) => signal.subject)}::text[], ${column((signal) => signal.reference)}::text[],
      ${column((signal) => signal.rollout ?? null)}::integer[], ${column((signal) => signal.at)}::timestamptz[], ${column((signal) => signal.value ?? null)}::double precision[],
      ${column((signal) => signal.detail ?? null)}::text[]
    ) as s(key, kind, subject, reference, rollout, at, value, detail)
    on conflict (organisation_id, source, idempotency_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Asks the engine to look at every rollout that is under way. */
export async function requestTicks(tx: Transaction, now: Date): Promise<void> {
  await sql`
    update rollout set next_tick_at = ${now}
    where organisation_id = current_organisation_id() and status in ('running', 'paused', 'stopping', 'completing')
      and (next_tick_at is null or next_tick_at > ${now})`.execute(tx);
  await sql`select pg_notify('bellwether_ticks', '')`.execute(tx);
}

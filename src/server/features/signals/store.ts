/** SQL for signals as they arrive. Placing them on people is the engine's work. */
import { sql } from 'kysely';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import type { Signal } from '#contracts/signals.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/**
 * Makes signal ids of one organisation rise in commit order, so that a reader that remembers the last id it saw
 * never skips a signal committed late.
 */
export async function lockArrival(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('bellwether.signal'), ${organisationId})`.execute(tx);
}

/**
 * Whether no batch is arriving; if so, none can before the transaction ends. Never waits: a batch may itself wait for
 * a rollout that the transaction has locked.
 */
export async function haltArrival(tx: Transaction, organisationId: OrganisationId): Promise<boolean> {
  const { rows } = await sql<{ isHalted: boolean }>`
    select pg_try_advisory_xact_lock_shared(hashtext('bellwether.signal'), ${organisationId}) as "isHalted"`.execute(
    tx,
  );
  return rows[0]?.isHalted === true;
}

/** Inserts the signals whose key is new for the source and returns how many those were. */
export async function insertSignals(
  tx: Transaction,
  organisationId: OrganisationId,
  source: string,
  signals: readonly Signal[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into signal (organisation_id, source, idempotency_key, kind, subject_kind, subject_reference, rollout_id, occurred_at, value, detail, app,
      priority, ticket)
    select ${organisationId}, ${source}, s.key, s.kind, s.subject, s.reference, s.rollout, s.at, s.value, s.detail, s.app, s.priority,
      s.ticket
    from json_to_recordset(${JSON.stringify(signals)}::json)
      as s(key text, kind text, subject text, reference text, rollout integer, at timestamptz, value double precision, detail text, app text,
        priority integer, ticket text)
    on conflict (organisation_id, source, idempotency_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Asks the engine to look at the rollouts that are under way: at these, or at all of them (null). */
export async function requestTicks(
  tx: Transaction,
  now: Date,
  rolloutIds: readonly RolloutId[] | null,
): Promise<void> {
  await sql`
    update rollout set next_tick_at = ${now}
    where organisation_id = current_organisation_id()
      and (${rolloutIds}::integer[] is null or rollout_id = any(${rolloutIds}::integer[]))
      and (status in ('running', 'paused', 'stopping', 'completing') or status = 'completed' and exists (
        select 1 from adoption_measure m where m.organisation_id = rollout.organisation_id
          and m.rollout_id = rollout.rollout_id and m.ended_at is null))
      and (next_tick_at is null or next_tick_at > ${now})`.execute(tx);
  await sql`select pg_notify('bellwether_ticks', '')`.execute(tx);
}

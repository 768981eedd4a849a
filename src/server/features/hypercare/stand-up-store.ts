/** SQL of the records of stand-ups. */
import { sql } from 'kysely';
import type { AccountId, ChainTaskId, RolloutId } from '#contracts/ids.ts';
import type { StandUp } from '#contracts/hypercare.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type StandUpAction = {
  readonly words: string;
  readonly accountId: AccountId;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly chainTaskId: ChainTaskId | null;
};

export type StandUpRow = {
  readonly heldOn: string;
  readonly shown: StandUp;
  readonly notes: string;
  readonly actions: readonly StandUpAction[];
  readonly notedBy: string;
  readonly notedAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
};

const columns = sql`
  held_on::text as "heldOn", shown, notes, actions, noted_by as "notedBy", noted_at as "notedAt",
  closed_by as "closedBy", closed_at as "closedAt"`;

export async function listStandUps(
  tx: Transaction,
  rolloutId: RolloutId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<StandUpRow[]> {
  const { rows } = await sql<StandUpRow>`
    select ${columns} from stand_up
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by held_on desc offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

export async function countStandUps(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select count(*)::integer as records from stand_up
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]!.records;
}

export async function findStandUp(
  tx: Transaction,
  rolloutId: RolloutId,
  heldOn: string,
): Promise<StandUpRow | undefined> {
  const { rows } = await sql<StandUpRow>`
    select ${columns} from stand_up
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and held_on = ${heldOn}::date`.execute(
    tx,
  );
  return rows[0];
}

export type NewStandUp = Pick<StandUpRow, 'heldOn' | 'shown' | 'notes' | 'actions'> & {
  readonly isClosed: boolean;
};

/** Writes the record of a day over the one that is open. */
export async function saveStandUp(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { heldOn, shown, notes, actions, isClosed }: NewStandUp,
): Promise<void> {
  await sql`
    insert into stand_up (organisation_id, rollout_id, held_on, shown, notes, actions, noted_by, noted_at, closed_by,
      closed_at)
    values (${organisationId}, ${rolloutId}, ${heldOn}::date, ${JSON.stringify(shown)}::jsonb, ${notes},
      ${JSON.stringify(actions)}::jsonb, ${actor.name}, ${now}, ${isClosed ? actor.name : null},
      ${isClosed ? now : null}::timestamptz)
    on conflict (organisation_id, rollout_id, held_on) do update set shown = excluded.shown, notes = excluded.notes,
      actions = excluded.actions, noted_by = excluded.noted_by, noted_at = excluded.noted_at,
      closed_by = excluded.closed_by, closed_at = excluded.closed_at`.execute(tx);
}

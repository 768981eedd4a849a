/** SQL of the outreach queue. */
import { sql } from 'kysely';
import type { OutreachId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { OutreachOutcome, OutreachStatus } from '#domain/first-day/outreach-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type OutreachRow = {
  readonly outreachId: OutreachId;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly email: string | null;
  readonly department: string | null;
  readonly site: string | null;
  readonly stageName: string;
  readonly score: number;
  readonly words: string | null;
  readonly status: OutreachStatus;
  readonly owner: string | null;
  readonly openedAt: Date;
  readonly contactedAt: Date | null;
  readonly contactedBy: string | null;
  readonly outcome: OutreachOutcome | null;
  readonly note: string | null;
  readonly statusAt: Date;
};

const columns = sql`
  q.outreach_id as "outreachId", q.person_id as "personId", p.display_name as "displayName", p.email,
  p.attributes ->> 'department' as department, p.attributes ->> 'site' as site, s.name as "stageName", u.score, u.words,
  q.status, q.owner_name as owner, q.opened_at as "openedAt", q.contacted_at as "contactedAt",
  q.contacted_by as "contactedBy", q.outcome, q.note, q.status_at as "statusAt"`;

const tables = sql`
  outreach q
  join pulse u using (organisation_id, rollout_id, person_id)
  join person p using (organisation_id, person_id)
  join stage s on s.organisation_id = u.organisation_id and s.stage_id = u.stage_id`;

const isOf = (rolloutId: RolloutId) =>
  sql`q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId}`;

/** Opens the entry of somebody who has just answered. */
export async function openOutreach(
  tx: Transaction,
  { organisationId, now }: Context,
  { rolloutId, personId }: { readonly rolloutId: RolloutId; readonly personId: PersonId },
): Promise<OutreachId> {
  const { rows } = await sql<{ outreachId: OutreachId }>`
    insert into outreach (organisation_id, rollout_id, person_id, opened_at, status_at)
    values (${organisationId}, ${rolloutId}, ${personId}, ${now}, ${now})
    returning outreach_id as "outreachId"`.execute(tx);
  return rows[0]!.outreachId;
}

/** In order of arrival: who waits longest stands first. */
export async function listOutreach(
  tx: Transaction,
  rolloutId: RolloutId,
  isSettled: boolean,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<OutreachRow[]> {
  const { rows } = await sql<OutreachRow>`
    select ${columns} from ${tables}
    where ${isOf(rolloutId)} and (q.status = 'settled') = ${isSettled} and q.outreach_id > ${after}
    order by q.outreach_id limit ${limit}`.execute(tx);
  return rows;
}

export async function countOutreach(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ open: number; settled: number }> {
  const { rows } = await sql<{ open: number; settled: number }>`
    select count(*) filter (where q.status <> 'settled')::integer as open,
      count(*) filter (where q.status = 'settled')::integer as settled
    from outreach q where ${isOf(rolloutId)}`.execute(tx);
  return rows[0]!;
}

export async function findOutreach(
  tx: Transaction,
  rolloutId: RolloutId,
  outreachId: OutreachId,
): Promise<OutreachRow | undefined> {
  const { rows } = await sql<OutreachRow>`
    select ${columns} from ${tables} where ${isOf(rolloutId)} and q.outreach_id = ${outreachId}
    for update of q`.execute(tx);
  return rows[0];
}

export async function assignOutreach(
  tx: Transaction,
  outreachId: OutreachId,
  owner: string | null,
): Promise<void> {
  await sql`
    update outreach set owner_name = ${owner}
    where organisation_id = current_organisation_id() and outreach_id = ${outreachId}`.execute(tx);
}

export type Moved = {
  readonly status: OutreachStatus;
  readonly outcome: OutreachOutcome | null;
  readonly note: string;
};

/** Writes a new status; whoever notes a contact without an owner has taken it on. */
export async function moveOutreach(
  tx: Transaction,
  { actor, now }: Context,
  outreachId: OutreachId,
  { status, outcome, note }: Moved,
): Promise<void> {
  await sql`
    update outreach set status = ${status}, outcome = ${outcome}, note = ${note}, status_at = ${now},
      owner_name = coalesce(owner_name, ${actor.name}),
      contacted_at = case when ${status} = 'contacted' then ${now} else contacted_at end,
      contacted_by = case when ${status} = 'contacted' then ${actor.name} else contacted_by end
    where organisation_id = current_organisation_id() and outreach_id = ${outreachId}`.execute(tx);
}

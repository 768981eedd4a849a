/** SQL of personal care: the people a lead has somebody look after. */
import { sql } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';

export type CaredRow = {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly department: string | null;
  readonly stageName: string | null;
  readonly scheduledOn: string | null;
  readonly owner: string;
  readonly reason: string;
  readonly addedBy: string;
  readonly addedAt: Date;
};

/** In order of the person. */
export async function listCared(
  tx: Transaction,
  rolloutId: RolloutId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<CaredRow[]> {
  const { rows } = await sql<CaredRow>`
    select c.person_id as "personId", p.display_name as "displayName", p.attributes ->> 'department' as department,
      s.name as "stageName", ${dateOfPerson(sql`e.scheduled_at`)} as "scheduledOn", c.owner_name as owner, c.reason, c.added_by as "addedBy",
      c.added_at as "addedAt"
    from personal_care c
    join person p using (organisation_id, person_id)
    left join enrolment e on e.organisation_id = c.organisation_id and e.rollout_id = c.rollout_id
      and e.person_id = c.person_id and e.status not in ('cancelled', 'rolled_back')
    left join stage s on s.organisation_id = e.organisation_id and s.stage_id = e.stage_id
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId} and c.person_id > ${after}
    order by c.person_id limit ${limit}`.execute(tx);
  return rows;
}

export async function countCared(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from personal_care
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]!.people;
}

export async function upsertCared(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  personIds: readonly PersonId[],
  { owner, reason }: { readonly owner: string; readonly reason: string },
): Promise<void> {
  await sql`
    insert into personal_care (organisation_id, rollout_id, person_id, owner_name, reason, added_by, added_at)
    select ${organisationId}, ${rolloutId}, id, ${owner}, ${reason}, ${actor.name}, ${now}
    from unnest(${[...personIds]}::bigint[]) as chosen(id)
    on conflict (organisation_id, rollout_id, person_id) do update set owner_name = excluded.owner_name,
      reason = excluded.reason, added_by = excluded.added_by, added_at = excluded.added_at`.execute(tx);
}

/** What stood there; undefined when they were not on the list. */
export async function removeCared(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<{ owner: string; reason: string } | undefined> {
  const { rows } = await sql<{ owner: string; reason: string }>`
    delete from personal_care
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and person_id = ${personId}
    returning owner_name as owner, reason`.execute(tx);
  return rows[0];
}

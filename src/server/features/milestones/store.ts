/** SQL for milestones and their links. */
import { sql } from 'kysely';
import type { MilestoneLink } from '#contracts/milestones.ts';
import type { MilestoneId, RolloutId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type MilestoneRow = {
  readonly milestoneId: MilestoneId;
  readonly name: string;
  readonly on: string;
  readonly owner: string | null;
  readonly doneOn: string | null;
  readonly links: readonly MilestoneLink[];
};

/** The milestones of a rollout by date. With `lock`, no other change to them goes on meanwhile. */
export async function milestonesOf(
  tx: Transaction,
  rolloutId: RolloutId,
  lock: 'lock' | 'read' = 'read',
): Promise<MilestoneRow[]> {
  if (lock === 'lock')
    await sql`
      select 1 from rollout where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      for update`.execute(tx);
  const { rows } = await sql<MilestoneRow>`
    select m.milestone_id as "milestoneId", m.name, m.on_date as "on", m.owner_name as owner, m.done_on as "doneOn",
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', l.after_kind, 'id', l.after_id, 'workingDays', l.working_days)
          order by l.after_kind desc, l.after_id)
        from milestone_link l
        where l.organisation_id = m.organisation_id and l.milestone_id = m.milestone_id), '[]') as links
    from milestone m
    where m.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId}
    order by m.on_date, m.milestone_id`.execute(tx);
  return rows;
}

export type MilestoneFields = Omit<MilestoneRow, 'milestoneId' | 'doneOn'>;

export async function insertMilestone(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { name, on, owner, links }: MilestoneFields,
): Promise<MilestoneId> {
  const { rows } = await sql<{ milestoneId: MilestoneId }>`
    insert into milestone (organisation_id, rollout_id, name, on_date, owner_name, created_by, created_at)
    values (${organisationId}, ${rolloutId}, ${name}, ${on}, ${owner}, ${actor.name}, ${now})
    returning milestone_id as "milestoneId"`.execute(tx);
  const { milestoneId } = rows[0]!;
  await insertLinks(tx, milestoneId, links);
  return milestoneId;
}

export async function updateMilestone(
  tx: Transaction,
  milestoneId: MilestoneId,
  { name, owner, doneOn, links }: Omit<MilestoneRow, 'milestoneId' | 'on'>,
): Promise<void> {
  await sql`
    update milestone set name = ${name}, owner_name = ${owner}, done_on = ${doneOn}
    where organisation_id = current_organisation_id() and milestone_id = ${milestoneId}`.execute(tx);
  await sql`
    delete from milestone_link
    where organisation_id = current_organisation_id() and milestone_id = ${milestoneId}`.execute(tx);
  await insertLinks(tx, milestoneId, links);
}

async function insertLinks(
  tx: Transaction,
  milestoneId: MilestoneId,
  links: readonly MilestoneLink[],
): Promise<void> {
  await sql`
    insert into milestone_link (organisation_id, milestone_id, after_kind, after_id, working_days)
    select current_organisation_id(), ${milestoneId}, kind, id, working_days
    from unnest(${links.map(({ kind }) => kind)}::text[], ${links.map(({ id }) => id)}::integer[],
      ${links.map(({ workingDays }) => workingDays)}::integer[]) as l(kind, id, working_days)`.execute(tx);
}

/** Gives milestones their dates. */
export async function setDates(
  tx: Transaction,
  dates: readonly { readonly milestoneId: MilestoneId; readonly to: string }[],
): Promise<void> {
  await sql`
    update milestone m set on_date = d.on_date
    from unnest(${dates.map(({ milestoneId }) => milestoneId)}::integer[], ${dates.map(({ to }) => to)}::date[])
      as d(milestone_id, on_date)
    where m.organisation_id = current_organisation_id() and m.milestone_id = d.milestone_id`.execute(tx);
}

/** Removes a milestone with its links, and the links of others to it. */
export async function deleteMilestone(tx: Transaction, milestoneId: MilestoneId): Promise<void> {
  await sql`
    delete from milestone_link
    where organisation_id = current_organisation_id() and after_kind = 'milestone' and after_id = ${milestoneId}`.execute(
    tx,
  );
  await sql`
    delete from milestone
    where organisation_id = current_organisation_id() and milestone_id = ${milestoneId}`.execute(tx);
}

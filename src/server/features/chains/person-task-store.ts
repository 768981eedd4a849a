/**
 * SQL for tasks that each person of a stage does. Who has one follows from the people of the stage, or from those who
 * have booked a session; only what was ticked is stored, so that nobody's task can be made twice or lost.
 */
import { sql, type RawBuilder } from 'kysely';
import type { ChainTaskId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { PersonTaskView } from '#contracts/person-tasks.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';

/** People of the stage of task `t`, with the instant `anchor.at` from which their days are counted; null while they have none. */
const peopleOfTask = sql`
  enrolment e
  join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id
  left join lateral (
    select b.starts_at from booking b
    where t.due_from = 'session' and b.organisation_id = e.organisation_id and b.enrolment_id = e.enrolment_id
      and b.status in ('held', 'confirmed', 'attended')
    order by b.booking_id desc limit 1) as session on true
  cross join lateral (
    select case t.due_from when 'session' then session.starts_at when 'own_date' then e.scheduled_at end as at) as anchor
  left join person_task k on k.organisation_id = e.organisation_id and k.chain_task_id = t.chain_task_id
    and k.person_id = e.person_id`;

const anchorOn = dateOfPerson(sql`anchor.at`);

/** Who has the task: everybody who takes part, and of a session who has booked one. */
const hasTask = sql`e.organisation_id = t.organisation_id and e.stage_id = t.stage_id
  and e.status not in ('excluded', 'cancelled', 'rolled_back')
  and (t.due_from <> 'session' or session.starts_at is not null)`;

export type PeopleByDay = {
  readonly chainTaskId: ChainTaskId;
  /** The day of each person's date or session where they are; null where days are not counted from one. */
  readonly anchorOn: string | null;
  readonly people: number;
  readonly done: number;
};

/** Everybody's tasks of a rollout, counted by task and day. Free for rollouts without any. */
export async function countPeopleByDay(tx: Transaction, rolloutId: RolloutId): Promise<PeopleByDay[]> {
  const { rows } = await sql<PeopleByDay>`
    select t.chain_task_id as "chainTaskId", ${anchorOn} as "anchorOn",
      count(*)::integer as people, count(k.person_id)::integer as done
    from chain_task t cross join ${peopleOfTask}
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.action = 'each_person'
      and ${hasTask}
    group by 1, 2`.execute(tx);
  return rows;
}

export type TaskStanding = {
  readonly chainTaskId: ChainTaskId;
  readonly isHad: boolean;
  /** Somebody has not done it. */
  readonly isOpen: boolean;
};

/** How the tasks that each person does stand, those that are open or done; stops at the first person found, so that it counts nobody. */
export async function standingsOf(tx: Transaction, rolloutId: RolloutId): Promise<TaskStanding[]> {
  const { rows } = await sql<TaskStanding>`
    select t.chain_task_id as "chainTaskId",
      exists (select from ${peopleOfTask} where ${hasTask}) as "isHad",
      exists (select from ${peopleOfTask} where ${hasTask} and k.person_id is null) as "isOpen"
    from chain_task t
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.action = 'each_person'
      and t.status in ('open', 'done')`.execute(tx);
  return rows;
}

export type PersonTaskRow = {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly department: string | null;
  readonly anchorOn: string | null;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
};

const views: Readonly<Record<PersonTaskView, RawBuilder<unknown>>> = {
  open: sql`k.person_id is null`,
  done: sql`k.person_id is not null`,
};

const columns = sql`
  e.person_id as "personId", p.display_name as "displayName", p.attributes ->> 'department' as department,
  ${anchorOn} as "anchorOn", k.done_at as "doneAt", k.done_by as "doneBy"`;

/** The people of one task, by the day it is counted from and then by person. */
export async function listPeopleOfTask(
  tx: Transaction,
  chainTaskId: ChainTaskId,
  query: {
    readonly view: PersonTaskView;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<PersonTaskRow[]> {
  const { rows } = await sql<PersonTaskRow>`
    select ${columns}
    from chain_task t cross join ${peopleOfTask}
    where t.organisation_id = current_organisation_id() and t.chain_task_id = ${chainTaskId} and ${hasTask}
      and ${views[query.view]}
    order by anchor.at, e.person_id offset ${query.offset} limit ${query.limit}`.execute(tx);
  return rows;
}

/** One person's part in tasks of a rollout, those of the stage they are in. */
export async function tasksOfPerson(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<(PersonTaskRow & { chainTaskId: ChainTaskId })[]> {
  const { rows } = await sql<PersonTaskRow & { chainTaskId: ChainTaskId }>`
    select t.chain_task_id as "chainTaskId", ${columns}
    from chain_task t cross join ${peopleOfTask}
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.action = 'each_person'
      and e.person_id = ${personId} and ${hasTask}
    order by t.place`.execute(tx);
  return rows;
}

/** Ticks or unticks the task of a person; false when it was so already. */
export async function writeTick(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { chainTaskId, personId }: { readonly chainTaskId: ChainTaskId; readonly personId: PersonId },
  isDone: boolean,
): Promise<boolean> {
  const { numAffectedRows } = isDone
    ? await sql`
        insert into person_task (organisation_id, chain_task_id, person_id, done_at, done_by)
        values (${organisationId}, ${chainTaskId}, ${personId}, ${now}, ${actor.name})
        on conflict do nothing`.execute(tx)
    : await sql`
        delete from person_task
        where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId}
          and person_id = ${personId}`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

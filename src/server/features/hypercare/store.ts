/** SQL that writes hypercare, and the questions of its daily stand-up. */
import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Charter, Duty, ExitCriterion } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { openReported } from '#server/features/charter/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export async function saveCharter(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  charter: Charter,
): Promise<void> {
  await sql`
    insert into hypercare (organisation_id, rollout_id, charter, written_by, written_at)
    values (${organisationId}, ${rolloutId}, ${JSON.stringify(charter)}, ${actor.name}, ${now})
    on conflict (organisation_id, rollout_id) do update set charter = excluded.charter,
      written_by = excluded.written_by, written_at = excluded.written_at`.execute(tx);
}

export async function replaceDuty(
  tx: Transaction,
  rolloutId: RolloutId,
  duty: readonly Static<typeof Duty>[],
): Promise<void> {
  await sql`
    delete from hypercare_duty
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  await sql`
    insert into hypercare_duty (organisation_id, rollout_id, account_id, from_on, to_on)
    select current_organisation_id(), ${rolloutId}, account_id, from_on, to_on
    from unnest(${duty.map(({ accountId }) => accountId)}::integer[], ${duty.map(({ from }) => from)}::date[],
      ${duty.map(({ to }) => to)}::date[]) as d(account_id, from_on, to_on)`.execute(tx);
}

export async function addProlongation(
  tx: Transaction,
  rolloutId: RolloutId,
  prolongation: {
    readonly weeks: number;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await sql`
    update hypercare set prolongations = prolongations || ${JSON.stringify([prolongation])}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export async function saveEnd(
  tx: Transaction,
  { actor, now }: Context,
  rolloutId: RolloutId,
  end: {
    readonly reason: string | null;
    readonly criteria: readonly ExitCriterion[];
    readonly setAside: readonly Statement[];
  },
): Promise<void> {
  await sql`
    update hypercare set ended_at = ${now}, ended_by = ${actor.name}, end_reason = ${end.reason},
      exit_verdicts = ${JSON.stringify(end.criteria)}::jsonb, set_aside = ${JSON.stringify(end.setAside)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export type OpenCase = {
  readonly kind: 'ticket' | 'reported' | 'finding';
  readonly id: number;
  readonly words: string;
  readonly since: Date;
};

/** Open cases of priority 1, the oldest first. */
export async function openPriorityOne(tx: Transaction, rolloutId: RolloutId): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select 'ticket' as kind, t.ticket_id as id, t.body as words, t.opened_at as since from ticket t
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId}
      and t.status in ('new', 'open', 'waiting_user') and t.priority = 1
    union all
    select 'reported', o.signal_id, coalesce(o.detail, o.app, s.source), o.at ${openReported(rolloutId)}
    union all
    select 'finding', i.improvement_id, i.finding, i.found_at from improvement i
    where i.organisation_id = current_organisation_id() and i.rollout_id = ${rolloutId}
      and i.status in ('found', 'changed', 'reopened') and i.priority = 1
    order by since, kind, id
    limit 100`.execute(tx);
  return rows;
}

export type TicketFigures = {
  readonly unsorted: number;
  readonly requestsOpen: number;
  readonly requestsFresh: number;
};

export async function ticketFigures(
  tx: Transaction,
  rolloutId: RolloutId,
  since: Date,
): Promise<TicketFigures> {
  const { rows } = await sql<TicketFigures>`
    select
      count(*) filter (where kind = 'fault' and priority is null)::integer as unsorted,
      count(*) filter (where kind = 'request')::integer as "requestsOpen",
      count(*) filter (where kind = 'request' and opened_at >= ${since})::integer as "requestsFresh"
    from ticket
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and status in ('new', 'open', 'waiting_user')`.execute(tx);
  return rows[0]!;
}

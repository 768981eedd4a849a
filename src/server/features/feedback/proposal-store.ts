/** SQL for proposed changes: what they rest on, what happened to them, and what came of them. */
import { sql, type RawBuilder } from 'kysely';
import type { AccountId, ProposalId, RolloutId } from '#contracts/ids.ts';
import type {
  NewProposal,
  Proposal,
  ProposalEntry,
  ProposalEntryKind,
  ProposalPart,
  ProposalStatus,
  PublishedTexts,
} from '#contracts/proposals.ts';
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import { accountOf } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { PieceRow } from './piece-store.ts';

/** What came of a proposal, by the number of the revision or message. */
export type ResultRef =
  | { readonly kind: 'waves' | 'criteria' | 'message'; readonly id: number }
  | { readonly kind: 'words' };

export type ProposalRow = {
  readonly proposalId: ProposalId;
  readonly part: ProposalPart;
  readonly change: string;
  readonly why: string;
  readonly forWhom: string | null;
  readonly status: ProposalStatus;
  readonly decideBy: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly proposerAccountId: AccountId | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly resultKind: ResultRef['kind'] | null;
  readonly resultId: number | null;
  /** Of a message that came of it. */
  readonly stageKind: MessageStageKind | null;
  readonly published: PublishedTexts | null;
  readonly feedback: Proposal['feedback'];
  /** `at` as ISO 8601. */
  readonly entries: readonly ProposalEntry[];
};

const columns = sql`
  v.proposal_id as "proposalId", v.part, v.change, v.why, v.for_whom as "forWhom", v.status,
  v.decide_by::text as "decideBy", v.proposed_by as "proposedBy", v.proposed_at as "proposedAt",
  v.proposer_account_id as "proposerAccountId", v.owner, v.due_on::text as "dueOn", v.result_kind as "resultKind",
  v.result_id as "resultId", v.published, (
    select m.stage_kind from message m
    where m.organisation_id = v.organisation_id and m.message_id = v.result_id and v.result_kind = 'message'
  ) as "stageKind", (
    select jsonb_agg(jsonb_build_object('source', f.source, 'key', f.key, 'text', f.body, 'on', f.said_on,
      'stageName', f.stage_name, 'department', f.department) order by f.said_on nulls last, f.source, f.key)
    from proposal_feedback f where f.organisation_id = v.organisation_id and f.proposal_id = v.proposal_id
  ) as feedback, coalesce((
    select jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.body, 'by', n.entered_by, 'isAlone', n.alone,
      'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.ordinal)
    from proposal_entry n where n.organisation_id = v.organisation_id and n.proposal_id = v.proposal_id
  ), '[]') as entries`;

/** Open ones first, by the day that comes next; then the others, the newest first. */
export async function proposalsOf(tx: Transaction, rolloutId: RolloutId): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from proposal v
    where v.organisation_id = current_organisation_id() and v.rollout_id = ${rolloutId}
    order by case v.status when 'waiting' then 0 when 'accepted' then 1 else 2 end,
      case v.status when 'waiting' then v.decide_by when 'accepted' then v.due_on end nulls last, v.proposal_id desc`.execute(
    tx,
  );
  return rows;
}

export async function findProposal(
  tx: Transaction,
  rolloutId: RolloutId,
  proposalId: ProposalId,
  lock: 'lock' | 'read' = 'read',
): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from proposal v
    where v.organisation_id = current_organisation_id() and v.rollout_id = ${rolloutId}
      and v.proposal_id = ${proposalId}
    ${lock === 'lock' ? sql`for update of v` : sql``}`.execute(tx);
  return rows[0];
}

export async function countWaiting(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ proposals: number }>`
    select count(*)::integer as proposals from proposal
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and status = 'waiting'`.execute(
    tx,
  );
  return rows[0]!.proposals;
}

/** Keeps the proposal with its feedback as it stands now. */
export async function insertProposal(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { part, change, why, forWhom, decideBy }: NewProposal,
  pieces: readonly PieceRow[],
): Promise<ProposalId> {
  const { rows } = await sql<{ proposalId: ProposalId }>`
    insert into proposal (organisation_id, rollout_id, part, change, why, for_whom, decide_by, proposed_by,
      proposer_account_id, proposed_at)
    values (${organisationId}, ${rolloutId}, ${part}, ${change}, ${why}, ${forWhom ?? null}, ${decideBy},
      ${actor.name}, ${accountOf(actor)}, ${now})
    returning proposal_id as "proposalId"`.execute(tx);
  const { proposalId } = rows[0]!;
  const kept = pieces.map(({ source, key, text, on, stageName, department }) => ({
    ...{ source, key, body: text, said_on: on, stage_name: stageName, department },
  }));
  await sql`
    insert into proposal_feedback (organisation_id, proposal_id, source, key, body, said_on, stage_name, department)
    select ${organisationId}, ${proposalId}, k.*
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as k(source text, key text, body text, said_on date, stage_name text, department text)`.execute(tx);
  return proposalId;
}

export type ProposalChange = {
  readonly status: ProposalStatus;
  readonly owner?: string;
  readonly dueOn?: string;
  readonly result?: ResultRef;
};

/** Sets the status and what belongs to it; what is left out stays. */
export async function updateProposal(
  tx: Transaction,
  proposalId: ProposalId,
  { status, owner, dueOn, result }: ProposalChange,
): Promise<void> {
  await sql`
    update proposal set status = ${status}, owner = coalesce(${owner ?? null}, owner),
      due_on = coalesce(${dueOn ?? null}::date, due_on), result_kind = ${result?.kind ?? null},
      result_id = ${result === undefined || result.kind === 'words' ? null : result.id}
    where organisation_id = current_organisation_id() and proposal_id = ${proposalId}`.execute(tx);
}

export async function writePublished(
  tx: Transaction,
  proposalId: ProposalId,
  texts: PublishedTexts | null,
): Promise<void> {
  await sql`
    update proposal set published = ${texts === null ? null : JSON.stringify(texts)}::jsonb
    where organisation_id = current_organisation_id() and proposal_id = ${proposalId}`.execute(tx);
}

/** Adds an entry after the others. */
export async function insertEntry(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  proposalId: ProposalId,
  { kind, text, isAlone = false }: { kind: ProposalEntryKind; text: string; isAlone?: boolean },
): Promise<void> {
  await sql`
    insert into proposal_entry (organisation_id, proposal_id, ordinal, kind, body, alone, entered_by, at)
    select ${organisationId}, ${proposalId}, count(*) + 1, ${kind}, ${text}, ${isAlone}, ${actor.name}, ${now}
    from proposal_entry where organisation_id = ${organisationId} and proposal_id = ${proposalId}`.execute(
    tx,
  );
}

/** What a kind of result of a rollout came from, by the number of the revision or message. */
export async function linksOf(
  tx: Transaction,
  rolloutId: RolloutId,
  kind: 'waves' | 'criteria' | 'message',
): Promise<{ readonly id: number; readonly proposalId: ProposalId; readonly change: string }[]> {
  const { rows } = await sql<{ id: number; proposalId: ProposalId; change: string }>`
    select result_id as id, proposal_id as "proposalId", change from proposal
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and result_kind = ${kind}
    order by proposal_id`.execute(tx);
  return rows;
}

export async function findLink(
  tx: Transaction,
  rolloutId: RolloutId,
  proposalId: ProposalId,
): Promise<{ readonly proposalId: ProposalId; readonly change: string } | undefined> {
  const { rows } = await sql<{ proposalId: ProposalId; change: string }>`
    select proposal_id as "proposalId", change from proposal
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and proposal_id = ${proposalId}`.execute(
    tx,
  );
  return rows[0];
}

export type PublishedRow = { readonly rolloutId: RolloutId; readonly texts: PublishedTexts };

/** Published changes of the organisation, the latest first. */
export async function publishedAnywhere(tx: Transaction): Promise<PublishedRow[]> {
  return await readPublished(tx, sql`true`);
}

/** Those of one rollout. */
export async function publishedOf(tx: Transaction, rolloutId: RolloutId): Promise<PublishedRow[]> {
  return await readPublished(tx, sql`v.rollout_id = ${rolloutId}`);
}

async function readPublished(tx: Transaction, narrow: RawBuilder<unknown>): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select v.rollout_id as "rolloutId", v.published as texts from proposal v
    join lateral (
      select max(n.at) as at from proposal_entry n
      where n.organisation_id = v.organisation_id and n.proposal_id = v.proposal_id and n.kind = 'published'
    ) as told on true
    where v.organisation_id = current_organisation_id() and v.published is not null and ${narrow}
    order by told.at desc, v.proposal_id desc`.execute(tx);
  return rows;
}

/** SQL for gates and votes. */
import { sql } from 'kysely';
import type { Decision } from '#contracts/gate.ts';
import type { GateId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { JudgedInputs } from '#server/features/criteria/index.ts';
import type { GateEvidence } from './evidence.ts';

export type Condition = { readonly text: string; readonly owner: string; readonly dueOn: string };

export type GateRow = {
  readonly gateId: GateId;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly openedAt: Date;
  readonly proposal: Decision;
  readonly evidence: GateEvidence;
  readonly evidenceHash: Buffer;
  /** What the verdicts were computed from; null for gates that were opened before this was kept. */
  readonly inputs: JudgedInputs | null;
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[] | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
};

export type VoteRow = {
  readonly voterKey: string;
  readonly voterName: string;
  readonly voterRole: string;
  readonly choice: Decision;
  readonly comment: string;
  readonly evidenceHash: Buffer;
  readonly at: Date;
};

const columns = sql`
  g.gate_id as "gateId", g.rollout_id as "rolloutId", g.stage_id as "stageId", g.opened_at as "openedAt", g.proposal,
  g.evidence, g.evidence_hash as "evidenceHash", g.inputs, g.decision, g.reason, g.conditions, g.decided_at as "decidedAt",
  g.decided_by as "decidedBy"`;

/** The latest gate of a stage: an extended stage opens a new one. */
export async function latestGate(tx: Transaction, stageId: StageId): Promise<GateRow | undefined> {
  const { rows } = await sql<GateRow>`
    select ${columns} from gate g
    where g.organisation_id = current_organisation_id() and g.stage_id = ${stageId}
    order by g.gate_id desc limit 1`.execute(tx);
  return rows[0];
}

export async function findGate(
  tx: Transaction,
  rolloutId: RolloutId,
  gateId: GateId,
  lock: 'lock' | 'read' = 'read',
): Promise<GateRow | undefined> {
  const { rows } = await sql<GateRow>`
    select ${columns} from gate g
    where g.organisation_id = current_organisation_id() and g.rollout_id = ${rolloutId} and g.gate_id = ${gateId}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function insertGate(
  tx: Transaction,
  { organisationId, now }: Context,
  gate: Pick<GateRow, 'rolloutId' | 'stageId' | 'proposal' | 'evidence' | 'evidenceHash' | 'inputs'>,
): Promise<GateId> {
  const { rows } = await sql<{ gateId: GateId }>`
    insert into gate (organisation_id, rollout_id, stage_id, opened_at, proposal, evidence, evidence_hash, inputs)
    values (${organisationId}, ${gate.rolloutId}, ${gate.stageId}, ${now}, ${gate.proposal},
      ${JSON.stringify(gate.evidence)}, ${gate.evidenceHash}, ${JSON.stringify(gate.inputs)})
    returning gate_id as "gateId"`.execute(tx);
  return rows[0]!.gateId;
}

export async function updateEvidence(
  tx: Transaction,
  gateId: GateId,
  gate: Pick<GateRow, 'proposal' | 'evidence' | 'evidenceHash' | 'inputs'>,
): Promise<void> {
  await sql`
    update gate set proposal = ${gate.proposal}, evidence = ${JSON.stringify(gate.evidence)}, evidence_hash = ${gate.evidenceHash},
      inputs = ${JSON.stringify(gate.inputs)}
    where organisation_id = current_organisation_id() and gate_id = ${gateId} and decided_at is null`.execute(
    tx,
  );
}

export async function votesOf(tx: Transaction, gateId: GateId): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select voter_key as "voterKey", voter_name as "voterName", voter_role as "voterRole", choice, comment,
      evidence_hash as "evidenceHash", at
    from gate_vote where organisation_id = current_organisation_id() and gate_id = ${gateId}
    order by at, voter_key`.execute(tx);
  return rows;
}

export async function upsertVote(
  tx: Transaction,
  { organisationId, now }: Context,
  gateId: GateId,
  vote: Omit<VoteRow, 'at'>,
): Promise<void> {
  await sql`
    insert into gate_vote (organisation_id, gate_id, voter_key, voter_name, voter_role, choice, comment, evidence_hash, at)
    values (${organisationId}, ${gateId}, ${vote.voterKey}, ${vote.voterName}, ${vote.voterRole}, ${vote.choice},
      ${vote.comment}, ${vote.evidenceHash}, ${now})
    on conflict (organisation_id, gate_id, voter_key) do update set choice = excluded.choice,
      comment = excluded.comment, evidence_hash = excluded.evidence_hash, at = excluded.at`.execute(tx);
}

export async function writeDecision(
  tx: Transaction,
  { actor, now }: Context,
  gateId: GateId,
  decision: {
    readonly decision: Decision;
    readonly reason: string;
    readonly conditions: readonly Condition[];
  },
): Promise<void> {
  await sql`
    update gate set decision = ${decision.decision}, reason = ${decision.reason},
      conditions = ${JSON.stringify(decision.conditions)}, decided_at = ${now}, decided_by = ${actor.name}
    where organisation_id = current_organisation_id() and gate_id = ${gateId}`.execute(tx);
}

export async function rolesOf(tx: Transaction, accountId: number): Promise<string[]> {
  const { rows } = await sql<{ roles: string[] }>`
    select roles from membership
    where organisation_id = current_organisation_id() and account_id = ${accountId}`.execute(tx);
  return rows[0]?.roles ?? [];
}

/** Whether a gate of the rollout waits for its decision. */
export async function hasOpenGate(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from gate
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and decided_at is null limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Accounts of the organisation that hold one of the roles, without one of them. */
export async function countAccountsWith(
  tx: Transaction,
  roles: readonly string[],
  without: number | null = null,
): Promise<number> {
  const { rows } = await sql<{ accounts: number }>`
    select count(*)::integer as accounts from membership m
    where m.organisation_id = current_organisation_id() and m.roles && ${[...roles]}::text[] and m.disabled_at is null
      and m.account_id is distinct from ${without}::integer`.execute(tx);
  return rows[0]?.accounts ?? 0;
}

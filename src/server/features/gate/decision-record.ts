/**
 * The record of a decision as one value to print, export and replay: what was decided by whom, and everything the
 * verdicts were computed from. Written once, when it is asked for, from what was frozen with the gate.
 */
import { createHash } from 'node:crypto';
import type { Decision } from '#contracts/gate.ts';
import type { GateId, RolloutId } from '#contracts/ids.ts';
import type { RollbackStep } from '#contracts/rollback-plan.ts';
import type { OverrideView } from '#contracts/overrides.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { JudgedInputs } from '#server/features/criteria/index.ts';
import { findRollout, findStage, viewOverrides } from '#server/features/rollouts/index.ts';
import { stepsOf } from '#server/features/run/index.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { GateEvidence } from './evidence.ts';
import { standingOf } from './standing-votes.ts';
import * as store from './store.ts';

export const RECORD_FORMAT = 'bellwether-decision-record/1';

export type RecordedVote = {
  readonly voter: string;
  readonly role: string;
  readonly choice: Decision;
  readonly comment: string;
  readonly at: string;
  /** Whether the vote was given on the evidence that was decided on, and not too long before. */
  readonly counts: boolean;
  readonly dissents: boolean;
};

export type DecisionRecord = {
  readonly format: typeof RECORD_FORMAT;
  readonly rollout: string;
  readonly stage: string;
  readonly openedAt: string;
  readonly proposal: Decision;
  readonly decision: Decision;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly quorum: number;
  readonly conditions: store.Condition[];
  readonly votes: RecordedVote[];
  /** Rules that were set aside on the way; absent in records from before they were kept. */
  readonly overrides?: OverrideView[];
  /** What was done to bring the stage back, as far as it had been when the record was asked for. */
  readonly rollback?: RollbackStep[];
  readonly evidence: GateEvidence;
  readonly evidenceHash: string;
  readonly inputs: JudgedInputs;
  /** SHA-256 over everything above. */
  readonly recordHash: string;
};

/** SHA-256 of a record, over all of it but the hash itself. */
export function hashRecord({ recordHash: _itself, ...rest }: DecisionRecord): string {
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}

/** Returns the record of a decided gate; refused while it is open, or when it was opened before inputs were kept. */
export async function getDecisionRecord(
  tx: Transaction,
  rolloutId: RolloutId,
  gateId: GateId,
): Promise<Result<DecisionRecord, Refusal>> {
  const gate = await store.findGate(tx, rolloutId, gateId);
  const rollout = await findRollout(tx, rolloutId);
  if (gate === undefined || rollout === undefined) return refuse(refusal('not_found', { what: 'gate' }));
  if (gate.decision === null || gate.decidedAt === null) return refuse(refusal('gate_undecided'));
  if (gate.inputs === null) return refuse(refusal('gate_inputs_missing'));
  const stage = await findStage(tx, rolloutId, gate.stageId);
  const { decision, decidedAt } = gate;
  const votes = (await store.votesOf(tx, gateId)).map((vote) => ({
    voter: vote.voterName,
    role: vote.voterRole,
    choice: vote.choice,
    comment: vote.comment,
    at: vote.at.toISOString(),
    counts: standingOf(vote, gate, decidedAt) === 'counts',
    dissents: vote.choice !== decision,
  }));
  const record: DecisionRecord = {
    format: RECORD_FORMAT,
    rollout: rollout.name,
    stage: stage?.name ?? '',
    openedAt: gate.openedAt.toISOString(),
    proposal: gate.proposal,
    decision,
    reason: gate.reason ?? '',
    decidedBy: gate.decidedBy ?? '',
    decidedAt: decidedAt.toISOString(),
    quorum: rollout.settings.gateQuorum,
    conditions: [...(gate.conditions ?? [])],
    votes,
    overrides: await viewOverrides(tx, gate.stageId),
    ...(decision === 'rollback' ? { rollback: await stepsOf(tx, gate.stageId) } : {}),
    evidence: gate.evidence,
    evidenceHash: gate.evidenceHash.toString('hex'),
    inputs: gate.inputs,
    recordHash: '',
  };
  return ok({ ...record, recordHash: hashRecord(record) });
}

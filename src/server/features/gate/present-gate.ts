/** Turns a gate into what the API answers, for the person who looks at it. */
import type { CriterionView } from '#contracts/criteria.ts';
import type { GateView } from '#contracts/gate.ts';
import type { Goal } from '#contracts/goals.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { combine } from '#server/features/criteria/index.ts';
import { stepsOf } from '#server/features/run/index.ts';
import { findRollout, findStage, viewOverrides } from '#server/features/rollouts/index.ts';
import { standingOf } from './standing-votes.ts';
import { isBarred } from './may-vote.ts';
import * as store from './store.ts';
import { tracksTried } from './tracks-tried.ts';

export async function getGate(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<Result<{ gate: GateView | null }, Refusal>> {
  if ((await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const gate = await store.latestGate(tx, stageId);
  return ok({ gate: gate === undefined ? null : await presentGate(tx, context, gate) });
}

export async function presentGate(tx: Transaction, context: Context, gate: store.GateRow): Promise<GateView> {
  const rollout = await findRollout(tx, gate.rolloutId);
  const stage = await findStage(tx, gate.rolloutId, gate.stageId);
  const votes = await store.votesOf(tx, gate.gateId);
  const barred = await isBarred(tx, context, rollout!);
  return {
    gateId: gate.gateId,
    stageId: gate.stageId,
    stageName: stage?.name ?? '',
    openedAt: gate.openedAt.toISOString(),
    combined: gate.evidence.combined,
    proposal: gate.proposal,
    proposalReason: gate.evidence.proposalReason,
    evidenceHash: gate.evidenceHash.toString('hex'),
    criteria: [...gate.evidence.criteria],
    entry: [...(gate.evidence.entry ?? [])],
    count: gate.evidence.count ?? null,
    goals: (gate.evidence.goals ?? []).map((goal) => judgeGoal(goal, gate.evidence.criteria)),
    metrics: [...(gate.evidence.metrics ?? [])],
    revisions: [...(gate.evidence.revisions ?? [])],
    blindSpots: [...gate.evidence.blindSpots],
    balance: gate.evidence.balance ?? null,
    findings: [...(gate.evidence.findings ?? [])],
    risks: [...(gate.evidence.risks ?? [])],
    tried: await tracksTried(tx, gate),
    votes: votes.map(({ voterKey, evidenceHash, at, ...vote }) => ({
      ...vote,
      at: at.toISOString(),
      standing: standingOf({ ...vote, voterKey, evidenceHash, at }, gate, gate.decidedAt ?? context.now),
    })),
    overrides: await viewOverrides(tx, gate.stageId),
    rollback: gate.decision === 'rollback' ? await stepsOf(tx, gate.stageId) : [],
    hasRecord: gate.inputs !== null,
    quorum: rollout!.settings.gateQuorum,
    voteRefused: barred ? refusal('gate_author') : null,
    decision: gate.decision,
    reason: gate.reason,
    conditions: [...(gate.conditions ?? [])],
    decidedAt: gate.decidedAt?.toISOString() ?? null,
    decidedBy: gate.decidedBy,
  };
}

/** A goal with the verdict of its criteria together. */
function judgeGoal(goal: Goal, criteria: readonly CriterionView[]): GateView['goals'][number] {
  const own = criteria.filter(({ definition }) => definition.goal === goal.id);
  const verdict = combine(
    own.map(({ definition, evaluation }) => ({ definition, verdict: evaluation.verdict })),
  );
  return { goal, verdict };
}

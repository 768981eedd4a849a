/**
 * Votes and decisions. A vote counts for the evidence it saw; the plan's author proposes and others vote, unless
 * nobody else in the organisation may. What a decision does to the stage happens in the same transaction.
 */
import type { Static } from 'typebox';
import { readTracks, type TrackTried } from '#contracts/criteria.ts';
import type { gateRoutes, GateView } from '#contracts/gate.ts';
import type { GateId, RolloutId } from '#contracts/ids.ts';
import { roleNames, type Role } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { extensionsMax, type StageEvent } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { goalStatement } from '#contracts/sentences/goal-sentences.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Actor } from '#server/platform/actor.ts';
import { dateAt } from '#server/platform/calendar.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { endEvidenceHolds } from '#server/features/criteria/index.ts';
import { callOffStarts } from '#server/features/run/index.ts';
import { isAuthor, isBarred } from './may-vote.ts';
import { presentGate } from './present-gate.ts';
import { standingOf } from './standing-votes.ts';
import * as store from './store.ts';
import { tracksTried } from './tracks-tried.ts';

type VoteRequest = Static<typeof gateRoutes.castVote.body>;
type DecisionRequest = Static<typeof gateRoutes.decideGate.body>;

/** Who votes: an account, or a named role of a simulated panel. */
export type Voter = { readonly key: string; readonly name: string; readonly role: string };

const eventOf = {
  go: 'pass',
  conditional_go: 'pass',
  extend: 'extend',
  no_go: 'fail',
  rollback: 'roll_back',
} as const satisfies Record<DecisionRequest['decision'], StageEvent>;

export async function castVote(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  gateId: GateId,
  request: VoteRequest,
): Promise<Result<GateView, Refusal>> {
  const gate = await store.findGate(tx, rolloutId, gateId, 'lock');
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (gate === undefined || rollout === undefined) return refuse(refusal('not_found', { what: 'gate' }));
  if (gate.decidedAt !== null) return refuse(refusal('gate_closed'));
  if (await isBarred(tx, context, rollout)) return refuse(refusal('gate_author'));
  if (gate.evidenceHash.toString('hex') !== request.evidenceHash)
    return refuse(refusal('gate_evidence_changed'));

  await noteAuthor(tx, context, rollout, gate, request.comment);
  await recordVote(tx, context, gate, await voterOf(tx, context), request);
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await presentGate(tx, context, await reread(tx, gate)));
}

/** An author votes only where nobody else may; the record then says so, once. */
async function noteAuthor(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  { gateId, rolloutId, stageId }: store.GateRow,
  comment: string,
): Promise<void> {
  if (!(await isAuthor(tx, context, rollout))) return;
  const key = keyOf(context.actor);
  if ((await store.votesOf(tx, gateId)).some(({ voterKey }) => voterKey === key)) return;
  await rollouts.overrideRule(tx, context, {
    rolloutId,
    stageId,
    kind: 'author_voted',
    rule: rolloutStatement('override_author_voted'),
    reason: comment,
    untilOn: null,
  });
}

/** Writes a vote with its audit event. */
export async function recordVote(
  tx: Transaction,
  context: Context,
  gate: store.GateRow,
  voter: Voter,
  vote: Pick<VoteRequest, 'choice' | 'comment'>,
): Promise<void> {
  await store.upsertVote(tx, context, gate.gateId, {
    voterKey: voter.key,
    voterName: voter.name,
    voterRole: voter.role,
    choice: vote.choice,
    comment: vote.comment,
    evidenceHash: gate.evidenceHash,
  });
  await recordAudit(tx, context, {
    action: 'gate.voted',
    subject: { kind: 'gate', id: gate.gateId },
    reason: vote.comment === '' ? null : vote.comment,
    after: { choice: vote.choice, voter: voter.name, evidenceHash: gate.evidenceHash.toString('hex') },
  });
}

export async function decideGate(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  gateId: GateId,
  request: DecisionRequest,
): Promise<Result<GateView, Refusal>> {
  const gate = await store.findGate(tx, rolloutId, gateId, 'lock');
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (gate === undefined || rollout === undefined) return refuse(refusal('not_found', { what: 'gate' }));
  const blocked = await whatBlocks(tx, context, gate, rollout, request);
  if (blocked !== undefined) return refuse(blocked);

  await store.writeDecision(tx, context, gateId, request);
  await recordAudit(tx, context, {
    action: 'gate.decided',
    subject: { kind: 'gate', id: gateId },
    reason: request.reason,
    after: {
      decision: request.decision,
      conditions: request.conditions,
      evidenceHash: gate.evidenceHash.toString('hex'),
    },
  });
  const stage = await rollouts.findStage(tx, rolloutId, gate.stageId);
  await rollouts.moveStage(tx, context, stage!, eventOf[request.decision], request.reason);
  if (request.decision !== 'extend')
    await endEvidenceHolds(
      tx,
      context,
      stage!,
      rolloutStatement('hold_gate_decided', { stage: nameStage(stage!.name) }),
    );
  if (request.decision === 'rollback') await callOffStarts(tx, context, stage!);
  await rollouts.wakeRollout(tx, context, rolloutId);
  return ok(await presentGate(tx, context, await reread(tx, gate)));
}

async function whatBlocks(
  tx: Transaction,
  context: Context,
  gate: store.GateRow,
  rollout: rollouts.RolloutRow,
  request: DecisionRequest,
): Promise<Refusal | undefined> {
  if (gate.decidedAt !== null) return refusal('gate_closed');
  if (gate.evidenceHash.toString('hex') !== request.evidenceHash) return refusal('gate_evidence_changed');
  if (request.reason.trim() === '') return refusal('gate_reason_missing');
  const votes = (await store.votesOf(tx, gate.gateId)).filter(
    (vote) => standingOf(vote, gate, context.now) === 'counts',
  );
  const quorum = rollout.settings.gateQuorum;
  if (votes.length < quorum) return refusal('gate_quorum', { votes: votes.length, quorum });
  if (request.decision === 'conditional_go' && request.conditions.length === 0)
    return refusal('gate_conditions_missing');
  const today = dateAt(context.now, rollout.timeZone);
  const past = request.conditions.find(({ dueOn }) => dueOn < today);
  if (past !== undefined) return refusal('gate_condition_past', { condition: past.text, on: past.dueOn });
  const stage = await rollouts.findStage(tx, gate.rolloutId, gate.stageId);
  // The rollout may have been rolled back since: there is nothing left to decide.
  if (stage?.status !== 'awaiting_decision') return refusal('gate_closed');
  if (request.decision === 'extend' && stage.extensions >= extensionsMax)
    return refusal('gate_extensions_used', { most: extensionsMax });
  if (request.decision === 'go' || request.decision === 'conditional_go') {
    const expired = whatHasExpired(gate, context.now);
    if (expired !== undefined) return expired;
    if (stage.kind === 'pilot') {
      const silent = whatIsUntried(gate, await tracksTried(tx, gate));
      if (silent !== undefined) return silent;
    }
  }
  return request.decision === 'go' ? whatForbidsGo(gate) : undefined;
}

/** Ratings the verdict was read from may have expired while people voted: whoever gave one looks again first. */
function whatHasExpired({ evidence }: store.GateRow, now: Date): Refusal | undefined {
  for (const { definition, evaluation, ratings } of evidence.criteria) {
    const judgedAt = evaluation.at ?? '';
    const expired = ratings.find(
      ({ validUntil }) =>
        validUntil !== undefined && validUntil >= judgedAt && validUntil < now.toISOString(),
    );
    if (expired !== undefined && definition.role !== 'signal')
      return refusal('gate_rating_expired', { criterion: definition.name, rater: expired.raterName });
  }
  return undefined;
}

/** A pilot whose criteria name tracks tries all four: each needs some evidence before it is closed. */
function whatIsUntried({ evidence }: store.GateRow, tried: readonly TrackTried[]): Refusal | undefined {
  const silent = readTracks(
    [...evidence.criteria, ...(evidence.entry ?? [])].map(({ definition, evaluation }) => ({
      ...definition,
      verdict: evaluation.verdict,
      n: evaluation.n,
    })),
    tried,
  ).filter(({ hasEvidence }) => !hasEvidence);
  if (silent.length === 0) return undefined;
  return refusal('gate_track_silent', {
    tracks: silent.map(({ track }) => goalStatement('track_named', { track })),
  });
}

/** Nothing but pass lets a stage go, and without any criterion that decides nothing has passed. */
function whatForbidsGo(gate: store.GateRow): Refusal | undefined {
  const standing = gate.evidence.criteria.find(
    ({ definition, evaluation }) => definition.role !== 'signal' && evaluation.verdict !== 'pass',
  );
  if (standing !== undefined)
    return refusal('gate_go_refused', {
      criterion: standing.definition.name,
      verdict: standing.evaluation.verdict,
    });
  const { count } = gate.evidence;
  if (count !== undefined && count.verdict !== 'pass') {
    const { succeeded, failed, open } = count;
    const stands = rolloutStatement('count_stands', { rule: sayRule(count.rule), succeeded, failed, open });
    return refusal('gate_count_unmet', { count: stands });
  }
  return gate.evidence.combined === 'pass' ? undefined : refusal('gate_go_unjudged');
}

function keyOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

async function voterOf(tx: Transaction, { actor }: Context): Promise<Voter> {
  const held = actor.kind === 'account' ? await store.rolesOf(tx, Number(actor.id)) : [];
  return {
    key: keyOf(actor),
    name: actor.name,
    role: held.map((role) => roleNames[role as Role]).join(', '),
  };
}

async function reread(tx: Transaction, gate: store.GateRow): Promise<store.GateRow> {
  return (await store.latestGate(tx, gate.stageId)) ?? gate;
}

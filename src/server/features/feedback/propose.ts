/**
 * Proposed changes of the plan: made because of feedback, decided by somebody else than the proposer as long as somebody
 * else can, and open until they are carried out or given up. What is decided is never rewritten. Tokens of programs
 * neither propose nor decide, because four eyes are people's.
 */
import type { FeedbackRef } from '#contracts/feedback-ref.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import type { NewProposal, Proposal, ProposalDecision, PublishedTexts } from '#contracts/proposals.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { proposalMachine, type ProposalEvent } from '#domain/feedback/proposal-machine.ts';
import { move } from '#domain/machine/machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { accountOf, findRollout, hasOthersWith, type RolloutRow } from '#server/features/rollouts/index.ts';
import { recordAudit, type AuditEntry } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findPieces } from './piece-store.ts';
import { isOwn, presentProposal, type Reader } from './present-proposal.ts';
import * as store from './proposal-store.ts';
import { distinctRefs } from './take-note.ts';

/** Undecided proposals a rollout may have at once. */
const waitingMost = 50;

type Answer<Value> = Promise<Result<Value, Refusal>>;
type Place = { readonly rolloutId: RolloutId; readonly proposalId: ProposalId };

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));
const todayOf = ({ now }: Context, { timeZone }: RolloutRow): string => dateAt(now, timeZone);

/** The caller, and whether somebody else could decide in their place. */
async function whoAsks(tx: Transaction, { actor }: Context): Promise<Reader> {
  return { accountId: accountOf(actor), hasOthers: await hasOthersWith(tx, actor, 'rollout.plan') };
}

export async function listProposals(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Answer<{ proposals: Proposal[] }> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return noRollout;
  const today = todayOf(context, rollout);
  const reader = await whoAsks(tx, context);
  const rows = await store.proposalsOf(tx, rolloutId);
  return ok({ proposals: rows.map((row) => presentProposal(row, today, reader)) });
}

/** Refuses feedback that is not there, a day to decide that has passed, and one proposal too many. */
export async function proposeChange(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  wanted: NewProposal,
): Answer<Proposal> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return noRollout;
  if (context.actor.kind === 'token') return refuse(refusal('account_needed'));
  if (wanted.decideBy < todayOf(context, rollout)) return refuse(refusal('proposal_day_past'));
  if ((await store.countWaiting(tx, rolloutId)) >= waitingMost)
    return refuse(refusal('proposals_full', { most: waitingMost }));
  const refs: FeedbackRef[] = distinctRefs(wanted.feedback);
  const pieces = await findPieces(tx, rolloutId, refs);
  if (pieces.length < refs.length) return refuse(refusal('feedback_gone'));
  const proposalId = await store.insertProposal(tx, context, rolloutId, wanted, pieces);
  return await done(tx, context, rollout, proposalId, {
    action: 'proposal.made',
    after: { rolloutId, ...wanted, feedback: refs },
  });
}

/** Refuses whoever proposed it while somebody else may decide, and a day for carrying out that has passed. */
export async function decideProposal(
  tx: Transaction,
  context: Context,
  place: Place,
  decision: ProposalDecision,
): Answer<Proposal> {
  const isAccepted = decision.verdict === 'accepted';
  const found = await findFor(tx, place, isAccepted ? 'accept' : 'reject');
  if (!found.ok) return found;
  const { rollout, row, status } = found.value;
  if (context.actor.kind === 'token') return refuse(refusal('account_needed'));
  const reader = await whoAsks(tx, context);
  const isAlone = isOwn(row, reader);
  if (isAlone && reader.hasOthers) return refuse(refusal('proposal_own'));
  if (isAccepted && decision.dueOn < todayOf(context, rollout)) return refuse(refusal('proposal_day_past'));
  const { reason, verdict } = decision;
  const carried = isAccepted ? { owner: decision.owner, dueOn: decision.dueOn } : {};
  await store.updateProposal(tx, row.proposalId, { status, ...carried });
  await store.insertEntry(tx, context, row.proposalId, { kind: verdict, text: reason, isAlone });
  return await done(tx, context, rollout, row.proposalId, {
    action: 'proposal.decided',
    reason,
    after: { rolloutId: place.rolloutId, verdict, ...carried, isAlone },
  });
}

/** Only whoever proposed it takes it back. */
export async function withdrawProposal(
  tx: Transaction,
  context: Context,
  place: Place,
  reason: string,
): Answer<Proposal> {
  const found = await findFor(tx, place, 'withdraw');
  if (!found.ok) return found;
  const { rollout, row, status } = found.value;
  if (!isOwn(row, await whoAsks(tx, context))) return refuse(refusal('proposal_not_own'));
  await store.updateProposal(tx, row.proposalId, { status });
  await store.insertEntry(tx, context, row.proposalId, { kind: 'withdrawn', text: reason });
  return await done(tx, context, rollout, row.proposalId, {
    action: 'proposal.withdrawn',
    reason,
    after: { rolloutId: place.rolloutId },
  });
}

export async function dropProposal(
  tx: Transaction,
  context: Context,
  place: Place,
  reason: string,
): Answer<Proposal> {
  const found = await findFor(tx, place, 'drop');
  if (!found.ok) return found;
  const { rollout, row, status } = found.value;
  await store.updateProposal(tx, row.proposalId, { status });
  await store.insertEntry(tx, context, row.proposalId, { kind: 'dropped', text: reason });
  return await done(tx, context, rollout, row.proposalId, {
    action: 'proposal.dropped',
    reason,
    after: { rolloutId: place.rolloutId },
  });
}

/** Carries an accepted proposal out: with words alone, or by the revision or message that `result` names. */
export async function carryOut(
  tx: Transaction,
  context: Context,
  place: Place,
  result: store.ResultRef,
  text: string,
): Answer<Proposal> {
  const found = await findFor(tx, place, 'carry_out');
  if (!found.ok) return found;
  const { rollout, row, status } = found.value;
  await store.updateProposal(tx, row.proposalId, { status, result });
  await store.insertEntry(tx, context, row.proposalId, { kind: 'carried_out', text });
  return await done(tx, context, rollout, row.proposalId, {
    action: 'proposal.carried_out',
    after: { rolloutId: place.rolloutId, result, text },
  });
}

/** Refuses to tell of a change that has not been carried out. */
export async function publishProposal(
  tx: Transaction,
  context: Context,
  place: Place,
  texts: PublishedTexts | null,
): Answer<Proposal> {
  const found = await findProposal(tx, place);
  if (!found.ok) return found;
  const { rollout, row } = found.value;
  if (row.status !== 'carried_out') return refuse(refusal('proposal_state', { state: row.status }));
  await store.writePublished(tx, row.proposalId, texts);
  await store.insertEntry(tx, context, row.proposalId, {
    kind: texts === null ? 'unpublished' : 'published',
    text: texts === null ? '' : Object.values(texts).join('\n'),
  });
  return await done(tx, context, rollout, row.proposalId, {
    action: 'proposal.published',
    before: { texts: row.published },
    after: { rolloutId: place.rolloutId, texts },
  });
}

async function findProposal(
  tx: Transaction,
  { rolloutId, proposalId }: Place,
): Answer<{ rollout: RolloutRow; row: store.ProposalRow }> {
  const rollout = await findRollout(tx, rolloutId);
  const row = await store.findProposal(tx, rolloutId, proposalId, 'lock');
  return rollout === undefined || row === undefined
    ? refuse(refusal('not_found', { what: 'proposal' }))
    : ok({ rollout, row });
}

/** The proposal and the status that `event` leads to. */
async function findFor(tx: Transaction, place: Place, event: ProposalEvent) {
  const found = await findProposal(tx, place);
  if (!found.ok) return found;
  const status = move(proposalMachine, found.value.row.status, event);
  return status === undefined
    ? refuse(refusal('proposal_state', { state: found.value.row.status }))
    : ok({ ...found.value, status });
}

/** Records what happened, tells open screens, and shows the proposal as it is now. */
async function done(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  proposalId: ProposalId,
  audit: Omit<AuditEntry, 'subject'>,
): Answer<Proposal> {
  await recordAudit(tx, context, { ...audit, subject: { kind: 'proposal', id: proposalId } });
  await notifyChange(tx, context.organisationId, `rollout:${rollout.rolloutId}`);
  const row = (await store.findProposal(tx, rollout.rolloutId, proposalId))!;
  return ok(presentProposal(row, todayOf(context, rollout), await whoAsks(tx, context)));
}

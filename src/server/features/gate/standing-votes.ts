/**
 * Which votes count: those given on the evidence that is decided on, and not too long ago. The hash of the evidence
 * covers the stage and the plan revision too, so a vote for another of these never counts.
 */
import { voteValidDays, type VoteStanding } from '#contracts/gate.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { GateRow, VoteRow } from './store.ts';

/** Whether a vote counts for a gate at an instant, or why it does not. */
export function standingOf(vote: VoteRow, gate: Pick<GateRow, 'evidenceHash'>, at: Date): VoteStanding {
  if (!vote.evidenceHash.equals(gate.evidenceHash)) return 'other_evidence';
  return daysLater(vote.at, voteValidDays) < at ? 'expired' : 'counts';
}

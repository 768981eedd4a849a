/**
 * What somebody answers when asked to take part, on their own page or through a lead. A yes needs a place: one's own,
 * or that of the person one steps in for; without it the person waits. A no gives nothing away before a substitute.
 */
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { ParticipationStatus } from '#contracts/participation.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { eventFor, participationMachine, type Answer } from '#domain/pilot/participation-machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { changePeople } from './change-people.ts';
import { whyNotJoin } from './check-joiner.ts';
import * as members from './member-store.ts';
import { cancelPlace, whyNotExchange } from './pass-on-enrolment.ts';
import { findOwn } from './queries.ts';
import type { CohortRow } from './store.ts';

export type GivenAnswer = {
  readonly answer: Answer;
  readonly via: members.AnsweredVia;
  /** How the lead knows; null when the person answers in person. */
  readonly reason: string | null;
};

export type MemberState = { personId: PersonId; status: ParticipationStatus; hasPlace: boolean };

/** Records an answer; refused when it changes nothing, and once the pilot has begun for the person. */
export async function recordAnswer(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly cohortId: CohortId; readonly personId: PersonId },
  given: GivenAnswer,
): Promise<Result<MemberState, Refusal>> {
  const { rolloutId, cohortId, personId } = place;
  const cohort = await findOwn(tx, rolloutId, cohortId, 'lock');
  const member = cohort && (await members.findMember(tx, context.now, cohortId, personId));
  if (cohort === undefined || member === undefined)
    return refuse(refusal('not_found', { what: 'person_of_cohort' }));
  const closed = await whyClosed(tx, cohort);
  if (closed !== undefined) return refuse(closed);
  const takesOver = given.answer === 'yes' ? await placeToTakeOver(tx, context, cohort, member) : null;
  const event = eventFor(given.answer, {
    status: member.status,
    getsPlace: member.hasPlace || takesOver !== null,
  });
  if (event === undefined)
    return refuse(refusal('member_state', { person: member.displayName, state: member.status }));
  const status = participationMachine.moves[event].to;
  await members.updateAnswer(tx, context, cohortId, personId, {
    status,
    via: given.via,
    note: given.reason,
    hasPlace: member.hasPlace,
    // Kept on a yes until the place has changed hands.
    standsInFor: takesOver,
  });
  if (given.answer === 'yes' && member.hasPlace) await members.releaseStandIn(tx, cohortId, personId);
  if (given.answer === 'no')
    await cancelPlace(tx, context, cohort, personId, rolloutStatement('person_declined_pilot'));
  await recordAudit(tx, context, {
    action: 'cohort.answer_recorded',
    subject: { kind: 'person', id: personId },
    reason: given.reason,
    before: { cohortId, status: member.status },
    after: { cohortId, answer: given.answer, status, person: member.displayName, via: given.via },
  });
  if (takesOver !== null)
    await changePeople(tx, context, cohort, {
      leaver: takesOver,
      joiner: personId,
      reason: 'has agreed to step in',
    });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ personId, status, hasPlace: member.hasPlace || takesOver !== null });
}

async function whyClosed(tx: Transaction, cohort: CohortRow): Promise<Refusal | undefined> {
  if (cohort.status === 'discarded') return refusal('cohort_state', { state: cohort.status });
  return await whyNotExchange(tx, cohort);
}

/** The person whose place is given over, while that place is still free and the team has room. */
async function placeToTakeOver(
  tx: Transaction,
  context: Context,
  cohort: CohortRow,
  { personId, standsInFor }: members.MemberRow,
): Promise<PersonId | null> {
  if (standsInFor === null) return null;
  const leaver = await members.findMember(tx, context.now, cohort.cohortId, standsInFor);
  if (leaver === undefined || !leaver.hasPlace || leaver.problem === null) return null;
  const refused = await whyNotJoin(tx, context, cohort, personId, standsInFor);
  return refused === undefined ? standsInFor : null;
}

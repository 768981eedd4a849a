/**
 * Gives the place of somebody who cannot take part to somebody else, or adds one person more. Where consent is needed
 * and the cohort is frozen, a person who has not agreed is asked first and joins on a yes.
 */
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { MemberReason } from '#contracts/participation.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { expectPeople } from '#server/features/people/index.ts';
import { askStandIn } from './ask-people.ts';
import { changePeople } from './change-people.ts';
import { whyNotJoin } from './check-joiner.ts';
import * as members from './member-store.ts';
import { whyNotExchange } from './pass-on-enrolment.ts';
import { findOwn } from './queries.ts';
import type { MemberState } from './record-answer.ts';
import { isConsentRequired, type CohortRow } from './store.ts';

type CohortPlace = { readonly rolloutId: RolloutId; readonly cohortId: CohortId };

const noCohort = refuse(refusal('not_found', { what: 'cohort' }));

/** The cohort, locked, while its people may still change. */
async function findOpen(tx: Transaction, place: CohortPlace): Promise<Result<CohortRow, Refusal>> {
  const cohort = await findOwn(tx, place.rolloutId, place.cohortId, 'lock');
  if (cohort === undefined) return noCohort;
  if (cohort.status === 'discarded') return refuse(refusal('cohort_state', { state: cohort.status }));
  const closed = await whyNotExchange(tx, cohort);
  return closed === undefined ? ok(cohort) : refuse(closed);
}

export async function replaceMember(
  tx: Transaction,
  context: Context,
  place: CohortPlace & { readonly personId: PersonId },
  { by, reason, publicUrl }: { readonly by: PersonId; readonly reason: string; readonly publicUrl: string },
): Promise<Result<{ revision: number; isPending: boolean }, Refusal>> {
  const found = await findOpen(tx, place);
  if (!found.ok) return found;
  const cohort = found.value;
  const leaver = await members.findMember(tx, context.now, place.cohortId, place.personId);
  if (leaver === undefined || !leaver.hasPlace)
    return refuse(refusal('not_found', { what: 'person_with_place' }));
  if (leaver.problem === null && leaver.status === 'accepted')
    return refuse(refusal('member_state', { person: leaver.displayName, state: leaver.status }));
  const joiner = await members.findMember(tx, context.now, place.cohortId, by);
  const refused = declined(joiner) ?? (await whyNotJoin(tx, context, cohort, by, leaver.personId));
  if (refused !== undefined) return refuse(refused);

  await members.releaseStandIn(tx, place.cohortId, leaver.personId);
  const hasAgreed = joiner?.status === 'waitlisted' || joiner?.status === 'accepted';
  const mustAgreeFirst =
    cohort.status === 'accepted' && !hasAgreed && (await isConsentRequired(tx, cohort.stageId));
  if (mustAgreeFirst)
    return await nameStandIn(tx, context, cohort, leaver, { by, joiner, reason, publicUrl });

  await takeIn(tx, context, cohort, by, joiner, 'substitute');
  const revision = await changePeople(tx, context, cohort, { leaver: leaver.personId, joiner: by, reason });
  // In a draft whose people were asked, the substitute is asked as well, if nobody has done so yet.
  if (cohort.askedAt !== null && !hasAgreed) {
    const unasked = await askStandIn(tx, context, cohort, by, publicUrl);
    if (unasked !== undefined) return refuse(unasked);
  }
  return ok({ revision, isPending: false });
}

/** Who has said no is not given a place behind their back. */
function declined(member: members.MemberRow | undefined): Refusal | undefined {
  return member?.status === 'declined'
    ? refusal('member_state', { person: member.displayName, state: member.status })
    : undefined;
}

async function nameStandIn(
  tx: Transaction,
  context: Context,
  cohort: CohortRow,
  leaver: members.MemberRow,
  {
    by,
    joiner,
    reason,
    publicUrl,
  }: {
    readonly by: PersonId;
    readonly joiner: members.MemberRow | undefined;
    readonly reason: string;
    readonly publicUrl: string;
  },
): Promise<Result<{ revision: number; isPending: boolean }, Refusal>> {
  await takeIn(tx, context, cohort, by, joiner, 'substitute');
  await members.nameStandIn(tx, cohort.cohortId, by, leaver.personId);
  const unasked = await askStandIn(tx, context, cohort, by, publicUrl);
  if (unasked !== undefined) return refuse(unasked);
  await recordAudit(tx, context, {
    action: 'cohort.stand_in_named',
    subject: { kind: 'cohort', id: cohort.cohortId },
    reason,
    after: { leaver: leaver.personId, standIn: by },
  });
  await notifyChange(tx, context.organisationId, `rollout:${cohort.rolloutId}`);
  return ok({ revision: cohort.revision, isPending: true });
}

/** Makes the person a member, as far as that is not the case yet; who waited has agreed. */
async function takeIn(
  tx: Transaction,
  context: Context,
  cohort: CohortRow,
  personId: PersonId,
  member: members.MemberRow | undefined,
  kind: MemberReason['kind'],
): Promise<void> {
  if (member === undefined)
    await members.insertMembers(tx, context, cohort.cohortId, [
      { personId, reason: { kind, cells: [], note: null }, hasPlace: false, status: 'candidate' },
    ]);
  else if (member.status === 'waitlisted') await members.confirmWaiting(tx, cohort.cohortId, personId);
}

/** Adds one person more; refused without consent where it is needed. */
export async function addMember(
  tx: Transaction,
  context: Context,
  place: CohortPlace,
  { personId, reason }: { readonly personId: PersonId; readonly reason: string },
): Promise<Result<MemberState, Refusal>> {
  const found = await findOpen(tx, place);
  if (!found.ok) return found;
  const cohort = found.value;
  const member = await members.findMember(tx, context.now, place.cohortId, personId);
  const hasAgreed = member?.status === 'waitlisted';
  if (!hasAgreed && (await isConsentRequired(tx, cohort.stageId))) {
    const names = await members.namesOf(tx, [personId]);
    const person = names.get(personId)?.displayName;
    if (person === undefined) return refuse(refusal('not_found', { what: 'person' }));
    return refuse(refusal('member_refused', { person, why: 'no_consent' }));
  }
  const refused = declined(member) ?? (await whyNotJoin(tx, context, cohort, personId, null));
  if (refused !== undefined) return refuse(refused);
  await takeIn(tx, context, cohort, personId, member, 'added');
  await changePeople(tx, context, cohort, { leaver: null, joiner: personId, reason });
  return ok({ personId, status: hasAgreed ? 'accepted' : (member?.status ?? 'candidate'), hasPlace: true });
}

/** Puts people who offered themselves on the waiting list. */
export async function addVolunteers(
  tx: Transaction,
  context: Context,
  place: CohortPlace,
  { people, reason }: { readonly people: readonly string[]; readonly reason: string },
): Promise<Result<{ waiting: number }, Refusal>> {
  const found = await findOpen(tx, place);
  if (!found.ok) return found;
  const named = await expectPeople(tx, people);
  if (!named.ok) return named;
  const known = await members.statusesOf(
    tx,
    place.cohortId,
    named.value.map((person) => person.personId),
  );
  const fresh = named.value.filter((person) => !known.has(person.personId));
  const [first] = named.value;
  if (fresh.length === 0)
    return refuse(
      refusal('member_refused', {
        person: first?.displayName ?? '',
        why: 'member',
      }),
    );
  await members.insertMembers(
    tx,
    context,
    place.cohortId,
    fresh.map(({ personId }) => ({
      personId,
      reason: { kind: 'volunteer', cells: [], note: reason },
      hasPlace: false,
      status: 'waitlisted',
      answeredVia: 'list',
      note: reason,
    })),
  );
  await recordAudit(tx, context, {
    action: 'cohort.volunteers_added',
    subject: { kind: 'cohort', id: place.cohortId },
    reason,
    after: { people: fresh.map((person) => person.externalId) },
  });
  await notifyChange(tx, context.organisationId, `rollout:${place.rolloutId}`);
  return ok({ waiting: fresh.length });
}

/**
 * Puts off a person's date, within the limits of the rollout: so many times, to a free day at the latest so many days
 * after their stage began, and before their deadline. The new date is told as any other that stands instead of one.
 */
import { sql } from 'kysely';
import { offeredDaysMax, type DeferralCode, type DeferralState } from '#contracts/deferrals.ts';
import type { EnrolmentId, PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { latestDate, limitInTheWay, usualDeferrals, type DeferralFacts } from '#domain/rollout/deferral.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { mayKnowDate, planMovedDeliveries } from '#server/features/messages/index.ts';
import {
  findRollout,
  findStage,
  moveEnrolments,
  wakeRollout,
  StartClock,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readFreeDays } from './free-days-ahead.ts';
import * as store from './store.ts';

export type Whose = { readonly enrolmentId: EnrolmentId } | { readonly personId: PersonId };

export type Wish = {
  /** YYYY-MM-DD; null is no date yet. */
  readonly on: string | null;
  readonly why: DeferralCode;
  readonly note?: string;
  /** Somebody who runs the rollout sets the limits aside. */
  readonly isBeyondLimits: boolean;
};

export type Standing = {
  readonly rollout: RolloutRow;
  readonly stage: StageRow;
  readonly place: store.DatedPlaceRow;
  /** The date they have. */
  readonly on: string;
  readonly facts: DeferralFacts;
};

/** Where a person with a date ahead stands. Refuses `not_found`, `deferral_state` for who has none, `deferral_booked` for a place. */
export async function findStanding(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  whose: Whose,
  lock?: 'lock',
): Promise<Result<Standing, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const place = await store.findPlace(tx, rollout, whose);
  const stage = place === undefined ? undefined : await findStage(tx, rolloutId, place.stageId);
  if (place === undefined || stage === undefined) return refuse(refusal('not_found', { what: 'person' }));
  const { scheduledAt, availableAt, status, deferrals } = place;
  const isAhead =
    scheduledAt !== null && scheduledAt > now && (status === 'scheduled' || status === 'notified');
  if (!isAhead) return refuse(refusal('deferral_state', { person: place.displayName }));
  if (place.isBooked) return refuse(refusal('deferral_booked', { person: place.displayName }));
  const clock = new StartClock(rollout);
  const on = clock.dateOf(scheduledAt, place);
  const availableOn = clock.dateOf(availableAt ?? scheduledAt, place);
  const facts = {
    deferrals,
    availableOn,
    firstOn: place.firstOn ?? stage.startsOn ?? availableOn,
    lastOn: place.lastOn ?? availableOn,
    deadlineDays: stage.deadlineDays,
  };
  return ok({ rollout, stage, place, on, facts });
}

/** What the person may choose. */
export async function deferralState(tx: Transaction, standing: Standing): Promise<DeferralState> {
  const { rollout, stage, place, on, facts } = standing;
  const rules = rollout.runRules.deferrals ?? usualDeferrals;
  const latestOn = latestDate(facts, rules);
  const free = await readFreeDays(tx, rollout, stage, { place, after: on });
  return {
    enrolmentId: place.enrolmentId,
    displayName: place.displayName,
    on,
    deferrals: facts.deferrals,
    most: rules.most,
    latestOn,
    days: free.first(offeredDaysMax).map((day) => ({ on: day, isWithin: day <= latestOn })),
  };
}

/** Refuses what the limits, the calendar or the day's places do not allow, and says who may lift it. */
export async function putOff(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  whose: Whose,
  wish: Wish,
): Promise<Result<{ on: string | null; deferrals: number }, Refusal>> {
  const found = await findStanding(tx, context, rolloutId, whose, 'lock');
  if (!found.ok) return found;
  const { rollout, stage, place, facts } = found.value;
  const refused = whyNot(found.value, wish) ?? (await whyNotThatDay(tx, found.value, wish.on));
  if (refused !== undefined) return refuse(refused);
  const deferrals = facts.deferrals + 1;
  const to = wish.on === null ? null : new StartClock(rollout).startOf(wish.on, place.attributes);
  const said = { times: deferrals, why: wish.why };
  await moveEnrolments(tx, context, {
    rolloutId,
    event: to === null ? 'defer' : 'schedule',
    where: sql`e.enrolment_id = ${place.enrolmentId}`,
    reason:
      wish.note === undefined
        ? rolloutStatement('person_put_off', said)
        : rolloutStatement('person_put_off_noted', { ...said, note: wish.note }),
    set: store.deferred(to, mayKnowDate),
  });
  await planMovedDeliveries(tx, context, stage);
  await wakeRollout(tx, context, rolloutId);
  return ok({ on: wish.on, deferrals });
}

function whyNot({ rollout, place, on: present, facts }: Standing, wish: Wish): Refusal | undefined {
  const person = place.displayName;
  if (wish.on !== null && wish.on <= present) return refusal('deferral_earlier', { present });
  if (wish.isBeyondLimits) return undefined;
  const rules = rollout.runRules.deferrals ?? usualDeferrals;
  switch (limitInTheWay(facts, rules, wish.on)) {
    case 'never':
      return refusal('deferral_never');
    case 'times':
      return refusal('deferral_times', { person, times: facts.deferrals, most: rules.most });
    case 'latest':
      return refusal('deferral_latest', { person, on: wish.on!, latest: latestDate(facts, rules) });
    case undefined:
      return undefined;
  }
}

async function whyNotThatDay(
  tx: Transaction,
  { rollout, stage, place, on: present }: Standing,
  on: string | null,
): Promise<Refusal | undefined> {
  if (on === null) return undefined;
  const free = await readFreeDays(tx, rollout, stage, { place, after: present });
  return free.isFree(on) ? undefined : refusal('deferral_day', { person: place.displayName, on });
}

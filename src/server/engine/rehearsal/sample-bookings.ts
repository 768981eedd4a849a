/**
 * Places to collect a new phone in the sample organisation: two sites offer sessions, and their simulated people book
 * them. At one a day is full, one nearly, and others are free; at the other nothing is, and a few wait in line.
 */
import type { RolloutId, PersonId } from '#contracts/ids.ts';
import type { Schedule } from '#contracts/slots.ts';
import { openSessions } from '#domain/slots/open-sessions.ts';
import { findOwnDeferral, putOffByPerson } from '#server/features/deferrals/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { addSchedule, findGuest, takePlace, wishForPlaces } from '#server/features/slots/index.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectOk } from './expect-ok.ts';
import { toldPeople, type ToldPerson } from './store.ts';

const [monday, tuesday, wednesday, thursday] = [0, 1, 2, 3] as const;

/** The larger site has two weeks of two sessions a day, the smaller one two sessions in all. */
const large = { site: 'Göteborg', days: 11, weekdays: [monday, tuesday, wednesday, thursday], places: 4 };
const small = { site: 'Hamburg', days: 4, weekdays: [wednesday], places: 3 };
const times = { large: ['09:00', '13:00'], small: ['10:00', '14:00'] } as const;

/** Bookers of the larger site take their sessions in this order: its first day is full then, and one place is left on the second. */
const wanted = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 5, 8, 11] as const;
/** More than the smaller site has places for. */
const bookersOfSmall = 9;

function scheduleOf(
  { days, weekdays, places }: typeof large,
  at: readonly string[],
  startsOn: string,
): Schedule {
  return {
    validFrom: startsOn,
    validTo: addDays(startsOn, days),
    sessions: at.map((time) => ({ weekdays: [...weekdays], at: time, minutes: 60, places })),
    weekdayRules: [],
    exceptions: [],
    amberShare: 0.25,
  };
}

/** Both sites offer their places from the first day of the pilot on. */
export async function offerPlaces(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const [pilot] = await stagesOf(tx, rolloutId);
  for (const [site, at] of [
    [large, times.large],
    [small, times.small],
  ] as const) {
    const fields = {
      place: { kind: 'site' as const, name: site.site },
      schedule: scheduleOf(site, at, pilot!.startsOn!),
    };
    expectOk('a schedule', await addSchedule(tx, context, rolloutId, fields));
  }
}

/** The people who have been told their date at the larger site book. */
export async function bookAtLargeSite(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  const people = await toldPeople(tx, rolloutId, { site: large.site, most: wanted.length });
  for (const [index, person] of people.entries()) {
    const sessions = await sessionsFor(tx, context, rolloutId, person.personId);
    const session = sessions[wanted[index]! % sessions.length]!;
    await book(tx, context, rolloutId, person, session);
  }
}

/** At the smaller site each wishes for both sessions: they take what is left, and then stand in line for them. */
export async function bookAtSmallSite(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  for (const person of await toldPeople(tx, rolloutId, { site: small.site, most: bookersOfSmall })) {
    const { personId } = person;
    const sessions = await sessionsFor(tx, context, rolloutId, personId);
    const wishes = sessions.slice(0, 2).map(({ on, at }) => ({ on, at }));
    const who = { rolloutId, personId };
    expectOk('wishes', await wishForPlaces(tx, as(context, person), who, wishes, 'person'));
  }
}

async function sessionsFor(tx: Transaction, context: Context, rolloutId: RolloutId, personId: PersonId) {
  const found = expectOk('places', await findGuest(tx, context, { rolloutId, personId }, 'read'));
  return openSessions(found.days, found.taken, found.bounds, found.schedule.startOf);
}

async function book(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  person: ToldPerson,
  { on, at }: { readonly on: string; readonly at: string },
): Promise<void> {
  const who = { rolloutId, personId: person.personId };
  expectOk('a place', await takePlace(tx, as(context, person), who, { on, at }, 'person'));
}

/** A few people of a site put off their date: the first to a later day, the others to none yet. */
export async function putOffSome(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  which: { readonly site: string; readonly most: number },
): Promise<void> {
  for (const [index, person] of (await toldPeople(tx, rolloutId, which)).entries()) {
    const who = { rolloutId, personId: person.personId };
    const own = index === 0 ? await findOwnDeferral(tx, context, who) : undefined;
    const on = own?.days[0] ?? null;
    const wish = { on, why: on === null ? ('absent' as const) : ('busy' as const) };
    expectOk('putting off', await putOffByPerson(tx, as(context, person), who, wish));
  }
}

function as(context: Context, { personId, displayName }: ToldPerson): Context {
  return { ...context, actor: { kind: 'person', id: String(personId), name: displayName } };
}

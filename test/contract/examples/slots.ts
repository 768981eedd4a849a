/** Examples of the routes of places and bookings. */
import type { PersonId, RolloutId, ScheduleId } from '#contracts/ids.ts';
import { slotRoutes, type Booking, type Schedule, type ScheduleView } from '#contracts/slots.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Examples } from './example.ts';

const today = (): string => dateAt(new Date(), 'Europe/Stockholm');
const soon = (): string => addDays(today(), 7);

/** One place at nine every day for a month from today on. */
function schedule(places: number | null = 1): Schedule {
  return {
    validFrom: today(),
    validTo: addDays(today(), 30),
    sessions: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], at: '09:00', minutes: 60, places }],
    weekdayRules: [],
    exceptions: [],
    amberShare: 0.2,
  };
}

type Ready = { readonly rolloutId: RolloutId; readonly personIds: readonly PersonId[] };

/** A running rollout with two people who have a date a week from now. */
async function withPeople({ within }: Place): Promise<Ready> {
  return await within(async (tx, context) => {
    const ready = await insertPeopleToTell(tx, context, [{}, {}]);
    await sql`update stage set starts_on = ${today()}::date where stage_id = ${ready.stageId}`.execute(tx);
    await sql`update enrolment set scheduled_at = ${`${soon()}T12:00:00Z`} where stage_id = ${ready.stageId}`.execute(
      tx,
    );
    return ready;
  });
}

async function withSchedule(
  place: Place,
  written: Schedule = schedule(),
): Promise<Ready & { readonly scheduleId: ScheduleId }> {
  const ready = await withPeople(place);
  const { scheduleId } = await place.call<ScheduleView>(slotRoutes.addSchedule, {
    params: { rolloutId: ready.rolloutId },
    body: { place: null, schedule: written },
  });
  return { ...ready, scheduleId };
}

async function withBooking(place: Place) {
  const ready = await withSchedule(place);
  const [personId] = ready.personIds;
  const { bookingId } = await place.call<Booking>(slotRoutes.takePlace, {
    params: { rolloutId: ready.rolloutId },
    body: { personId, on: soon(), at: '09:00' },
  });
  return { ...ready, bookingId };
}

const lund = { kind: 'site', name: 'Lund' } as const;

export const slotExamples: Examples<typeof slotRoutes> = {
  listSchedules: async (place) => ({ params: { rolloutId: (await withBooking(place)).rolloutId } }),
  showSlotDays: async (place) => {
    const { rolloutId, scheduleId } = await withBooking(place);
    return { params: { rolloutId, scheduleId }, query: { from: soon(), days: 14 } };
  },
  previewSchedule: async (place) => {
    const { rolloutId } = await withBooking(place);
    const closed = { kind: 'close', from: soon(), to: soon(), at: null } as const;
    return {
      params: { rolloutId },
      body: { place: null, schedule: { ...schedule(), exceptions: [closed] } },
    };
  },
  addSchedule: async (place) => ({
    params: { rolloutId: (await withPeople(place)).rolloutId },
    body: { place: lund, schedule: schedule(null) },
  }),
  changeSchedule: async (place) => {
    const { rolloutId, scheduleId } = await withSchedule(place);
    const rule = { weekday: 1, at: ['09:00'], change: 2 };
    return {
      params: { rolloutId, scheduleId },
      body: { schedule: { ...schedule(), weekdayRules: [rule] } },
    };
  },
  removeSchedule: async (place) => {
    const { rolloutId, scheduleId } = await withSchedule(place);
    return { params: { rolloutId, scheduleId } };
  },
  listBookings: async (place) => {
    const { rolloutId, scheduleId } = await withBooking(place);
    return { params: { rolloutId, scheduleId }, query: { view: 'booked', on: soon(), limit: 1 } };
  },
  showPlacesFor: async (place) => {
    const { rolloutId, personIds } = await withBooking(place);
    return { params: { rolloutId, personId: personIds[0]! } };
  },
  takePlace: async (place) => {
    const { rolloutId, personIds } = await withSchedule(place);
    return { params: { rolloutId }, body: { personId: personIds[0]!, on: soon(), at: '09:00' } };
  },
  waitForPlace: async (place) => {
    const full = await withSchedule(place, schedule(0));
    return { params: { rolloutId: full.rolloutId }, body: { personId: full.personIds[1]! } };
  },
  wishForPlaces: async (place) => {
    const { rolloutId, personIds } = await withSchedule(place);
    const wishes = [
      { on: soon(), at: '09:00' },
      { on: addDays(soon(), 1), at: '09:00' },
    ];
    return { params: { rolloutId }, body: { personId: personIds[0]!, wishes } };
  },
  cancelBooking: async (place) => {
    const { rolloutId, bookingId } = await withBooking(place);
    return { params: { rolloutId, bookingId }, body: { reason: 'Has a meeting then' } };
  },
  noteAttendance: async (place) => {
    const { rolloutId, bookingId } = await withBooking(place);
    await place.within(async (tx) => {
      await sql`update booking set starts_at = now() - interval '1 hour' where booking_id = ${bookingId}`.execute(
        tx,
      );
    });
    return { params: { rolloutId, bookingId }, body: { wasThere: true } };
  },
};

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId, ScheduleId } from '#contracts/ids.ts';
import { calendarRoutes } from '#contracts/calendar.ts';
import {
  slotRoutes,
  type Booking,
  type Schedule,
  type ScheduleView,
  type SlotDay,
} from '#contracts/slots.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { sql } from '#server/platform/db/database.ts';
import { createWorld, type Answer, type Place, type World } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';

const { database, ownerUrl } = await createTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createWorld({ database, ownerUrl, routes: featureRoutes });
});
afterAll(async () => await world.close());

const weekdays = [0, 1, 2, 3, 4];
const base = (at: string, places: number) => ({ weekdays, at, minutes: 60, places });
const add = (on: string, at: string) =>
  ({ kind: 'add', from: on, to: on, at, minutes: 60, places: 5 }) as const;
const close = (on: string) => ({ kind: 'close', from: on, to: on, at: null }) as const;

/** Scenario T-A: one base, one weekday rule, dated exceptions. */
const threeWeeks: Schedule = {
  validFrom: '2020-09-28',
  validTo: '2020-10-16',
  sessions: [base('09:00', 10), base('10:00', 10), base('11:00', 5), base('14:00', 10), base('16:00', 5)],
  weekdayRules: [{ weekday: 1, at: ['09:00', '10:00', '11:00'], change: -2 }],
  exceptions: [
    add('2020-10-03', '10:30'),
    add('2020-10-03', '12:30'),
    add('2020-10-10', '10:30'),
    add('2020-10-10', '12:30'),
    close('2020-10-09'),
    close('2020-10-16'),
    { kind: 'change', from: '2020-09-28', to: '2020-09-28', at: null, change: -3 },
  ],
  amberShare: 0.2,
};

/** A running rollout of so many people who have been told the same date; the clock stands on 20 September 2020. */
async function createRollout(people: number) {
  const place = await world.createPlace();
  const ready = await place.within(async (tx, context) => {
    await sql`update organisation set kind = 'sample', virtual_now = '2020-09-20T08:00:00Z'`.execute(tx);
    const inserted = await insertPeopleToTell(
      tx,
      { ...context, now: new Date('2020-09-20T08:00:00Z') },
      Array.from({ length: people }, () => ({})),
    );
    await sql`update stage set starts_on = '2020-09-28', starts_per_day = 400`.execute(tx);
    await sql`update enrolment set status = 'notified', notified_at = '2020-09-20T08:00:00Z',
      scheduled_at = '2020-10-19T07:00:00Z'`.execute(tx);
    return inserted;
  });
  const { rolloutId } = ready;
  const call = async (route: Parameters<World['call']>[0], rest: object): Promise<Answer> =>
    await world.call(route, rest, place.administrator);
  const book = async (personId: PersonId, on: string, at: string): Promise<Answer> =>
    await call(slotRoutes.takePlace, { params: { rolloutId }, body: { personId, on, at } });
  const read = async <Row>(statement: string): Promise<Row[]> =>
    await place.within(async (tx) => (await sql<Row>`${sql.raw(statement)}`.execute(tx)).rows);
  return { ...ready, place, call, book, read };
}

async function addSchedule(place: Place, rolloutId: number, schedule: Schedule): Promise<ScheduleId> {
  const view = await place.call<ScheduleView>(slotRoutes.addSchedule, {
    params: { rolloutId },
    body: { place: { kind: 'site', name: 'Lund' }, schedule },
  });
  return view.scheduleId;
}

describe('three weeks of places entered through the API', () => {
  test('give every cell and 507; the last places go once each; 508 is refused; a freeze leaves 467 and 40 to move', async () => {
    const { place, rolloutId, personIds, call, book, read } = await createRollout(558);
    const scheduleId = await addSchedule(place, rolloutId, threeWeeks);
    const table = await place.call<{ days: SlotDay[] }>(slotRoutes.showSlotDays, {
      params: { rolloutId, scheduleId },
      query: { from: '2020-09-28', days: 21 },
    });
    expect(table.days.map(({ places }) => places)).toEqual([
      ...[25, 34, 40, 40, 40, 10, 0],
      ...[40, 34, 40, 40, 0, 10, 0],
      ...[40, 34, 40, 40, 0],
    ]);

    // 500 places are taken, the last of the last Thursday are left.
    await place.within(async (tx) => {
      const seats = table.days.flatMap(({ on, sessions }) =>
        sessions.flatMap(({ at, places }) => Array.from({ length: places! }, () => ({ on, at }))),
      );
      const taken = seats.slice(0, 500);
      await sql`
        with seat as (
          insert into booking (organisation_id, rollout_id, schedule_id, person_id, enrolment_id, status, on_date,
            at_time, minutes, starts_at, since, booked_by, status_at)
          select e.organisation_id, e.rollout_id, ${scheduleId}, e.person_id, e.enrolment_id, 'confirmed', s.on_date,
            s.at_time, 60, (s.on_date || ' ' || s.at_time)::timestamp at time zone 'Europe/Stockholm',
            '2020-09-20T08:00:00Z', 'Test', '2020-09-20T08:00:00Z'
          from unnest(${taken.map(({ on }) => on)}::date[], ${taken.map(({ at }) => at)}::text[])
            with ordinality as s(on_date, at_time, position)
          join enrolment e on e.position = s.position
          returning enrolment_id, starts_at)
        update enrolment e set scheduled_at = seat.starts_at from seat where e.enrolment_id = seat.enrolment_id`.execute(
        tx,
      );
    });
    // Fifty-seven people want the last seven places at once: five at four o'clock, two at two.
    const wishes = personIds.slice(500, 557);
    const answers = await Promise.all(
      wishes.map(
        async (personId, index) => await book(personId, '2020-10-15', index < 30 ? '14:00' : '16:00'),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const [counted] = await read<{ people: number; most: number }>(`
      select sum(people)::integer as people, max(people) filter (where on_date = '2020-10-15')::integer as most from (
        select on_date, at_time, count(*) as people from booking where status = 'confirmed' group by 1, 2) as session`);
    expect(counted).toEqual({ people: 507, most: 10 });

    const late = await book(personIds[557]!, '2020-10-15', '16:00');
    expect(late.json).toMatchObject({ status: 409, code: 'no_places_left' });
    expect(late.text).toMatch(/no places left\. Join the waiting list/);
    const waits = await call(slotRoutes.waitForPlace, {
      params: { rolloutId },
      body: { personId: personIds[557] },
    });
    expect(waits.json).toMatchObject({ status: 'waitlisted', on: null });

    await place.call(calendarRoutes.addClosure, {
      body: {
        name: 'Stocktaking',
        effect: 'freeze',
        scope: { kind: 'site', name: 'Lund' },
        days: { kind: 'dates', from: '2020-10-07', to: '2020-10-07' },
      },
    });
    const shown = await place.call<{ schedules: ScheduleView[] }>(slotRoutes.listSchedules, {
      params: { rolloutId },
    });
    expect(shown.schedules).toMatchObject([{ places: 467, left: 0, booked: 507, toMove: 40, waiting: 1 }]);
    const listToMove = async (): Promise<Booking[]> =>
      (
        await place.call<{ rows: Booking[] }>(slotRoutes.listBookings, {
          params: { rolloutId, scheduleId },
          query: { view: 'to_move' },
        })
      ).rows;
    const before = await listToMove();
    expect(before.map(({ on }) => on)).toEqual(Array.from({ length: 40 }, () => '2020-10-07'));

    await tickRollout(database, place.organisationId, rolloutId);
    const after = await listToMove();
    expect(after.map(({ bookingId, status, on }) => ({ bookingId, status, on }))).toEqual(
      before.map(({ bookingId }) => ({ bookingId, status: 'displaced', on: '2020-10-07' })),
    );
    // One new date each, told once, and no date on the closed day.
    const told = await read<{ people: number; copies: number; closed: number }>(`
      select count(distinct e.enrolment_id)::integer as people, count(d.delivery_id)::integer as copies,
        (count(*) filter (where e.scheduled_at::date = '2020-10-07'))::integer as closed
      from enrolment e join delivery d using (organisation_id, enrolment_id)
      where e.enrolment_id = any('{${before.map(({ enrolmentId }) => enrolmentId).join(',')}}')
        and d.status = 'planned'`);
    expect(told).toEqual([{ people: 40, copies: 40, closed: 0 }]);

    // A place that becomes free goes to whoever lost theirs first, before whoever waits.
    const given = await place.call<Booking>(slotRoutes.cancelBooking, {
      params: { rolloutId, bookingId: (await bookingOf(personIds[0]!)).bookingId },
      body: { reason: 'On leave' },
    });
    expect(given.status).toBe('cancelled');
    const [first] = before;
    expect(await bookingOf(first!.personId)).toMatchObject({ status: 'held', on: '2020-09-28', at: '09:00' });
    expect(await listToMove()).toHaveLength(39);

    async function bookingOf(personId: PersonId): Promise<Booking> {
      const { booking } = await place.call<{ booking: Booking }>(slotRoutes.showPlacesFor, {
        params: { rolloutId, personId },
      });
      return booking;
    }
  }, 20_000);
});

describe('a place that is booked', () => {
  const twoADay: Schedule = {
    validFrom: '2020-09-28',
    validTo: '2020-10-02',
    sessions: [{ weekdays, at: '09:30', minutes: 60, places: 2 }],
    weekdayRules: [],
    exceptions: [],
    amberShare: 0.2,
  };

  test('is the preferred one, else the second, else a turn in the line for both, and freed places go by wish', async () => {
    const { place, rolloutId, personIds, call } = await createRollout(4);
    const onePlace: Schedule = {
      ...twoADay,
      sessions: [{ ...twoADay.sessions[0]!, places: 1 }],
      validTo: '2020-09-30',
    };
    await addSchedule(place, rolloutId, onePlace);
    const [monday, tuesday] = [
      { on: '2020-09-28', at: '09:30' },
      { on: '2020-09-29', at: '09:30' },
    ];
    const wish = async (person: number, ...wishes: object[]): Promise<Booking> =>
      (
        await call(slotRoutes.wishForPlaces, {
          params: { rolloutId },
          body: { personId: personIds[person]!, wishes },
        })
      ).json as Booking;
    const first = await wish(0, monday, tuesday);
    expect(first).toMatchObject({ status: 'confirmed', on: monday.on });
    const second = await wish(1, monday, tuesday);
    expect(second).toMatchObject({ status: 'confirmed', on: tuesday.on });
    // Wednesday is free, and neither waits for it.
    expect(await wish(2, tuesday, monday)).toMatchObject({
      status: 'waitlisted',
      wishes: [tuesday, monday],
    });
    expect(await wish(3, monday)).toMatchObject({ status: 'waitlisted', wishes: [monday] });
    const cancel = async ({ bookingId }: Booking) =>
      await call(slotRoutes.cancelBooking, {
        params: { rolloutId, bookingId },
        body: { reason: 'Cannot come' },
      });
    await cancel(first);
    const seats = async () =>
      await place.within(
        async (tx) =>
          (
            await sql<{ person: number; on: string | null; status: string }>`
          select array_position(${[...personIds]}::bigint[], person_id) - 1 as person, on_date::text as "on", status
          from booking where status <> 'cancelled' order by booking_id`.execute(tx)
          ).rows,
      );
    // The first in line takes their second wish: it is what became free in their turn.
    expect(await seats()).toEqual([
      { person: 1, on: tuesday.on, status: 'confirmed' },
      { person: 2, on: monday.on, status: 'held' },
      { person: 3, on: null, status: 'waitlisted' },
    ]);
    await cancel(second);
    expect(await seats()).toMatchObject([
      { person: 2, on: monday.on },
      { person: 3, on: null },
    ]);
  });

  test('goes away with its session: its people get the next free place, else a date of the plan, and are told once', async () => {
    const { place, rolloutId, personIds, book, call, read } = await createRollout(3);
    const onlyMonday: Schedule = { ...twoADay, validTo: '2020-09-29' };
    const scheduleId = await addSchedule(place, rolloutId, onlyMonday);
    await book(personIds[0]!, '2020-09-28', '09:30');
    await book(personIds[1]!, '2020-09-28', '09:30');
    await book(personIds[2]!, '2020-09-29', '09:30');
    const change = async (shown: number) =>
      await call(slotRoutes.changeSchedule, {
        params: { rolloutId, scheduleId },
        body: { schedule: { ...onlyMonday, exceptions: [close('2020-09-28')] }, shown },
      });
    expect((await change(1)).json).toMatchObject({ code: 'shown_changed', data: { shown: 1, now: 2 } });
    const changed = await change(2);
    expect(changed.json).toMatchObject({ places: 2, left: 0, booked: 2, toMove: 1 });
    const people = await read(`
      select b.status, b.on_date::text as "on", e.date_number as dates, e.status as standing,
        (select count(*)::integer from delivery d
          where d.enrolment_id = e.enrolment_id and d.status = 'planned') as copies
      from booking b join enrolment e using (organisation_id, enrolment_id) order by b.booking_id`);
    expect(people).toEqual([
      { status: 'held', on: '2020-09-29', dates: 3, standing: 'scheduled', copies: 1 },
      { status: 'displaced', on: '2020-09-28', dates: 3, standing: 'scheduled', copies: 1 },
      { status: 'confirmed', on: '2020-09-29', dates: 2, standing: 'scheduled', copies: 1 },
    ]);
  });

  test('starts its people whatever the stage starts a day; who was not there gets the soonest place', async () => {
    const { place, rolloutId, personIds, book, call, read } = await createRollout(3);
    await addSchedule(place, rolloutId, twoADay);
    const bookings: Booking[] = [];
    for (const personId of personIds.slice(0, 2))
      bookings.push((await book(personId, '2020-09-28', '09:30')).json as Booking);
    await place.within(async (tx) => {
      await sql`update stage set starts_per_day = 1, status = 'in_progress', started_at = '2020-09-28T05:00:00Z'`.execute(
        tx,
      );
      await sql`update enrolment set status = 'notified'`.execute(tx);
      await sql`update organisation set virtual_now = '2020-09-28T07:45:00Z'`.execute(tx);
    });
    await tickRollout(database, place.organisationId, rolloutId);
    expect(await read('select status from enrolment order by position')).toEqual([
      { status: 'started' },
      { status: 'started' },
      { status: 'notified' },
    ]);
    const note = async (booking: Booking, wasThere: boolean) =>
      (
        await call(slotRoutes.noteAttendance, {
          params: { rolloutId, bookingId: booking.bookingId },
          body: { wasThere },
        })
      ).json;
    expect(await note(bookings[0]!, true)).toMatchObject({ status: 'attended' });
    expect(await note(bookings[1]!, false)).toMatchObject({ status: 'no_show' });
    expect(
      await read(`select b.status, b.on_date::text as "on", e.status as standing, e.attempt
        from booking b join enrolment e using (organisation_id, enrolment_id) order by b.booking_id`),
    ).toEqual([
      { status: 'attended', on: '2020-09-28', standing: 'started', attempt: 1 },
      { status: 'no_show', on: '2020-09-28', standing: 'scheduled', attempt: 2 },
      { status: 'held', on: '2020-10-01', standing: 'scheduled', attempt: 2 },
    ]);
  });
});

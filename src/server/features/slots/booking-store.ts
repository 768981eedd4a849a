/** SQL for bookings: reading them, counting places taken, and moving them by their machine. */
import { sql, type RawBuilder } from 'kysely';
import type { BookingId, EnrolmentId, PersonId, RolloutId, ScheduleId, StageId } from '#contracts/ids.ts';
import type { BookingView } from '#contracts/slots.ts';
import type { Place } from '#domain/calendar/closures.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import {
  bookingMachine,
  seatedStatuses,
  waitingStatuses,
  type BookingStatus,
} from '#domain/slots/booking-machine.ts';
import type { Wish } from '#domain/slots/wishes.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { availableAt, type StartClock } from '#server/features/rollouts/index.ts';
import { scheduleOfPerson } from './store.ts';

type BookingEvent = keyof typeof bookingMachine.moves;

export type BookingRow = {
  readonly bookingId: BookingId;
  readonly scheduleId: ScheduleId;
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly displayName: string;
  readonly department: string | null;
  readonly site: string | null;
  readonly country: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly enrolmentStatus: EnrolmentStatus;
  readonly status: BookingStatus;
  readonly on: string | null;
  readonly at: string | null;
  readonly minutes: number | null;
  readonly startsAt: Date | null;
  readonly moves: number;
  readonly since: Date;
  readonly bookedBy: string;
  readonly deadlineFrom: Date | null;
  /** The sessions somebody in line waits for, the preferred first; null for any. */
  readonly wishes: readonly Wish[] | null;
};

/** A booking with a place. */
export type SeatRow = BookingRow & {
  readonly on: string;
  readonly at: string;
  readonly minutes: number;
  readonly startsAt: Date;
};

const list = (statuses: readonly string[]): RawBuilder<unknown> =>
  sql`(${sql.join(statuses.map((status) => sql.lit(status)))})`;
const seated = list(seatedStatuses);
const waiting = list(waitingStatuses);
const open = list([...seatedStatuses, ...waitingStatuses]);

/** From which date on the deadline of the person of `e` runs; null for a new attempt, which starts anew. */
const deadlineFrom = sql`case when e.status in ('scheduled', 'notified') then ${availableAt('e')} end as "deadlineFrom"`;

const bookingColumns = sql`
  b.booking_id as "bookingId", b.schedule_id as "scheduleId", b.person_id as "personId",
  b.enrolment_id as "enrolmentId", p.display_name as "displayName", p.attributes ->> 'department' as department,
  p.attributes ->> 'site' as site, p.attributes ->> 'country' as country, p.attributes, e.stage_id as "stageId",
  st.name as "stageName", e.status as "enrolmentStatus", b.status, b.on_date::text as "on", b.at_time as at, b.minutes,
  b.starts_at as "startsAt", b.wishes, b.moves, b.since, b.booked_by as "bookedBy", ${deadlineFrom}`;
const bookingTables = sql`
  booking b
  join person p on p.organisation_id = b.organisation_id and p.person_id = b.person_id
  join enrolment e on e.organisation_id = b.organisation_id and e.enrolment_id = b.enrolment_id
  join stage st on st.organisation_id = e.organisation_id and st.stage_id = e.stage_id`;

async function read<Row = BookingRow>(
  tx: Transaction,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql``,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${bookingColumns} from ${bookingTables}
    where b.organisation_id = current_organisation_id() and ${where} ${rest}`.execute(tx);
  return rows;
}

export async function findBooking(
  tx: Transaction,
  rolloutId: RolloutId,
  bookingId: BookingId,
): Promise<BookingRow | undefined> {
  return (await read(tx, sql`b.rollout_id = ${rolloutId} and b.booking_id = ${bookingId}`))[0];
}

/** The open booking of a person; undefined without one. */
export async function openBookingOf(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<BookingRow | undefined> {
  const ofPerson = sql`b.rollout_id = ${rolloutId} and b.person_id = ${personId} and b.status in ${open}`;
  return (await read(tx, ofPerson))[0];
}

/** Bookings of a schedule that take a place on a date or later. */
export async function seatsFrom(tx: Transaction, scheduleId: ScheduleId, on: string): Promise<SeatRow[]> {
  return await read<SeatRow>(
    tx,
    sql`b.schedule_id = ${scheduleId} and b.status in ${seated} and b.on_date >= ${on}::date`,
    sql`order by b.on_date, b.at_time, b.since, b.booking_id`,
  );
}

/** People in the line of a schedule: who lost a place first, then in the order in which they came. */
export async function lineOf(tx: Transaction, scheduleId: ScheduleId, most: number): Promise<BookingRow[]> {
  return await read(
    tx,
    sql`b.schedule_id = ${scheduleId} and b.status in ${waiting}`,
    sql`order by b.status, b.since, b.booking_id limit ${most}`,
  );
}

/** Places taken by session ("YYYY-MM-DD HH:MM") from a date on. */
export async function countTaken(
  tx: Transaction,
  scheduleId: ScheduleId,
  from: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ session: string; people: number }>`
    select on_date::text || ' ' || at_time as session, count(*)::integer as people from booking
    where organisation_id = current_organisation_id() and schedule_id = ${scheduleId}
      and status in ('held', 'confirmed', 'attended', 'no_show') and on_date >= ${from}::date
    group by 1`.execute(tx);
  return new Map(rows.map(({ session, people }) => [session, people]));
}

export type LineCounts = { readonly waiting: number; readonly toMove: number; readonly all: number };

export async function countLine(tx: Transaction, scheduleId: ScheduleId): Promise<LineCounts> {
  const { rows } = await sql<LineCounts>`
    select (count(*) filter (where status = 'waitlisted'))::integer as waiting,
      (count(*) filter (where status = 'displaced'))::integer as "toMove", count(*)::integer as "all"
    from booking
    where organisation_id = current_organisation_id() and schedule_id = ${scheduleId}`.execute(tx);
  return rows[0]!;
}

export async function hasOpen(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from booking
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and status in ${open}
    limit 1`.execute(tx);
  return rows.length > 0;
}

export async function hasLine(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from booking
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and status in ${waiting}
    limit 1`.execute(tx);
  return rows.length > 0;
}

const viewCondition: Readonly<Record<BookingView, RawBuilder<unknown>>> = {
  booked: sql`b.status in ${seated}`,
  to_move: sql`b.status = 'displaced'`,
  waiting: sql`b.status = 'waitlisted'`,
  over: sql`b.status in ('attended', 'no_show', 'cancelled')`,
};

export type BookingQuery = {
  readonly view?: BookingView | undefined;
  readonly on?: string | undefined;
  readonly after: number;
  readonly limit: number;
  /** Bookings to show in the view `to_move` as well: the schedule has their place no more. */
  readonly lost: readonly BookingId[];
};

function matches(scheduleId: ScheduleId, { view, on, lost }: BookingQuery): RawBuilder<unknown> {
  const ofView =
    view === undefined
      ? sql`true`
      : view === 'to_move'
        ? sql`(${viewCondition.to_move} or b.booking_id = any(${[...lost]}::bigint[]))`
        : viewCondition[view];
  return sql`b.schedule_id = ${scheduleId} and ${ofView}
    ${on === undefined ? sql`` : sql`and b.on_date = ${on}::date`}`;
}

export async function listBookings(
  tx: Transaction,
  scheduleId: ScheduleId,
  query: BookingQuery,
): Promise<BookingRow[]> {
  return await read(
    tx,
    sql`${matches(scheduleId, query)} and b.booking_id > ${query.after}`,
    sql`order by b.booking_id limit ${query.limit}`,
  );
}

export async function countBookings(
  tx: Transaction,
  scheduleId: ScheduleId,
  query: BookingQuery,
): Promise<number> {
  const { rows } = await sql<{ bookings: number }>`
    select count(*)::integer as bookings from booking b
    where b.organisation_id = current_organisation_id() and ${matches(scheduleId, query)}`.execute(tx);
  return rows[0]!.bookings;
}

/** One person of a rollout, as far as booking asks. */
export type Booker = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly displayName: string;
  readonly stageId: StageId;
  readonly status: EnrolmentStatus;
  readonly scheduledAt: Date | null;
  readonly scheduleId: ScheduleId | null;
  readonly deadlineFrom: Date | null;
} & { readonly [Kind in keyof Required<Place>]: string | null };

/** The open place of a person in the rollout, with the schedule that is theirs; undefined without one. */
export async function findBooker(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<Booker | undefined> {
  const { rows } = await sql<Booker>`
    select e.person_id as "personId", e.enrolment_id as "enrolmentId", p.display_name as "displayName",
      e.stage_id as "stageId", e.status, e.scheduled_at as "scheduledAt", ${deadlineFrom}, own.schedule_id as "scheduleId",
      p.attributes ->> 'site' as site, p.attributes ->> 'department' as department, p.attributes ->> 'country' as country
    from enrolment e
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.active
    left join lateral (${scheduleOfPerson}) as own on true
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.person_id = ${personId}
      and e.status not in ('cancelled', 'rolled_back')`.execute(tx);
  return rows[0];
}

export type Seat = {
  readonly on: string;
  readonly at: string;
  readonly minutes: number;
  readonly startsAt: Date;
};

export type NewBooking = {
  readonly rolloutId: RolloutId;
  readonly scheduleId: ScheduleId;
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  /** null: waits in line. */
  readonly seat: Seat | null;
  /** What somebody in line waits for; left out for any. */
  readonly wishes?: readonly Wish[];
  readonly since: Date;
};

export async function insertBooking(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { seat, ...booking }: NewBooking,
): Promise<BookingId> {
  const { rows } = await sql<{ bookingId: BookingId }>`
    insert into booking (organisation_id, rollout_id, schedule_id, person_id, enrolment_id, status, on_date, at_time,
      minutes, starts_at, wishes, since, booked_by, status_at)
    values (${organisationId}, ${booking.rolloutId}, ${booking.scheduleId}, ${booking.personId}, ${booking.enrolmentId},
      ${seat === null ? 'waitlisted' : 'confirmed'}, ${seat?.on ?? null}, ${seat?.at ?? null}, ${seat?.minutes ?? null},
      ${seat?.startsAt ?? null}, ${writeWishes(booking.wishes)}::jsonb, ${booking.since}, ${actor.name}, ${now})
    returning booking_id as "bookingId"`.execute(tx);
  return rows[0]!.bookingId;
}

const writeWishes = (wishes: readonly Wish[] | undefined): string | null =>
  wishes === undefined ? null : JSON.stringify(wishes);

/** What somebody in line waits for from now on; they keep their turn. */
export async function updateWishes(
  tx: Transaction,
  bookingId: BookingId,
  wishes: readonly Wish[],
): Promise<void> {
  await sql`
    update booking set wishes = ${writeWishes(wishes)}::jsonb
    where organisation_id = current_organisation_id() and booking_id = ${bookingId} and status in ${waiting}`.execute(
    tx,
  );
}

/** Gives an open booking a place. */
export async function seatBooking(
  tx: Transaction,
  { actor, now }: Context,
  bookingId: BookingId,
  { event, seat, counts }: { readonly event: 'book' | 'hold'; readonly seat: Seat; readonly counts: boolean },
): Promise<void> {
  const { from, to } = bookingMachine.moves[event];
  await sql`
    update booking set status = ${to}, on_date = ${seat.on}, at_time = ${seat.at}, minutes = ${seat.minutes},
      starts_at = ${seat.startsAt}, wishes = null, moves = moves + ${counts ? 1 : 0}, since = ${now}, booked_by = ${actor.name},
      status_at = ${now}
    where organisation_id = current_organisation_id() and booking_id = ${bookingId} and status in ${list(from)}`.execute(
    tx,
  );
}

/** Moves bookings by their machine; those whose status does not allow it stay. Returns which moved. */
export async function moveBookings(
  tx: Transaction,
  { now }: Context,
  event: Exclude<BookingEvent, 'book' | 'hold'>,
  where: RawBuilder<unknown>,
): Promise<{ bookingId: BookingId; enrolmentId: EnrolmentId }[]> {
  const { from, to } = bookingMachine.moves[event];
  const { rows } = await sql<{ bookingId: BookingId; enrolmentId: EnrolmentId }>`
    update booking as b set status = ${to}, status_at = ${now}
    from enrolment e
    where b.organisation_id = current_organisation_id() and b.status in ${list(from)}
      and e.organisation_id = b.organisation_id and e.enrolment_id = b.enrolment_id and (${where})
    returning b.booking_id as "bookingId", b.enrolment_id as "enrolmentId"`.execute(tx);
  return rows;
}

/** People of a rollout with a date, per date (YYYY-MM-DD) they have, from an instant on. */
export async function datedPerDay(
  tx: Transaction,
  rolloutId: RolloutId,
  clock: StartClock,
  from: Date,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ on: string; people: number }>`
    select ${clock.dateIn(sql`e.scheduled_at`)} as "on", count(*)::integer as people
    from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.status in ('scheduled', 'notified') and e.scheduled_at >= ${from}
    group by 1`.execute(tx);
  return new Map(rows.map(({ on, people }) => [on, people]));
}

/** Condition on the enrolment `e`: its date is a place that was booked. */
export const isBooked = sql<boolean>`exists (
  select 1 from booking b
  where b.organisation_id = e.organisation_id and b.rollout_id = e.rollout_id and b.person_id = e.person_id
    and b.status in ${seated} and b.starts_at = e.scheduled_at)`;

/** Condition on the person and rollout of `e`: they have a place. */
export const hasSeat = sql<boolean>`exists (
  select 1 from booking b
  where b.organisation_id = e.organisation_id and b.rollout_id = e.rollout_id and b.person_id = e.person_id
    and b.status in ${seated})`;

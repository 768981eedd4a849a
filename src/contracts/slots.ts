/** Places for appointments: the schedule of a site, a team or everybody in a rollout, and the bookings of its people. */
import { Type, type Static } from 'typebox';
import { bookingMachine, type BookingStatus } from '#domain/slots/booking-machine.ts';
import type { Fill } from '#domain/slots/slot-schedule.ts';
import { BookingId, EnrolmentId, PersonId, RolloutId, ScheduleId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDate,
  Count,
  Instant,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  Share,
  shownField,
  Statement,
} from './shared-schemas.ts';

const strict = { additionalProperties: false } as const;
const rulesMax = 500;

const Time = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'HH:MM, by the clock of the place.',
});
const Minutes = Type.Integer({ minimum: 5, maximum: 720 });
const Places = nullable(
  Type.Integer({ minimum: 0, maximum: 100_000, description: 'null: as many as come.' }),
);
const Change = Type.Integer({ minimum: -100_000, maximum: 100_000 });
const Weekday = Type.Integer({ minimum: 0, maximum: 6, description: 'Monday is 0.' });
const Times = nullable(
  Type.Array(Time, { minItems: 1, maxItems: 50, uniqueItems: true, description: 'null: every session.' }),
);

const days = { from: CalendarDate, to: CalendarDate };
const DatedException = Type.Union([
  Type.Object({ kind: Type.Literal('close'), ...days, at: Times }, strict),
  Type.Object({ kind: Type.Literal('change'), ...days, at: Times, change: Change }, strict),
  Type.Object({ kind: Type.Literal('add'), ...days, at: Time, minutes: Minutes, places: Places }, strict),
]);

export const Schedule = Type.Object(
  {
    validFrom: CalendarDate,
    validTo: CalendarDate,
    sessions: Type.Array(
      Type.Object(
        {
          weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
          at: Time,
          minutes: Minutes,
          places: Places,
        },
        strict,
      ),
      { maxItems: rulesMax },
    ),
    weekdayRules: Type.Array(Type.Object({ weekday: Weekday, at: Times, change: Change }, strict), {
      maxItems: rulesMax,
    }),
    exceptions: Type.Array(DatedException, { maxItems: rulesMax }),
    amberShare: Share,
  },
  strict,
);
export type Schedule = Static<typeof Schedule>;

/** The attributes of the directory that name whose places these are; the more particular one counts for a person. */
export const schedulePlaceKinds = ['site', 'department'] as const;
const SchedulePlace = nullable(
  Type.Object(
    { kind: oneOf(schedulePlaceKinds), name: Type.String({ minLength: 1, maxLength: 200 }) },
    {
      ...strict,
      description: 'Whose places: the people of a department, else those of a site, else everybody (null).',
    },
  ),
);
export type SchedulePlace = Static<typeof SchedulePlace>;

export const ScheduleFields = Type.Object({ place: SchedulePlace, schedule: Schedule }, strict);
export type ScheduleFields = Static<typeof ScheduleFields>;

const SlotSession = Type.Object({
  at: Time,
  minutes: Minutes,
  places: Places,
  booked: Count,
  fill: oneOf(['free', 'amber', 'full', 'over'] satisfies readonly Fill[]),
});
const SlotDay = Type.Object({
  on: CalendarDate,
  isClosed: Type.Boolean({ description: 'By the calendar, for the whole place.' }),
  /** The freeze or holiday that closes it; null for a day off, outside a window, or open. */
  closedBy: nullable(Type.String()),
  places: Places,
  booked: Count,
  sessions: Type.Array(SlotSession),
});
export type SlotDay = Static<typeof SlotDay>;

const totals = {
  /** Over the whole schedule, days the calendar closes left out. */
  places: Places,
  left: Places,
  booked: Count,
  waiting: Count,
  toMove: Type.Integer({ description: 'People whose place is gone and who have no other yet.' }),
};

export const ScheduleView = Type.Object({
  scheduleId: ScheduleId,
  ...ScheduleFields.properties,
  timeZone: Type.String(),
  people: Type.Integer({ description: 'People of the rollout it is for.' }),
  ...totals,
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type ScheduleView = Static<typeof ScheduleView>;

const Wish = Type.Object({ on: CalendarDate, at: Time }, strict);

export const Booking = Type.Object({
  bookingId: BookingId,
  personId: PersonId,
  enrolmentId: EnrolmentId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  stageId: StageId,
  stageName: Type.String(),
  status: oneOf(Object.keys(bookingMachine.statuses) as BookingStatus[]),
  /** The place; of somebody displaced, the one they lost. */
  on: nullable(CalendarDate),
  at: nullable(Time),
  minutes: nullable(Type.Integer()),
  startsAt: nullable(Instant),
  /** What somebody in line waits for, the preferred first; null for the next free place. */
  wishes: nullable(Type.Array(Wish)),
  /** The schedule has the place no more; it is settled as soon as the rollout is looked at. */
  isLost: Type.Boolean(),
  /** How often its person has moved it. */
  moves: Count,
  /** Since when the person has the place, or stands in line. */
  since: Instant,
  bookedBy: Type.String(),
});
export type Booking = Static<typeof Booking>;

/** Whose bookings: with a place ahead, to move, waiting, or settled. */
export const bookingViews = ['booked', 'to_move', 'waiting', 'over'] as const;
export type BookingView = (typeof bookingViews)[number];

const SlotsPreview = Type.Object({
  days: Type.Array(SlotDay),
  placesBefore: Places,
  places: Places,
  left: Places,
  booked: Count,
  people: Count,
  toMove: Type.Array(Type.Object({ displayName: Type.String(), on: CalendarDate, at: Time }), {
    description: 'Whose place would be gone, at most a hundred of them, by date and time.',
  }),
  toMovePeople: Count,
});
export type SlotsPreview = Static<typeof SlotsPreview>;

const OpenSession = Type.Object({
  on: CalendarDate,
  at: Time,
  minutes: Minutes,
  startsAt: Instant,
  left: Places,
});

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const scheduleParams = Type.Object({ rolloutId: RolloutId, scheduleId: ScheduleId });
const bookingParams = Type.Object({ rolloutId: RolloutId, bookingId: BookingId });
const personParams = Type.Object({ rolloutId: RolloutId, personId: PersonId });
const schedulePath = '/api/v1/rollouts/:rolloutId/slots';
const bookingPath = '/api/v1/rollouts/:rolloutId/bookings';

/** Days of the table in one answer. */
export const tableDaysMax = 100;

export const slotRoutes = {
  listSchedules: defineRoute({
    name: 'listSchedules',
    method: 'GET',
    path: schedulePath,
    access: 'rollout.read',
    summary: 'The schedules of places of a rollout, each with places, bookings and who waits or has to move.',
    params: rolloutParams,
    response: Type.Object({ schedules: Type.Array(ScheduleView) }),
    refusals: ['not_found'],
  }),
  showSlotDays: defineRoute({
    name: 'showSlotDays',
    method: 'GET',
    path: `${schedulePath}/:scheduleId/days`,
    access: 'rollout.read',
    summary: `Places and bookings per day and session from a date on, at most ${tableDaysMax} days.`,
    params: scheduleParams,
    query: Type.Object({
      from: CalendarDate,
      days: Type.Integer({ minimum: 1, maximum: tableDaysMax }),
    }),
    response: Type.Object({ days: Type.Array(SlotDay) }),
    refusals: ['not_found'],
  }),
  previewSchedule: defineRoute({
    name: 'previewSchedule',
    method: 'POST',
    path: `${schedulePath}/preview`,
    access: 'rollout.read',
    summary:
      'The days of a schedule (the first hundred), its places before and after, and whose place would be gone; changes nothing.',
    params: rolloutParams,
    body: ScheduleFields,
    response: SlotsPreview,
    refusals: ['not_found', 'schedule_bad'],
  }),
  addSchedule: defineRoute({
    name: 'addSchedule',
    method: 'POST',
    path: schedulePath,
    access: 'rollout.plan',
    summary: 'Adds the places of a site, a team or everybody.',
    params: rolloutParams,
    body: ScheduleFields,
    response: ScheduleView,
    refusals: ['not_found', 'process_manager', 'schedule_bad', 'schedule_exists'],
    audits: ['slots.added'],
  }),
  changeSchedule: defineRoute({
    name: 'changeSchedule',
    method: 'PUT',
    path: `${schedulePath}/:scheduleId`,
    access: 'rollout.plan',
    summary: 'Changes a schedule; whose place is gone gets another date at once, and is first in line.',
    params: scheduleParams,
    body: Type.Object({ schedule: Schedule, ...shownField }, strict),
    response: ScheduleView,
    refusals: ['not_found', 'process_manager', 'schedule_bad', 'shown_changed'],
    audits: ['slots.changed'],
  }),
  removeSchedule: defineRoute({
    name: 'removeSchedule',
    method: 'DELETE',
    path: `${schedulePath}/:scheduleId`,
    access: 'rollout.plan',
    summary: 'Removes a schedule nobody has booked with.',
    params: scheduleParams,
    response: Type.Object({ scheduleId: ScheduleId }),
    refusals: ['not_found', 'process_manager', 'schedule_booked'],
    audits: ['slots.removed'],
  }),
  listBookings: defineRoute({
    name: 'listBookings',
    method: 'GET',
    path: `${schedulePath}/:scheduleId/bookings`,
    access: 'people.read',
    summary: 'Who has a place, has to move, waits in line, or was there.',
    params: scheduleParams,
    query: Type.Object({
      view: Type.Optional(oneOf(bookingViews)),
      on: Type.Optional(CalendarDate),
      ...PageQuery,
    }),
    response: pageOf(Booking),
    refusals: ['not_found'],
  }),
  showPlacesFor: defineRoute({
    name: 'showPlacesFor',
    method: 'GET',
    path: `${bookingPath}/people/:personId`,
    access: 'people.read',
    summary: 'The sessions a person may choose, with the places left.',
    params: personParams,
    response: Type.Object({
      timeZone: Type.String(),
      sessions: Type.Array(OpenSession),
      lastOn: nullable(CalendarDate),
      /** Why none can be chosen now; null when they can. */
      barred: nullable(Statement),
      booking: nullable(Booking),
    }),
    refusals: ['not_found', 'no_schedule'],
  }),
  takePlace: defineRoute({
    name: 'takePlace',
    method: 'POST',
    path: bookingPath,
    access: 'booking.write',
    summary: 'Books a place for a person, or moves them to it; they are told their new date.',
    params: rolloutParams,
    body: Type.Object({ personId: PersonId, on: CalendarDate, at: Time }, strict),
    response: Booking,
    refusals: ['not_found', 'no_schedule', 'no_places_left', 'place_refused', 'booking_barred'],
    audits: ['enrolments.moved', 'booking.taken'],
  }),
  waitForPlace: defineRoute({
    name: 'waitForPlace',
    method: 'POST',
    path: `${bookingPath}/wait`,
    access: 'booking.write',
    summary: 'Puts a person on the waiting list: the next place that becomes free is theirs.',
    params: rolloutParams,
    body: Type.Object({ personId: PersonId }, strict),
    response: Booking,
    refusals: ['not_found', 'no_schedule', 'places_left', 'booking_exists', 'booking_barred'],
    audits: ['booking.waits'],
  }),
  wishForPlaces: defineRoute({
    name: 'wishForPlaces',
    method: 'POST',
    path: `${bookingPath}/wishes`,
    access: 'booking.write',
    summary:
      'Books the preferred session of a person, the second where that is full; where both are, the person waits in line for them and gets the first of them that becomes free, the preferred before the second.',
    params: rolloutParams,
    body: Type.Object(
      { personId: PersonId, wishes: Type.Array(Wish, { minItems: 1, maxItems: 2, uniqueItems: true }) },
      strict,
    ),
    response: Booking,
    refusals: ['not_found', 'no_schedule', 'no_places_left', 'place_refused', 'booking_barred'],
    audits: ['enrolments.moved', 'booking.taken'],
  }),
  cancelBooking: defineRoute({
    name: 'cancelBooking',
    method: 'POST',
    path: `${bookingPath}/:bookingId/cancel`,
    access: 'booking.write',
    summary: 'Gives a place back, or leaves the line; who had a place gets a date as everybody else.',
    params: bookingParams,
    body: Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500 }) }, strict),
    response: Booking,
    refusals: ['not_found', 'booking_state'],
    audits: ['booking.cancelled', 'enrolments.moved'],
  }),
  noteAttendance: defineRoute({
    name: 'noteAttendance',
    method: 'POST',
    path: `${bookingPath}/:bookingId/attendance`,
    access: 'booking.write',
    summary: 'Notes whether a person was there. Who was not is put in line for another place.',
    params: bookingParams,
    body: Type.Object({ wasThere: Type.Boolean() }, strict),
    response: Booking,
    refusals: ['not_found', 'booking_state', 'booking_ahead'],
    audits: ['booking.attended'],
  }),
};

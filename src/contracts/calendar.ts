/** The calendar of an organisation: freezes, windows, public holidays, and the time zone and working days of sites. */
import { Type, type Static } from 'typebox';
import { placeKinds } from '#domain/calendar/closures.ts';
import { ClosureId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { TimeZone } from './setup.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, shownField } from './shared-schemas.ts';

/** At most so many; every start looks at all of them. */
export const closuresMax = 500;

const strict = { additionalProperties: false } as const;

export const ClosureDays = Type.Union([
  Type.Object({ kind: Type.Literal('dates'), from: CalendarDate, to: CalendarDate }, strict),
  Type.Object(
    {
      kind: Type.Literal('rule'),
      from: CalendarDate,
      rule: Type.String({
        minLength: 6,
        maxLength: 1000,
        description: 'RRULE of RFC 5545 in whole days; lines EXDATE: may follow.',
      }),
      lasts: Type.Integer({ minimum: 1, maximum: 92, description: 'Days each occurrence lasts.' }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('holidays'),
      of: Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]+)*$', maxLength: 20, description: 'NO, or DE-BY.' }),
    },
    strict,
  ),
]);

export const ClosureScope = nullable(
  Type.Object(
    { kind: oneOf(placeKinds), name: Type.String({ minLength: 1, maxLength: 200 }) },
    { ...strict, description: 'Whose: the people with this value in the directory; null is everybody.' },
  ),
);

export const ClosureFields = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 120 }),
    effect: oneOf(['freeze', 'window'] as const),
    scope: ClosureScope,
    days: ClosureDays,
  },
  strict,
);
export type ClosureFields = Static<typeof ClosureFields>;

const ClosureCommand = Type.Object({ ...ClosureFields.properties, ...shownField }, strict);

export const Closure = Type.Object({
  ...ClosureFields.properties,
  closureId: ClosureId,
  createdBy: Type.String(),
});
export type Closure = Static<typeof Closure>;

const StartHour = Type.Integer({ minimum: 0, maximum: 23, description: 'By the clock of each site.' });

export const SiteTime = Type.Object(
  {
    site: Type.String({ minLength: 1, maxLength: 200 }),
    timeZone: TimeZone,
    workingDays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      description: 'Monday is 0.',
    }),
    startHour: Type.Optional(
      nullable(
        Type.Integer({
          ...{ minimum: 0, maximum: 23 },
          description: 'When its people start; null or left out is the start hour of each rollout.',
        }),
      ),
    ),
  },
  strict,
);
export type SiteTime = Static<typeof SiteTime>;

/** People of a shift start at its hour, at every site. */
export const ShiftTime = Type.Object(
  {
    attribute: Type.String({
      ...{ minLength: 1, maxLength: 200 },
      description: 'Of the directory; not the site, which has times of its own.',
    }),
    value: Type.String({ minLength: 1, maxLength: 200 }),
    startHour: StartHour,
  },
  strict,
);
export type ShiftTime = Static<typeof ShiftTime>;

/** At most so many shifts have hours of their own. */
export const shiftsMax = 50;

export const ClosedDay = Type.Object({ on: CalendarDate, name: Type.String() });

/** `shown` of the command is the sum of the people of the stages. */
export const DatesLost = Type.Object({
  people: Type.Integer({ description: 'Active people it is for.' }),
  stages: Type.Array(
    Type.Object({
      rolloutId: RolloutId,
      rollout: Type.String(),
      stageId: StageId,
      stage: Type.String(),
      people: Count,
      told: Type.Integer({ description: 'Of these, people who may know the date they lose.' }),
    }),
    { description: 'People not started whose date lies on a closed day.' },
  ),
});
export type DatesLost = Static<typeof DatesLost>;

export const ClosurePreview = Type.Object({ ...DatesLost.properties, days: Type.Array(ClosedDay) });
export type ClosurePreview = Static<typeof ClosurePreview>;

const closureParams = Type.Object({ closureId: ClosureId });
const bad = ['closure_days_bad', 'closure_never_open'] as const;

export const CalendarFeed = Type.Object({
  /** From the root of the server; whoever has it reads the calendar. */
  path: nullable(Type.String()),
  madeBy: nullable(Type.String()),
  madeAt: nullable(Instant),
});
export type CalendarFeed = Static<typeof CalendarFeed>;

export const calendarRoutes = {
  getCalendar: defineRoute({
    name: 'getCalendar',
    method: 'GET',
    path: '/api/v1/calendar',
    access: 'rollout.read',
    summary: 'All closures, the sites with a time of their own, and the places the directory knows.',
    response: Type.Object({
      timeZone: Type.String(),
      closures: Type.Array(Closure),
      sites: Type.Array(SiteTime),
      shifts: Type.Array(ShiftTime),
      places: Type.Object({
        site: Type.Array(Type.String()),
        department: Type.Array(Type.String()),
        country: Type.Array(Type.String()),
      }),
    }),
  }),
  listHolidayPlaces: defineRoute({
    name: 'listHolidayPlaces',
    method: 'GET',
    path: '/api/v1/calendar/holidays',
    access: 'rollout.read',
    summary: 'The countries and regions whose public holidays are known, for the years 2026 to 2036.',
    response: Type.Object({
      countries: Type.Array(
        Type.Object({
          code: Type.String(),
          regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
        }),
      ),
    }),
  }),
  listClosedDays: defineRoute({
    name: 'listClosedDays',
    method: 'GET',
    path: '/api/v1/calendar/days',
    access: 'rollout.read',
    summary:
      'The days of each closure in a period of at most 400 days; of a window, the days it leaves open.',
    query: Type.Object({ from: CalendarDate, to: CalendarDate }),
    response: Type.Object({
      closures: Type.Array(Type.Object({ closureId: ClosureId, days: Type.Array(ClosedDay) })),
    }),
    refusals: ['calendar_period'],
  }),
  previewClosure: defineRoute({
    name: 'previewClosure',
    method: 'POST',
    path: '/api/v1/calendar/closures/preview',
    access: 'rollout.read',
    summary: 'Whom a closure would concern and whose dates would move; changes nothing.',
    body: ClosureFields,
    response: ClosurePreview,
    refusals: ['closure_days_bad'],
  }),
  addClosure: defineRoute({
    name: 'addClosure',
    method: 'POST',
    path: '/api/v1/calendar/closures',
    access: 'rollout.plan',
    summary: 'Adds a closure; people whose date falls on one of its days get a new date.',
    body: ClosureCommand,
    response: Closure,
    refusals: [...bad, 'closures_full', 'shown_changed'],
    audits: ['closure.added'],
  }),
  changeClosure: defineRoute({
    name: 'changeClosure',
    method: 'PUT',
    path: '/api/v1/calendar/closures/:closureId',
    access: 'rollout.plan',
    summary: 'Changes a closure; people whose date falls on one of its days get a new date.',
    params: closureParams,
    body: ClosureCommand,
    response: Closure,
    refusals: [...bad, 'not_found', 'shown_changed'],
    audits: ['closure.changed'],
  }),
  removeClosure: defineRoute({
    name: 'removeClosure',
    method: 'DELETE',
    path: '/api/v1/calendar/closures/:closureId',
    access: 'rollout.plan',
    summary: 'Removes a closure; dates that were moved because of it stay where they are.',
    params: closureParams,
    response: Type.Object({ closureId: ClosureId }),
    refusals: ['not_found'],
    audits: ['closure.removed'],
  }),
  previewSiteTime: defineRoute({
    name: 'previewSiteTime',
    method: 'POST',
    path: '/api/v1/calendar/sites/preview',
    access: 'rollout.read',
    summary: 'Whom the times of a site would concern and whose dates would move; changes nothing.',
    body: SiteTime,
    response: DatesLost,
  }),
  setSiteTime: defineRoute({
    name: 'setSiteTime',
    method: 'PUT',
    path: '/api/v1/calendar/sites',
    access: 'rollout.plan',
    summary: 'Gives a site its own time zone, working days and start hour.',
    body: Type.Object({ ...SiteTime.properties, ...shownField }, strict),
    response: SiteTime,
    refusals: ['closure_never_open', 'shown_changed'],
    audits: ['site_time.set'],
  }),
  removeSiteTime: defineRoute({
    name: 'removeSiteTime',
    method: 'POST',
    path: '/api/v1/calendar/sites/remove',
    access: 'rollout.plan',
    summary: "A site goes by the organisation's time zone and Monday to Friday again.",
    body: Type.Object({ site: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
    response: Type.Object({ site: Type.String() }),
    refusals: ['not_found'],
    audits: ['site_time.removed'],
  }),
  setShiftTime: defineRoute({
    name: 'setShiftTime',
    method: 'PUT',
    path: '/api/v1/calendar/shifts',
    access: 'rollout.plan',
    summary: 'Says at which hour the people with a value of an attribute start; dates given already stand.',
    body: ShiftTime,
    response: ShiftTime,
    refusals: ['shift_attribute', 'shifts_full'],
    audits: ['shift_time.set'],
  }),
  removeShiftTime: defineRoute({
    name: 'removeShiftTime',
    method: 'POST',
    path: '/api/v1/calendar/shifts/remove',
    access: 'rollout.plan',
    summary: 'People with a value of an attribute start at the hour of their site or rollout again.',
    body: Type.Object(
      { attribute: ShiftTime.properties.attribute, value: ShiftTime.properties.value },
      strict,
    ),
    response: Type.Object({ attribute: Type.String(), value: Type.String() }),
    refusals: ['not_found'],
    audits: ['shift_time.removed'],
  }),
  exportCalendar: defineRoute({
    name: 'exportCalendar',
    method: 'GET',
    path: '/api/v1/calendar.ics',
    access: 'rollout.read',
    summary:
      'Waves, milestones, freezes and holidays of the next year as a calendar file (RFC 5545), one event each.',
    produces: 'text/calendar',
    response: Type.String(),
  }),
  getCalendarFeed: defineRoute({
    name: 'getCalendarFeed',
    method: 'GET',
    path: '/api/v1/calendar/feed',
    access: 'rollout.read',
    summary: 'The secret address under which calendars subscribe to the plan; null while there is none.',
    response: CalendarFeed,
  }),
  renewCalendarFeed: defineRoute({
    name: 'renewCalendarFeed',
    method: 'POST',
    path: '/api/v1/calendar/feed',
    access: 'rollout.plan',
    summary:
      'Opens the calendar under a new secret address, in the language of the caller; the old one ends.',
    response: CalendarFeed,
    audits: ['calendar_feed.renewed'],
  }),
  endCalendarFeed: defineRoute({
    name: 'endCalendarFeed',
    method: 'DELETE',
    path: '/api/v1/calendar/feed',
    access: 'rollout.plan',
    summary: 'Ends the secret address of the calendar.',
    response: CalendarFeed,
    audits: ['calendar_feed.ended'],
  }),
  readCalendarFeed: defineRoute({
    name: 'readCalendarFeed',
    method: 'GET',
    path: '/api/v1/calendar/feeds/:token',
    access: 'public',
    summary:
      'The calendar file for whoever has its secret address. It names stages, milestones and closed days, and nobody.',
    params: Type.Object({ token: Type.String({ minLength: 1, maxLength: 100 }) }),
    produces: 'text/calendar',
    response: Type.String(),
    refusals: ['not_found'],
  }),
};

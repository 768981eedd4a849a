/** Examples of the routes of the calendar. */
import { calendarRoutes, type CalendarFeed, type Closure, type ClosureFields } from '#contracts/calendar.ts';
import type { ClosureId } from '#contracts/ids.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { bringPeople } from './people.ts';

const yearEnd: ClosureFields = {
  name: 'Year end',
  effect: 'freeze',
  scope: { kind: 'department', name: 'Finance' },
  days: { kind: 'rule', from: '2026-12-28', rule: 'FREQ=YEARLY', lasts: 10 },
};

async function withClosure(place: Place): Promise<{ readonly closureId: ClosureId }> {
  const { closureId } = await place.call<Closure>(calendarRoutes.addClosure, { body: yearEnd });
  return { closureId };
}

const oslo = { site: 'Oslo', timeZone: 'Europe/Oslo', workingDays: [0, 1, 2, 3, 4] };

const nights = { attribute: 'department', value: 'Night', startHour: 22 };

/** An open feed, by its token. */
async function withFeed(place: Place) {
  const { path } = await place.call<CalendarFeed>(calendarRoutes.renewCalendarFeed);
  return { token: path!.split('/').at(-1)! };
}

export const calendarExamples: Examples<typeof calendarRoutes> = {
  getCalendar: async () => ({}),
  listHolidayPlaces: async () => ({}),
  listClosedDays: async (place) => {
    await withClosure(place);
    return { query: { from: '2026-12-01', to: '2027-02-28' } };
  },
  previewClosure: async () => ({ body: yearEnd }),
  addClosure: async () => ({
    body: { ...yearEnd, scope: null, days: { kind: 'holidays', of: 'NO' } },
  }),
  changeClosure: async (place) => ({
    params: await withClosure(place),
    body: { ...yearEnd, days: { kind: 'dates', from: '2026-12-28', to: '2027-01-05' } },
  }),
  removeClosure: async (place) => ({ params: await withClosure(place) }),
  previewSiteTime: async () => ({ body: oslo }),
  setSiteTime: async () => ({ body: oslo }),
  removeSiteTime: async (place) => {
    await place.call(calendarRoutes.setSiteTime, { body: oslo });
    return { body: { site: 'Oslo' } };
  },
  setShiftTime: async (place) => {
    await bringPeople(place);
    return { body: nights };
  },
  removeShiftTime: async (place) => {
    await bringPeople(place);
    await place.call(calendarRoutes.setShiftTime, { body: nights });
    return { body: { attribute: nights.attribute, value: nights.value } };
  },
  exportCalendar: async (place) => {
    await withClosure(place);
    return {};
  },
  getCalendarFeed: async (place) => {
    await withFeed(place);
    return {};
  },
  renewCalendarFeed: async () => ({}),
  endCalendarFeed: async (place) => {
    await withFeed(place);
    return {};
  },
  readCalendarFeed: async (place) => ({ params: await withFeed(place) }),
};

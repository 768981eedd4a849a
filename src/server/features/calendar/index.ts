/** The face of the calendar feature: when nobody of a place may start. */
export { moveClosedDates } from './move-closed-dates.ts';
export { readCalendar, readFreezes, readWorkingDays } from './organisation-calendar.ts';
export { calendarFeatureRoutes } from './routes.ts';
export { takeNote, timeZoneOf } from './store.ts';

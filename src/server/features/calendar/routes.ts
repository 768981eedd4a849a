/** Routes of the calendar feature. */
import { calendarRoutes as routes } from '#contracts/calendar.ts';
import { ok } from '#domain/result.ts';
import { localeOf } from '#server/platform/auth/caller.ts';
import { handle, handleRaw } from '#server/platform/http/handler.ts';
import { endFeed, getFeed, readFeed, renewFeed } from './calendar-feed.ts';
import { exportCalendar } from './export-calendar.ts';
import * as closures from './manage-closures.ts';
import { removeShiftTime, setShiftTime } from './manage-shifts.ts';
import { asPreviewed, previewClosure, previewSiteTime } from './preview-closure.ts';

export const calendarFeatureRoutes = [
  handle(routes.getCalendar, async ({ tx }) => ok(await closures.getCalendar(tx))),
  handle(routes.listHolidayPlaces, async () => ok(closures.listHolidayPlaces())),
  handle(routes.listClosedDays, async ({ tx, query }) => await closures.listClosedDays(tx, query)),
  handle(routes.previewClosure, async ({ tx, context, body }) => await previewClosure(tx, context, body)),
  handle(routes.addClosure, async ({ tx, context, body: { shown, ...fields } }) =>
    asPreviewed(
      await closures.addClosure(tx, context, fields),
      shown,
      async () => await previewClosure(tx, context, fields),
    ),
  ),
  handle(routes.changeClosure, async ({ tx, context, params, body: { shown, ...fields } }) =>
    asPreviewed(
      await closures.changeClosure(tx, context, params.closureId, fields),
      shown,
      async () => await previewClosure(tx, context, fields),
    ),
  ),
  handle(
    routes.removeClosure,
    async ({ tx, context, params }) => await closures.removeClosure(tx, context, params.closureId),
  ),
  handle(routes.previewSiteTime, async ({ tx, context, body }) => await previewSiteTime(tx, context, body)),
  handle(routes.setSiteTime, async ({ tx, context, body: { shown, ...site } }) =>
    asPreviewed(
      await closures.setSiteTime(tx, context, site),
      shown,
      async () => await previewSiteTime(tx, context, site),
    ),
  ),
  handle(
    routes.removeSiteTime,
    async ({ tx, context, body }) => await closures.removeSiteTime(tx, context, body.site),
  ),
  handle(routes.getCalendarFeed, async ({ tx, context }) => ok(await getFeed(tx, context))),
  handle(routes.renewCalendarFeed, async ({ tx, context, caller }) =>
    ok(await renewFeed(tx, context, localeOf(caller))),
  ),
  handle(routes.endCalendarFeed, async ({ tx, context }) => ok(await endFeed(tx, context))),
  handleRaw(routes.readCalendarFeed, async ({ services, params }) => await readFeed(services, params.token)),
  handle(routes.setShiftTime, async ({ tx, context, body }) => await setShiftTime(tx, context, body)),
  handle(routes.removeShiftTime, async ({ tx, context, body }) => await removeShiftTime(tx, context, body)),
  handle(routes.exportCalendar, async ({ tx, context, caller }) =>
    ok(await exportCalendar(tx, context, localeOf(caller))),
  ),
];

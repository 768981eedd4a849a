/** Routes of the slots feature. */
import { slotRoutes as routes } from '#contracts/slots.ts';
import { handle } from '#server/platform/http/handler.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import * as book from './book.ts';
import * as show from './show-slots.ts';
import * as write from './write-schedules.ts';

export const slotsFeatureRoutes = [
  handle(
    routes.listSchedules,
    async ({ tx, context, params }) => await show.listSchedules(tx, context, params.rolloutId),
  ),
  handle(
    routes.showSlotDays,
    async ({ tx, context, params, query }) => await show.showSlotDays(tx, context, params, query),
  ),
  handle(
    routes.previewSchedule,
    async ({ tx, context, params, body }) => await show.previewSchedule(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.addSchedule,
    byManager(
      async ({ tx, context, params, body }) => await write.addSchedule(tx, context, params.rolloutId, body),
    ),
  ),
  handle(
    routes.changeSchedule,
    byManager(async ({ tx, context, params, body }) => await write.changeSchedule(tx, context, params, body)),
  ),
  handle(
    routes.removeSchedule,
    byManager(async ({ tx, context, params }) => await write.removeSchedule(tx, context, params)),
  ),
  handle(
    routes.listBookings,
    async ({ tx, context, params, query }) => await show.listBookings(tx, context, params, query),
  ),
  handle(
    routes.showPlacesFor,
    async ({ tx, context, params }) => await show.showPlacesFor(tx, context, params),
  ),
  handle(
    routes.takePlace,
    async ({ tx, context, params: { rolloutId }, body: { personId, on, at } }) =>
      await book.takePlace(tx, context, { rolloutId, personId }, { on, at }, 'desk'),
  ),
  handle(
    routes.waitForPlace,
    async ({ tx, context, params: { rolloutId }, body: { personId } }) =>
      await book.waitForPlace(tx, context, { rolloutId, personId }),
  ),
  handle(
    routes.wishForPlaces,
    async ({ tx, context, params: { rolloutId }, body: { personId, wishes } }) =>
      await book.wishForPlaces(tx, context, { rolloutId, personId }, wishes, 'desk'),
  ),
  handle(
    routes.cancelBooking,
    async ({ tx, context, params, body }) =>
      await book.cancelBooking(tx, context, params, body.reason, 'desk'),
  ),
  handle(
    routes.noteAttendance,
    async ({ tx, context, params, body }) => await book.noteAttendance(tx, context, params, body.wasThere),
  ),
];

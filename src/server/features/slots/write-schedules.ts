/** Adding, changing and removing schedules. Whoever loses a place by it gets another date in the same transaction. */
import { sql } from 'kysely';
import type { RolloutId, ScheduleId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Schedule, ScheduleFields, ScheduleView } from '#contracts/slots.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { checkSchedule } from '#domain/slots/slot-schedule.ts';
import { slotStatement } from '#domain/slots/slot-sentences.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { asShown } from '#server/platform/as-shown.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as bookings from './booking-store.ts';
import { giveAndTell, plannedDates } from './dates-of-places.ts';
import { openDesk, type SlotDesk } from './desk.ts';
import { noteGiven, seatLine } from './give-places.ts';
import { lostSeats, presentSchedule } from './show-slots.ts';
import * as store from './store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));
const noSchedule = refuse(refusal('not_found', { what: 'schedule' }));

export async function addSchedule(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: ScheduleFields,
): Answer<ScheduleView> {
  const desk = await openDesk(tx, context, rolloutId, 'lock');
  if (desk === undefined) return noRollout;
  const bad = checkSchedule(fields.schedule);
  if (bad !== null) return refuse(refusal('schedule_bad', { explanation: bad }));
  const scheduleId = await store.insertSchedule(tx, context, rolloutId, fields);
  if (scheduleId === undefined)
    return refuse(refusal('schedule_exists', { name: fields.place?.name ?? slotStatement('everybody', {}) }));
  await recordAudit(tx, context, {
    action: 'slots.added',
    subject: { kind: 'schedule', id: scheduleId },
    after: { rolloutId, ...fields },
  });
  return await answer(tx, context, desk, scheduleId);
}

export async function changeSchedule(
  tx: Transaction,
  context: Context,
  { rolloutId, scheduleId }: { readonly rolloutId: RolloutId; readonly scheduleId: ScheduleId },
  { schedule, shown }: { readonly schedule: Schedule; readonly shown?: number },
): Answer<ScheduleView> {
  const desk = await openDesk(tx, context, rolloutId, 'lock');
  if (desk === undefined) return noRollout;
  const before = await store.findSchedule(tx, rolloutId, scheduleId);
  if (before === undefined) return noSchedule;
  const bad = checkSchedule(schedule);
  if (bad !== null) return refuse(refusal('schedule_bad', { explanation: bad }));
  await store.updateSchedule(tx, context, scheduleId, schedule);
  await recordAudit(tx, context, {
    action: 'slots.changed',
    subject: { kind: 'schedule', id: scheduleId },
    before: before.schedule,
    after: { rolloutId, ...schedule },
  });
  const lost = await moveLostSeats(tx, context, desk, { ...before, schedule });
  return asShown(await answer(tx, context, desk, scheduleId), shown, () => lost);
}

/** Whose place is gone is first in line; who finds no other place gets a date as the plan gives them. Each is told once. Returns how many lost their place. */
async function moveLostSeats(
  tx: Transaction,
  context: Context,
  desk: SlotDesk,
  row: store.ScheduleRow,
): Promise<number> {
  const lost = await lostSeats(tx, context, desk.open(row), row.scheduleId);
  const ids = lost.map(({ bookingId }) => bookingId);
  if (ids.length > 0) {
    await bookings.moveBookings(tx, context, 'displace', sql`b.booking_id = any(${ids}::bigint[])`);
    await recordAudit(tx, context, {
      action: 'bookings.displaced',
      subject: { kind: 'schedule', id: row.scheduleId },
      after: { people: ids.length, bookingIds: ids },
    });
  }
  const given = await seatLine(tx, context, desk);
  await giveAndTell(tx, context, desk, given.dates, slotStatement('date_given', {}));
  await noteGiven(tx, context, desk, given);
  const seated = new Set(given.bookingIds);
  const left = lost.filter(
    ({ bookingId, enrolmentStatus }) =>
      !seated.has(bookingId) && (enrolmentStatus === 'scheduled' || enrolmentStatus === 'notified'),
  );
  await giveAndTell(
    tx,
    context,
    desk,
    await plannedDates(tx, desk, left),
    slotStatement('date_place_gone', {}),
  );
  return lost.length;
}

export async function removeSchedule(
  tx: Transaction,
  context: Context,
  { rolloutId, scheduleId }: { readonly rolloutId: RolloutId; readonly scheduleId: ScheduleId },
): Answer<{ scheduleId: ScheduleId }> {
  if ((await openDesk(tx, context, rolloutId, 'lock')) === undefined) return noRollout;
  const before = await store.findSchedule(tx, rolloutId, scheduleId);
  if (before === undefined) return noSchedule;
  if ((await bookings.countLine(tx, scheduleId)).all > 0) return refuse(refusal('schedule_booked'));
  await store.deleteSchedule(tx, scheduleId);
  const { place, schedule } = before;
  await recordAudit(tx, context, {
    action: 'slots.removed',
    subject: { kind: 'schedule', id: scheduleId },
    before: { place, schedule },
    after: { rolloutId },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ scheduleId });
}

async function answer(
  tx: Transaction,
  context: Context,
  desk: SlotDesk,
  scheduleId: ScheduleId,
): Answer<ScheduleView> {
  const { rolloutId } = desk.rollout;
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  const row = (await store.findSchedule(tx, rolloutId, scheduleId))!;
  const people = await store.countPeopleOf(tx, rolloutId, row.place);
  return ok(await presentSchedule(tx, context, desk, row, people));
}

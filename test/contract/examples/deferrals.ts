/** Examples of the routes of deferrals. */
import type { deferralRoutes } from '#contracts/deferrals.ts';
import type { EnrolmentId } from '#contracts/ids.ts';
import { addDays, workingDaysFrom } from '#server/platform/calendar.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { pilotStart, withScheduledPilot } from './planned-rollout.ts';

/** A person of the pilot with a date. */
async function withDate(place: Place) {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  return await place.within(async (tx, context) => {
    const on = pilotStart(context.now);
    const { rows } = await sql<{ enrolmentId: EnrolmentId }>`
      update enrolment set status = 'scheduled', scheduled_at = ${`${on}T07:00:00Z`}::timestamptz
      where enrolment_id = (select min(enrolment_id) from enrolment where stage_id = ${stageId})
      returning enrolment_id as "enrolmentId"`.execute(tx);
    return { rolloutId, enrolmentId: rows[0]!.enrolmentId, on };
  });
}

export const deferralExamples: Examples<typeof deferralRoutes> = {
  listAtRisk: async (place) => {
    const { rolloutId, enrolmentId } = await withDate(place);
    await place.within(async (tx) => {
      await sql`update enrolment set deferrals = 1 where enrolment_id = ${enrolmentId}`.execute(tx);
    });
    return { params: { rolloutId } };
  },
  getDeferral: async (place) => {
    const { rolloutId, enrolmentId } = await withDate(place);
    return { params: { rolloutId, enrolmentId } };
  },
  putOff: async (place) => {
    const { rolloutId, enrolmentId, on } = await withDate(place);
    const later = workingDaysFrom(addDays(on, 1), 1)[0]!;
    return {
      params: { rolloutId, enrolmentId },
      body: { on: later, why: 'absent', note: 'On leave', beyondLimits: true },
    };
  },
};

/** Examples of the routes of hypercare. */
import { charterTemplate, type hypercareRoutes } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { standUpRoutes } from '#contracts/stand-ups.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

/** Hypercare that began so many days ago; nothing is measured yet. */
async function inHypercare(place: Place, daysAgo = 60): Promise<{ readonly rolloutId: RolloutId }> {
  const { rolloutId } = await withDraft(place);
  await place.within(async (tx, { organisationId }) => {
    await sql`update rollout set status = 'completing' where rollout_id = ${rolloutId}`.execute(tx);
    await sql`
      insert into hypercare (organisation_id, rollout_id, started_on, charter)
      values (${organisationId}, ${rolloutId}, current_date - ${daysAgo}::integer, ${JSON.stringify({
        ...charterTemplate,
        exit: {
          ...charterTemplate.exit,
          peopleDoneAbove: null,
          satisfactionAbove: null,
          ticketsPerDayMost: null,
        },
      })})`.execute(tx);
  });
  return { rolloutId };
}

/** A stand-up of today, with an action; the last wave began on a Monday. */
async function standUpToday(place: Place) {
  const { rolloutId } = await inHypercare(place);
  const heldOn = await place.within(async (tx) => {
    await sql`update stage set starts_on = '2026-01-05' where rollout_id = ${rolloutId}`.execute(tx);
    const { rows } = await sql<{ on: string }>`
      select (now() at time zone time_zone)::date::text as on from organisation`.execute(tx);
    return rows[0]!.on;
  });
  return { rolloutId, heldOn };
}

export const standUpExamples: Examples<typeof standUpRoutes> = {
  listStandUps: async (place) => ({ params: await inHypercare(place), query: { limit: 20 } }),
  writeStandUp: async (place) => {
    const { rolloutId, heldOn } = await standUpToday(place);
    return {
      params: { rolloutId, heldOn },
      body: {
        notes: 'Signing in is calm again',
        actions: [
          {
            words: 'Call the three who wait',
            accountId: place.administrator.accountId,
            dueOn: heldOn,
          },
        ],
        isClosed: true,
      },
    };
  },
};

export const hypercareExamples: Examples<typeof hypercareRoutes> = {
  getHypercare: async (place) => ({ params: await inHypercare(place) }),
  getStandUp: async (place) => ({ params: await inHypercare(place) }),
  writeCharter: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { ...charterTemplate, priorityOneMinutes: 20 },
  }),
  setDuty: async (place) => ({
    params: await inHypercare(place),
    body: {
      duty: [{ accountId: place.administrator.accountId, from: '2027-03-01', to: '2027-03-05' }],
    },
  }),
  prolongHypercare: async (place) => ({
    params: await inHypercare(place),
    body: { weeks: 2, reason: 'The month-end run is not seen yet' },
  }),
  endHypercare: async (place) => ({ params: await inHypercare(place) }),
  endHypercareEarly: async (place) => ({
    params: await inHypercare(place, 3),
    body: { reason: 'Operations takes over on Monday' },
  }),
};

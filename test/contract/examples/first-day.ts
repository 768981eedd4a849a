/** Examples of the routes of the first day. */
import type { firstDayRoutes } from '#contracts/first-day.ts';
import { answerPulse } from '#server/features/first-day/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '#test/contract/world.ts';
import type { OutreachId } from '#contracts/ids.ts';
import type { Examples } from './example.ts';

/** Somebody who started yesterday and says that it went badly. */
async function afterBadDay({ within }: Place) {
  return await within(async (tx, context) => {
    const { rolloutId, personIds } = await insertPeopleToTell(tx, context, [{}]);
    const personId = personIds[0]!;
    await sql`update enrolment set status = 'started', started_at = ${context.now}::timestamptz - interval '1 day'
      where person_id = ${personId}`.execute(tx);
    const isNoted = await answerPulse(tx, context, { rolloutId, personId }, { score: 1, words: 'No mail' });
    if (!isNoted) throw new Error('somebody who started yesterday is asked');
    const { rows } = await sql<{ id: OutreachId }>`select outreach_id as id from outreach`.execute(tx);
    return { rolloutId, personId, outreachId: rows[0]!.id };
  });
}

const atEntry = async (place: Place) => {
  const { rolloutId, outreachId } = await afterBadDay(place);
  return { rolloutId, outreachId };
};

export const firstDayExamples: Examples<typeof firstDayRoutes> = {
  getPulse: async (place) => ({ params: { rolloutId: (await afterBadDay(place)).rolloutId } }),
  listOutreach: async (place) => ({
    params: { rolloutId: (await afterBadDay(place)).rolloutId },
    query: { isSettled: false, limit: 1 },
  }),
  assignOutreach: async (place) => ({ params: await atEntry(place), body: { owner: 'Local IT' } }),
  noteOutreachContact: async (place) => ({
    params: await atEntry(place),
    body: { note: 'Mail works again' },
  }),
  settleOutreach: async (place) => ({
    params: await atEntry(place),
    body: { outcome: 'helped', note: 'Mail works again' },
  }),
  listPersonalCare: async (place) => ({
    params: { rolloutId: (await afterBadDay(place)).rolloutId },
    query: {},
  }),
  addPersonalCare: async (place) => ({
    params: { rolloutId: (await afterBadDay(place)).rolloutId },
    body: { people: ['P1'], owner: 'Local IT', reason: 'Presents to the board' },
  }),
  removePersonalCare: async (place) => {
    const { rolloutId, personId } = await afterBadDay(place);
    await place.within(
      async (tx, { organisationId }) =>
        await sql`insert into personal_care (organisation_id, rollout_id, person_id, owner_name, reason, added_by, added_at)
          values (${organisationId}, ${rolloutId}, ${personId}, 'Local IT', 'New here', 'Lead', now())`.execute(
          tx,
        ),
    );
    return { params: { rolloutId, personId } };
  },
};

/** Examples of the routes of the pilot: drafting, comparing, asking, replacing, freezing. */
import type { PersonId } from '#contracts/ids.ts';
import type { pilotRoutes } from '#contracts/pilot.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import {
  pacing,
  pilotChoice,
  pilotStart,
  withCohort,
  withDirectory,
  withDraft,
  withOpenPlace,
  withPlan,
  withQuestions,
} from './planned-rollout.ts';

/** Somebody who is not in the cohort, with the identifier of the directory. */
async function findOutsider(
  { within }: Place,
  cohortId: number,
): Promise<{ personId: PersonId; externalId: string }> {
  return await within(async (tx) => {
    const { rows } = await sql<{ personId: PersonId; externalId: string }>`
      select person_id as "personId", external_id as "externalId" from person p
      where not exists (select 1 from cohort_member m where m.cohort_id = ${cohortId} and m.person_id = p.person_id)
      order by person_id limit 1`.execute(tx);
    return rows[0]!;
  });
}

async function ofCohort(place: Place) {
  const { rolloutId, cohortId } = await withCohort(place);
  return { params: { rolloutId, cohortId } };
}

const reason = 'Told me on the phone';

export const pilotExamples: Examples<typeof pilotRoutes> = {
  listAttributes: async (place) => {
    await withDirectory(place);
    return {};
  },
  getPilot: async (place) => {
    const { rolloutId, stageId } = await withCohort(place);
    return { params: { rolloutId, stageId } };
  },
  setConsent: async (place) => ({ params: await withDraft(place), body: { required: true } }),
  draftCohort: async (place) => ({
    params: await withDraft(place),
    body: {
      ...pilotChoice,
      start: 'tight',
      weights: [{ attributes: ['department', 'platform'], factor: 2 }],
      team: { attribute: null, most: { people: 3 } },
      minimums: [{ attribute: 'platform', level: null, people: 1 }],
    },
  }),
  adviseSize: async (place) => ({ params: await withDraft(place), body: { by: pilotChoice.by } }),
  getCohort: async (place) => {
    const { rolloutId, stageId } = await withCohort(place);
    return { params: { rolloutId, stageId } };
  },
  getDraft: ofCohort,
  compareCohorts: async (place) => {
    const { rolloutId, cohortId } = await withCohort(place);
    return { params: { rolloutId, cohortId, otherId: cohortId } };
  },
  listCohortMembers: async (place) => ({
    ...(await ofCohort(place)),
    query: { only: 'candidate', limit: 5 },
  }),
  listLevelPeople: async (place) => ({
    ...(await ofCohort(place)),
    query: { attribute: 'department', level: 'Production', chosen: false, limit: 5 },
  }),
  listCohortChanges: ofCohort,
  discardCohort: async (place) => ({ ...(await ofCohort(place)), body: {} }),
  acceptCohort: ofCohort,
  askPeople: async (place) => {
    const { rolloutId, cohortId } = await withCohort(place);
    await place.within(async (tx, context) => {
      await approveDefaultMessage(tx, context, rolloutId, 'consent');
    });
    return {
      params: { rolloutId, cohortId },
      body: { answerByOn: addDays(dateAt(new Date(), 'UTC'), 7) },
    };
  },
  recordAnswer: async (place) => {
    const { rolloutId, cohortId, leaver } = await withOpenPlace(place);
    return { params: { rolloutId, cohortId, personId: leaver }, body: { answer: 'yes', reason } };
  },
  listSubstitutes: async (place) => {
    const { rolloutId, cohortId } = await withOpenPlace(place);
    return { params: { rolloutId, cohortId } };
  },
  replaceMember: async (place) => {
    const { rolloutId, cohortId, leaver, joiner } = await withOpenPlace(place);
    return { params: { rolloutId, cohortId, personId: leaver }, body: { by: joiner, reason } };
  },
  addMember: async (place) => {
    const { rolloutId, cohortId } = await withCohort(place);
    const { personId } = await findOutsider(place, cohortId);
    return { params: { rolloutId, cohortId }, body: { personId, reason } };
  },
  addVolunteers: async (place) => {
    const { rolloutId, cohortId } = await withQuestions(place);
    const { externalId } = await findOutsider(place, cohortId);
    return { params: { rolloutId, cohortId }, body: { people: [externalId], reason } };
  },
  submitPilot: async (place) => {
    const { rolloutId, stageId } = await withPlan(place);
    return { params: { rolloutId, stageId }, body: { ...pacing, startsOn: pilotStart(new Date()) } };
  },
};

/** Examples of the routes of adoption. */
import type { AdoptionFields, adoptionRoutes } from '#contracts/adoption.ts';
import type { AdoptionMeasureId, RolloutId } from '#contracts/ids.ts';
import { addAdoptionMeasure } from '#server/features/adoption/index.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Examples } from './example.ts';

const fields: AdoptionFields = {
  name: 'VPN client in use',
  feature: 'VPN client',
  minDays: 3,
  windowDays: 14,
  population: 'everybody',
  settledDays: 14,
  source: 'gateway',
  threshold: 0.7,
  fallShare: 0.2,
  baseline: { share: 0.1, takenOn: '2020-01-02' },
};

async function inRollout({ within }: Place) {
  return await within(async (tx, context) => {
    const { rolloutId } = await insertPeopleToTell(tx, context, [{}]);
    return { rolloutId };
  });
}

async function atMeasure(place: Place): Promise<{ rolloutId: RolloutId; measureId: AdoptionMeasureId }> {
  const { rolloutId } = await inRollout(place);
  return await place.within(async (tx, context) => {
    const added = await addAdoptionMeasure(tx, context, rolloutId, fields);
    if (!added.ok) throw new Error(added.refusal.code);
    return { rolloutId, measureId: added.value.measureId };
  });
}

async function atAlert(place: Place) {
  const params = await atMeasure(place);
  await place.within(
    async (tx, { organisationId }) =>
      await sql`
        insert into adoption_alert (organisation_id, measure_id, rollout_id, peak_on, peak_people, peak_used, ends_on,
          people, used, fall_at_least, raised_at)
        values (${organisationId}, ${params.measureId}, ${params.rolloutId}, '2026-11-01', 100, 90, '2026-11-22',
          100, 40, 0.3, now())`.execute(tx),
  );
  return params;
}

export const adoptionExamples: Examples<typeof adoptionRoutes> = {
  listAdoption: async (place) => {
    const { rolloutId } = await atAlert(place);
    return { params: { rolloutId } };
  },
  addAdoptionMeasure: async (place) => ({ params: await inRollout(place), body: fields }),
  changeAdoptionMeasure: async (place) => ({
    params: await atMeasure(place),
    body: { ...fields, baseline: null },
  }),
  endAdoptionMeasure: async (place) => ({ params: await atMeasure(place) }),
  clearAdoptionAlert: async (place) => ({
    params: await atAlert(place),
    body: { reason: 'Summer holidays' },
  }),
};

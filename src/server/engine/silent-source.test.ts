import { beforeAll, expect, test } from 'vitest';
import { say } from '#contracts/sentences/catalogue.ts';
import { judgeAnewAt, judgeStage, saveCriteria, viewVerdicts } from '#server/features/criteria/index.ts';
import { clearHold, findStage, openHoldsOf } from '#server/features/rollouts/index.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import { daysLater } from '#server/platform/calendar.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { enrolled } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { watchSources } from './watch-sources.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;

const watched = {
  ...enrolled,
  role: 'guardrail' as const,
  scope: 'everyone' as const,
  minimum: 0.8,
  target: 0.85,
  horizon: 200,
  maxSilenceDays: 3,
};

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: 100 }, () => ({})),
  );
  await inOrganisation(database, place.organisationId, async (tx) => {
    await saveCriteria(tx, place.context, place.rolloutId, { goals: [], definitions: [watched] });
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${place.rolloutId}, ${place.stageId}, 'enrolment_success', person_id,
        ${place.context.now}::timestamptz, 1 from person`.execute(tx);
  });
});

async function judgedAfter(days: number, status: StageStatus) {
  return await inOrganisation(database, place.organisationId, async (tx) => {
    await sql`update stage set status = ${status}`.execute(tx);
    const context = { ...place.context, now: daysLater(place.context.now, days) };
    const stage = (await findStage(tx, place.rolloutId, place.stageId))!;
    await judgeStage(tx, context, stage);
    await watchSources(tx, context, stage);
    return (await viewVerdicts(tx, context, stage)).criteria[0]!.evaluation;
  });
}

const openHolds = async () =>
  await inOrganisation(database, place.organisationId, async (tx) => openHoldsOf(tx, place.rolloutId));

test('a source that stops while people are measured leads from a pass to no data, without a new outcome', async () => {
  expect(await judgedAfter(1, 'in_progress')).toMatchObject({ verdict: 'pass', n: 100 });
  const silent = await judgedAfter(4, 'in_progress');
  expect(silent.verdict).toBe('no_data');
  expect(say('en', silent.statement)).toContain('source');
});

test('the engine knows when to look, and silence means nothing once everybody has been measured', async () => {
  const at = await inOrganisation(
    database,
    place.organisationId,
    async (tx) => await judgeAnewAt(tx, (await findStage(tx, place.rolloutId, place.stageId))!),
  );
  expect(at).toEqual(new Date(daysLater(place.context.now, 3).getTime() + 1000));
  expect(await judgedAfter(9, 'soaking')).toMatchObject({ verdict: 'pass' });
});

test('a guardrail that sees nothing holds its stage, once, until its source reports again', async () => {
  await judgedAfter(13, 'in_progress');
  await judgedAfter(14, 'in_progress');
  const [hold, ...others] = await openHolds();
  expect(others).toEqual([]);
  expect(hold).toMatchObject({ stageId: place.stageId, raisedByKind: 'system' });
  expect(say('en', hold!.reason)).toMatch(/sees nothing any more in Pilot\. The last outcome is from /);
  await inOrganisation(database, place.organisationId, async (tx) => {
    await sql`update outcome set at = at + interval '13 days' where person_id = (select min(person_id) from outcome)`.execute(
      tx,
    );
  });
  await judgedAfter(15, 'in_progress');
  expect(await openHolds()).toEqual([]);
});

test('who clears the hold gives the source as many days again; once all are measured it has no cause', async () => {
  await judgedAfter(19, 'in_progress');
  const [hold] = await openHolds();
  await inOrganisation(database, place.organisationId, async (tx) => {
    const context = { ...place.context, now: daysLater(place.context.now, 19) };
    await clearHold(tx, context, place.rolloutId, hold!.holdId, { reason: 'The export runs again tonight' });
  });
  await judgedAfter(21, 'in_progress');
  expect(await openHolds()).toEqual([]);
  await judgedAfter(23, 'in_progress');
  expect(await openHolds()).toHaveLength(1);
  await judgedAfter(23, 'soaking');
  expect(await openHolds()).toEqual([]);
});

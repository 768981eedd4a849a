/** Choosing and asking the people of a pilot: drafts by task, consent, substitutes, and exceptions that end. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PersonId, TaskId } from '#contracts/ids.ts';
import { pilotRoutes, type CohortView, type PilotView } from '#contracts/pilot.ts';
import { exceptionRoutes } from '#contracts/exceptions.ts';
import { wavesRoutes, type WaveDraft } from '#contracts/waves.ts';
import { featureRoutes, featureTasks } from '#server/feature-list.ts';
import { hashChange } from '#server/features/pilot/change-people.ts';
import { changesOf } from '#server/features/pilot/change-store.ts';
import { activeExceptions } from '#server/features/exceptions/index.ts';
import { runTask } from '#server/platform/tasks/run-task.ts';
import { cancelTask } from '#server/platform/tasks/index.ts';
import {
  pilotChoice,
  pilotStart,
  withCohort,
  withDraft,
  withOpenPlace,
  withQuestions,
} from '#test/contract/examples/planned-rollout.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';

const parts = await createTestDatabase();
const world = await createWorld({ ...parts, routes: featureRoutes });
afterAll(world.close);

/** Runs a task to its end as the worker would. */
async function work({ organisationId }: Place, taskId: TaskId, stopping?: AbortSignal): Promise<void> {
  const runner = { key: null, name: null, ...(stopping === undefined ? {} : { stopping }) };
  const machinery = { services: world.services, tasks: featureTasks, log: world.app.log };
  await runTask(machinery, { organisationId, taskId }, runner);
}

type Where = Awaited<ReturnType<typeof withDraft>>;

async function request(place: Place, params: Where, body: object = pilotChoice): Promise<TaskId> {
  return (await place.call<{ taskId: TaskId }>(pilotRoutes.draftCohort, { params, body })).taskId;
}

async function look(place: Place, params: Where): Promise<PilotView> {
  return await place.call<PilotView>(pilotRoutes.getPilot, { params });
}

async function membersOf(place: Place, { rolloutId, cohortId }: { rolloutId: number; cohortId: number }) {
  const { rows } = await place.call<{ rows: { personId: PersonId; displayName: string }[] }>(
    pilotRoutes.listCohortMembers,
    { params: { rolloutId, cohortId }, query: { limit: 500 } },
  );
  return rows.map((row) => row.personId);
}

describe('a draft', () => {
  test('is chosen in a task, the same people for the same seed and others for another', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    for (const seed of [5, 5, 6]) await work(place, await request(place, params, { ...pilotChoice, seed }));
    const { drafts } = await look(place, params);
    const people = await Promise.all(
      drafts.map(async ({ cohortId }) => await membersOf(place, { ...params, cohortId })),
    );
    expect(drafts.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(people[1]).toEqual(people[2]);
    expect(people[0]).not.toEqual(people[1]);
  });

  test('by equal chances is kept with its method, and refused with a rule that would change them', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    const { by, size, seed } = pilotChoice;
    await work(place, await request(place, params, { by, size, seed, method: 'cube' }));
    const { cohort } = await place.call<{ cohort: CohortView }>(pilotRoutes.getCohort, { params });
    expect(cohort).toMatchObject({ size, method: 'cube method, equal chances', rules: { method: 'cube' } });
    const body = { by, size, method: 'cube', start: 'tight' };
    await expect(request(place, params, body)).rejects.toThrow(/would change the chances/);
  });

  test('that the server stopped in the middle comes to the same people after a restart', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    await work(place, await request(place, params));
    const taskId = await request(place, params);
    const stopping = new AbortController();
    stopping.abort();
    await expect(work(place, taskId, stopping.signal)).rejects.toThrow();
    expect((await look(place, params)).drafting?.status).toBe('queued');
    await work(place, taskId);
    const { drafts } = await look(place, params);
    expect(drafts).toHaveLength(2);
    const [again, first] = await Promise.all(
      drafts.map(async ({ cohortId }) => await membersOf(place, { ...params, cohortId })),
    );
    expect(again).toEqual(first);
  });

  test('that was cancelled leaves nothing behind', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    const taskId = await request(place, params);
    await place.within(async (tx, context) => await cancelTask(tx, context, taskId));
    await work(place, taskId);
    expect(await look(place, params)).toMatchObject({ drafts: [], drafting: { status: 'cancelled' } });
  });

  test('with rules nobody can keep says which, as data', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    await work(
      place,
      await request(place, params, {
        ...pilotChoice,
        size: 79,
        team: { attribute: null, most: { people: 1 } },
      }),
    );
    const { drafting, drafts } = await look(place, params);
    expect(drafts).toEqual([]);
    expect(drafting?.infeasible?.code).toBe('cohort_team_caps_too_tight');
  });

  test('completes volunteers, all of whom stay and have said yes', async () => {
    const place = await world.createPlace();
    const chosen = await withCohort(place);
    const { rows } = await place.call<{ rows: { externalId: string; personId: PersonId }[] }>(
      pilotRoutes.listCohortMembers,
      { params: { rolloutId: chosen.rolloutId, cohortId: chosen.cohortId }, query: { limit: 6 } },
    );
    const params = { rolloutId: chosen.rolloutId, stageId: chosen.stageId };
    const volunteers = rows.map((row) => row.externalId);
    await work(place, await request(place, params, { by: pilotChoice.by, size: 15, volunteers }));
    const { cohort } = await place.call<{ cohort: CohortView }>(pilotRoutes.getCohort, { params });
    expect(cohort).toMatchObject({
      size: 15,
      volunteers: { volunteers: 6, added: 9 },
      answers: { accepted: 6 },
    });
    const people = await membersOf(place, { rolloutId: chosen.rolloutId, cohortId: cohort.cohortId });
    expect(people).toEqual(expect.arrayContaining(rows.map((row) => row.personId)));
  });
});

describe('asking', () => {
  test('keeps a cohort from being frozen until everybody with a place has said yes', async () => {
    const place = await world.createPlace();
    const { rolloutId, cohortId } = await withQuestions(place);
    const freeze = async () =>
      await world.call(pilotRoutes.acceptCohort, { params: { rolloutId, cohortId } }, place.administrator);
    expect((await freeze()).json).toMatchObject({
      code: 'consent_missing',
      data: { missing: 20, people: 20 },
    });
    for (const personId of await membersOf(place, { rolloutId, cohortId }))
      await place.call(pilotRoutes.recordAnswer, {
        params: { rolloutId, cohortId, personId },
        body: { answer: 'yes', reason: 'In the meeting' },
      });
    expect((await freeze()).status).toBe(200);
  });

  test('gives the place of somebody who declined to the best substitute, and keeps the chain of hashes', async () => {
    const place = await world.createPlace();
    const { rolloutId, stageId, cohortId, leaver, joiner } = await withOpenPlace(place);
    const params = { rolloutId, cohortId };
    const before = await place.call<CohortView>(pilotRoutes.getDraft, { params });
    expect(before.openPlaces).toBe(1);
    await place.call(pilotRoutes.replaceMember, {
      params: { ...params, personId: leaver },
      body: { by: joiner, reason: 'Fits best' },
    });
    const after = await place.call<CohortView>(pilotRoutes.getDraft, { params });
    expect(after).toMatchObject({ size: before.size, revision: 1, openPlaces: 0, stageId });
    expect(after.report.selected).toBe(before.size);
    const people = await membersOf(place, params);
    expect(people).toContain(joiner);
    expect(people).not.toContain(leaver);
    const [change] = await place.within(async (tx) => await changesOf(tx, cohortId));
    const { hash, previousHash, ...link } = change!;
    expect(hashChange(Buffer.from(before.hash, 'hex'), link).toString('hex')).toBe(after.hash);
    expect(hash.toString('hex')).toBe(after.hash);
    expect(previousHash.toString('hex')).toBe(before.hash);
    expect(change!.distanceAfter).toBeLessThan(change!.distanceBefore + 0.05);
  });

  test('refuses one person more who has not agreed, and takes a volunteer who has', async () => {
    const place = await world.createPlace();
    const { rolloutId, cohortId, joiner } = await withOpenPlace(place);
    const params = { rolloutId, cohortId };
    const body = { personId: joiner, reason: 'Knows the old system' };
    const add = async () => await world.call(pilotRoutes.addMember, { params, body }, place.administrator);
    expect((await add()).json).toMatchObject({ code: 'member_refused' });
    const { externalId } = await place.within(async (tx) => {
      const { namesOf } = await import('#server/features/pilot/member-store.ts');
      return (await namesOf(tx, [joiner])).get(joiner)!;
    });
    await place.call(pilotRoutes.addVolunteers, {
      params,
      body: { people: [externalId], reason: 'Asked to be in' },
    });
    expect((await add()).json).toMatchObject({ status: 'accepted', hasPlace: true });
  });
});

describe('an exception', () => {
  test('keeps its people out of cohorts until its last day, and not after', async () => {
    const place = await world.createPlace();
    const params = await withDraft(place);
    await work(place, await request(place, params));
    const { drafts } = await look(place, params);
    const { rows } = await place.call<{ rows: { personId: PersonId; externalId: string }[] }>(
      pilotRoutes.listCohortMembers,
      { params: { rolloutId: params.rolloutId, cohortId: drafts[0]!.cohortId }, query: { limit: 1 } },
    );
    const [chosen] = rows;
    await place.call(exceptionRoutes.addExceptions, {
      body: {
        people: [chosen!.externalId],
        list: 'exclude',
        kind: 'absence',
        reason: 'Parental leave',
        untilOn: '2099-06-30',
      },
    });
    await work(place, await request(place, params));
    const again = await look(place, params);
    expect(again.excluded).toBe(1);
    const people = await membersOf(place, { ...params, cohortId: again.drafts[0]!.cohortId });
    expect(people).not.toContain(chosen!.personId);
    const preview = await place.call<{ excluded: number; waves: WaveDraft[] }>(wavesRoutes.previewWaves, {
      params: { rolloutId: params.rolloutId },
      body: { axes: ['department'], startsOn: pilotStart(new Date()), peoplePerWeek: 20 },
    });
    const withExcluded = preview.waves.filter((wave) => wave.excluded > 0);
    expect([preview.excluded, withExcluded.map((wave) => wave.excluded)]).toEqual([1, [1]]);
    const countOn = async (instant: string) =>
      await place.within(async (tx) => (await activeExceptions(tx, new Date(instant))).length);
    expect(await countOn('2099-06-30T12:00:00Z')).toBe(1);
    expect(await countOn('2099-07-01T12:00:00Z')).toBe(0);
  });
});

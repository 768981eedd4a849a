import { expect, test } from 'vitest';
import { journeyParts, openSteps, type Journey, type JourneyPart } from '#contracts/journey.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { getJourney, listJourneyPeople } from './map-stage.ts';

const { database } = await createTestDatabase();

const day = (on: string) => new Date(`2026-12-${on}T08:00:00Z`);

/** Thirty people with dates: the first `told` are told, and so on; each step is taken in the order of position. */
async function withSteps(counts: {
  readonly told: number;
  readonly prepared: number;
  readonly started: number;
  readonly enrolled: number;
  readonly failed: number;
}): Promise<PeopleToTell> {
  const people = await createPeopleToTell(
    database,
    Array.from({ length: 30 }, () => ({})),
  );
  await people.plan();
  const { organisationId, rolloutId } = people;
  await inOrganisation(database, organisationId, async (tx) => {
    await sql`update delivery d set status = 'accepted', status_at = ${day('01')} from enrolment e
      where e.enrolment_id = d.enrolment_id and e.position <= ${counts.told}`.execute(tx);
    await sql`insert into checklist_tick (organisation_id, rollout_id, person_id, item, ticked_at)
      select ${organisationId}, ${rolloutId}, person_id, item, ${day('02')}
      from enrolment, unnest(array['files_saved', 'charger']) as item where position <= ${counts.prepared}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'started', started_at = ${day('04')} where position <= ${counts.started}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'succeeded', ended_at = ${day('05')} where position <= ${counts.enrolled}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'failed', ended_at = ${day('07')}
      where position > ${counts.enrolled} and position <= ${counts.enrolled + counts.failed}`.execute(tx);
  });
  return people;
}

/** The people at these positions answer with a score. */
async function answer(people: PeopleToTell, from: number, to: number, score: number): Promise<void> {
  await inOrganisation(database, people.organisationId, async (tx) => {
    await sql`insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, rollout_id, stage_id, 'satisfaction', person_id, ${day('08')}, ${score}
      from enrolment where position between ${from} and ${to}`.execute(tx);
  });
}

async function observe(
  people: PeopleToTell,
  from: number,
  to: number,
  kind: string,
  at: Date,
): Promise<void> {
  await inOrganisation(database, people.organisationId, async (tx) => {
    await sql`insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at)
      select organisation_id, rollout_id, 1000 * ${from} + position, person_id, ${kind}, ${at}
      from enrolment where position between ${from} and ${to}`.execute(tx);
  });
}

async function read(people: PeopleToTell, now = day('09')): Promise<Journey> {
  const context: Context = { ...people.context, now };
  return await inOrganisation(database, people.organisationId, async (tx) => {
    const journey = await getJourney(tx, context, people);
    if (!journey.ok) throw new Error(journey.refusal.code);
    return journey.value;
  });
}

const stepOf = (journey: Journey, wanted: string) => journey.steps.find(({ step }) => step === wanted)!;

const usual = { told: 28, prepared: 10, started: 24, enrolled: 20, failed: 3 };

test('counts who came, went on without the step, is still expected and was lost', async () => {
  const journey = await read(await withSteps(usual));
  expect(journey.people).toBe(30);
  expect(
    journey.steps.map(({ reached, passedOver, waiting, dropped }) => [reached, passedOver, waiting, dropped]),
  ).toEqual([
    [30, 0, 0, 0],
    [28, 0, 2, 0],
    [10, 14, 4, 0],
    [24, 0, 0, 0],
    [20, 0, 1, 3],
    [0, 0, 20, 0],
  ]);
});

test('an answer that has not come a week after enrolling is no longer expected', async () => {
  const people = await withSteps(usual);
  expect(stepOf(await read(people, day('11')), 'answered')).toMatchObject({ waiting: 20, dropped: 0 });
  expect(stepOf(await read(people, day('12')), 'answered')).toMatchObject({ waiting: 0, dropped: 20 });
});

test('measures the median time since the last step taken, and says when it is not known', async () => {
  const journey = await read(await withSteps(usual));
  expect(journey.steps.map(({ medianHours }) => medianHours)).toEqual([null, null, 24, 72, 24, null]);
});

test('counts a ticket at the step at which the person stood', async () => {
  const people = await withSteps(usual);
  await observe(people, 21, 25, 'ticket.opened', day('03'));
  await observe(people, 1, 2, 'ticket.opened', day('06'));
  const journey = await read(people);
  expect(journey.steps.map(({ tickets }) => tickets)).toEqual([0, 5, 0, 0, 2, 0]);
});

test('shows no mean of fewer than five answers', async () => {
  const people = await withSteps(usual);
  await answer(people, 1, 4, 4);
  expect(stepOf(await read(people), 'answered').rating).toEqual({ answers: 4, mean: null });
  await answer(people, 5, 5, 2);
  expect(stepOf(await read(people), 'answered').rating).toEqual({ answers: 5, mean: 3.6 });
});

test('tells the satisfaction of people with trouble apart only when neither side can be guessed', async () => {
  const people = await withSteps(usual);
  await answer(people, 1, 10, 5);
  await answer(people, 11, 14, 2);
  await observe(people, 11, 14, 'device.enrolment_failed', new Date(day('04').getTime() + 3_600_000));
  expect(stepOf(await read(people), 'started')).toMatchObject({
    rating: { answers: 14, mean: 4.1 },
    ratingByTrouble: null,
  });
  await answer(people, 15, 15, 3);
  await observe(people, 15, 15, 'ticket.opened', new Date(day('04').getTime() + 7_200_000));
  expect(stepOf(await read(people), 'started').ratingByTrouble).toEqual({
    without: { answers: 10, mean: 5 },
    with: { answers: 5, mean: 2.2 },
  });
});

test('people taken out of the stage are not on the way', async () => {
  const people = await withSteps(usual);
  await inOrganisation(database, people.organisationId, async (tx) => {
    await sql`update enrolment set status = 'excluded' where position > 28`.execute(tx);
  });
  expect(await read(people)).toMatchObject({ people: 28 });
});

test('opens exactly the people behind each number, page by page', async () => {
  const people = await withSteps(usual);
  const journey = await read(people);
  const context: Context = { ...people.context, now: day('09') };
  const fieldOf = {
    reached: 'reached',
    passed_over: 'passedOver',
    waiting: 'waiting',
    dropped: 'dropped',
  } as const satisfies Record<JourneyPart, string>;
  for (const step of openSteps) {
    for (const part of journeyParts) {
      const wanted = stepOf(journey, step)[fieldOf[part]];
      const seen = new Set<number>();
      for (let after: number | null = 0; after !== null;) {
        const page = await inOrganisation(database, people.organisationId, async (tx) =>
          listJourneyPeople(tx, context, people, { step, part, after: after ?? 0, limit: 7 }),
        );
        if (!page.ok) throw new Error(page.refusal.code);
        if (page.value.rows.length > 0) expect(page.value.total, `${step} ${part}`).toBe(wanted);
        for (const { personId } of page.value.rows) seen.add(personId);
        after = page.value.next;
      }
      expect(seen.size, `${step} ${part}`).toBe(wanted);
    }
  }
});

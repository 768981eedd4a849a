import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { requestTick } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { tickRollout } from './tick-rollout.ts';
import { WorkBeside } from './work-beside.ts';

const { database } = await createTestDatabase({ poolSize: 8 });

test('work begins when it is told to: what a round asked for in one transaction, after that of the round before', async () => {
  const { organisationId } = await createSmallOrganisation(database);
  const beside = new WorkBeside(database, organisationId);
  const done: string[] = [];
  const note = (name: string) => async (tx: Transaction) => {
    const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx);
    done.push(`${name} in ${rows[0]!.id}`);
  };
  beside.add(note('first'));
  beside.add(note('second'));
  await beside.end();
  expect(done).toEqual([]);
  await beside.begin();
  beside.add(note('third'));
  await beside.begin();
  await beside.end();
  const [first, second, third] = done.map((line) => line.split(' in '));
  expect([first![0], second![0], third![0]]).toEqual(['first', 'second', 'third']);
  expect(first![1]).toBe(second![1]);
  expect(third![1]).not.toBe(first![1]);
});

test('whoever waits for work hears that it failed, and nothing of that piece is kept', async () => {
  const { organisationId, inside } = await createSmallOrganisation(database);
  const beside = new WorkBeside(database, organisationId);
  beside.add(async (tx) => {
    await sql`update rollout set name = 'Half done'`.execute(tx);
    throw new Error('The disk is full');
  });
  await beside.begin();
  await expect(beside.end()).rejects.toThrow('The disk is full');
  const { rows } = await inside(
    async (tx) => await sql<{ name: string }>`select name from rollout`.execute(tx),
  );
  expect(rows[0]!.name).toBe('Small');
});

const portion = 20_000;

test('a stage of more people than one portion is ready when each has a date and exactly one copy, also after an engine that ended between the two', async () => {
  const { organisationId, rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const many = portion * 2 + 100;
  // No multiple of a portion, so that each goes on with a day the one before has begun.
  const aDay = 15_000;
  await inside(async (tx) => {
    await sql`
      insert into person (organisation_id, external_id, display_name, email, attributes, fingerprint)
      select current_organisation_id(), 'many-' || n, 'Many ' || n, 'many-' || n || '@example.org', '{}', n
      from generate_series(1, ${many}::integer) as n`.execute(tx);
    await sql`
      insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status_at)
      select current_organisation_id(), ${rolloutId}, ${pilotId}, p.person_id, 1000 + p.person_id, now()
      from person p where p.external_id like 'many-%'`.execute(tx);
    await sql`update stage set starts_per_day = ${aDay} where stage_id = ${pilotId}`.execute(tx);
  });
  const standing = async () => {
    const { rows } = await inside(
      async (tx) =>
        await sql<{ status: string; dated: number; copies: number; told: number }>`
        select s.status, count(e.scheduled_at)::integer as dated,
          (select count(*)::integer from delivery d where d.stage_id = s.stage_id) as copies,
          (select count(distinct d.enrolment_id)::integer from delivery d where d.stage_id = s.stage_id) as told
        from stage s join enrolment e using (organisation_id, stage_id)
        where s.stage_id = ${pilotId} group by s.organisation_id, s.stage_id, s.status`.execute(tx),
    );
    return rows[0]!;
  };
  expect(await tickRollout(database, organisationId, rolloutId)).toBe('done');
  const everybody = many + pilotSize;
  const ready = { status: 'ready', dated: everybody, copies: everybody, told: everybody };
  expect(await standing()).toEqual(ready);
  const { rows: days } = await inside(
    async (tx) =>
      await sql<{ people: number }>`
      select count(*)::integer as people from enrolment where stage_id = ${pilotId}
      group by scheduled_at order by scheduled_at`.execute(tx),
  );
  expect(days.map(({ people }) => people)).toEqual([aDay, aDay, everybody - 2 * aDay]);

  // An engine that ended after the dates and before the copies of more than a portion.
  await inside(async (tx) => {
    await sql`delete from delivery where delivery_id % 3 <> 0`.execute(tx);
    await sql`update stage set status = 'preparing' where stage_id = ${pilotId}`.execute(tx);
    await requestTick(tx, rolloutId, new Date('2027-01-04T07:00:00Z'));
  });
  expect((await standing()).copies).toBeLessThan(everybody - portion);
  expect(await tickRollout(database, organisationId, rolloutId)).toBe('done');
  expect(await standing()).toEqual(ready);
});

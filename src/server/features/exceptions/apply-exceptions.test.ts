/** Nobody is left out for longer than was said: who comes back gets a place, or stands where somebody looks. */
import { expect, test } from 'vitest';
import type { PersonId } from '#contracts/ids.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createWithWaves } from '#test/support/small-organisation.ts';
import { addExceptions } from './write-exceptions.ts';

const { database } = await createTestDatabase({ poolSize: 6 });

type Standing = { readonly status: string; readonly startsOn: string; readonly code: string | null };

/** The pilot has passed on 20 January; two waves from 1 February, and the first person of each is left out until 2 February. */
async function withExclusions() {
  const small = await createWithWaves(database);
  const { inside } = small;
  const personIds = await inside(async (tx) =>
    (
      await sql<{ personId: PersonId }>`
          select distinct on (s.ordinal) e.person_id as "personId"
          from enrolment e join stage s using (organisation_id, stage_id) where s.kind = 'wave'
          order by s.ordinal, e.position`.execute(tx)
    ).rows.map(({ personId }) => personId),
  );
  await inside(async (tx, context) => {
    const { rows } = await sql<{ externalId: string }>`
      select external_id as "externalId" from person where person_id = any(${personIds}::bigint[])`.execute(
      tx,
    );
    const added = await addExceptions(tx, context, {
      people: rows.map(({ externalId }) => externalId),
      list: 'exclude',
      kind: 'absence',
      reason: 'On leave',
      untilOn: '2027-02-02',
    });
    expect(added.ok).toBe(true);
  });
  const standing = async (): Promise<Standing[]> =>
    await inside(
      async (tx) =>
        (
          await sql<Standing>`
            select e.status, s.starts_on::text as "startsOn", e.reason ->> 'code' as code
            from enrolment e join stage s using (organisation_id, stage_id)
            where e.person_id = any(${personIds}::bigint[]) order by array_position(${personIds}::bigint[], e.person_id)`.execute(
            tx,
          )
        ).rows,
    );
  return { ...small, standing };
}

test('whoever was left out comes back to a wave that has not begun, on the day after and without anybody asking', async () => {
  const { inside, live, standing } = await withExclusions();
  await live('2027-01-21T08:00:00Z');
  expect(await standing()).toMatchObject([
    { status: 'excluded', startsOn: '2027-02-01', code: 'person_excluded_until' },
    { status: 'excluded', startsOn: '2027-02-08' },
  ]);
  await live('2027-01-27T09:00:00Z');
  await live('2027-02-01T09:00:00Z');
  await live('2027-02-02T23:00:00Z');
  expect((await standing()).map(({ status }) => status)).toEqual(['excluded', 'excluded']);
  const { rows } = await inside(
    async (tx) => await sql<{ at: Date }>`select next_tick_at as at from rollout`.execute(tx),
  );
  expect(rows[0]!.at.toISOString() <= '2027-02-03T00:00:00.000Z').toBe(true);
  await live('2027-02-03T00:00:00Z');
  // The first wave is under way: its person goes to the second, where the other one is taken back.
  expect((await standing()).map(({ startsOn }) => startsOn)).toEqual(['2027-02-08', '2027-02-08']);
  expect((await standing()).some(({ status }) => status === 'excluded')).toBe(false);
});

test('whoever comes back when no wave is to come is left over, and a rollout that has ended takes nobody back', async () => {
  const { inside, live, standing } = await withExclusions();
  await live('2027-01-21T08:00:00Z');
  await inside(async (tx, context) => {
    await sql`update stage set status = 'passed', ended_at = ${context.now}, started_at = ${context.now}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'succeeded', started_at = ${context.now} where status <> 'excluded'`.execute(
      tx,
    );
    await sql`update rollout set status = 'stopped'`.execute(tx);
  });
  await live('2027-02-03T08:00:00Z');
  expect((await standing()).map(({ status }) => status)).toEqual(['excluded', 'excluded']);
  await inside(async (tx) => await sql`update rollout set status = 'running'`.execute(tx));
  await live('2027-02-03T09:00:00Z');
  expect(await standing()).toMatchObject([
    { status: 'deferred', startsOn: '2027-02-01', code: 'exception_ended_no_wave' },
    { status: 'deferred', startsOn: '2027-02-08', code: 'exception_ended_no_wave' },
  ]);
});

/** Starts paced by the helpdesk, on a real database: fewer a day, dates beyond that moved, and a re-plan proposed. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { setHelpdeskCapacity } from '#server/features/forecast/set-limits.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, startsPerDay } from '#test/support/small-organisation.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

test('a measured rate above the plan shrinks the coming days, and the cap is read where people start', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const perDay = async (column: 'scheduled_at' | 'started_at') => {
    const { rows } = await inside(
      async (tx) =>
        await sql<{ on: string; people: number }>`
          select to_char(${sql.ref(column)}, 'MM-DD') as "on", count(*)::integer as people from enrolment
          where ${sql.ref(column)} is not null group by 1 order by 1`.execute(tx),
    );
    return Object.fromEntries(rows.map(({ on, people }) => [on, people]));
  };
  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  expect(await perDay('started_at')).toEqual({ '01-11': startsPerDay });

  // 10 tickets of 25 people, 40 minutes each: 80 minutes a day carry 5 starts.
  await inside(async (tx, context) => {
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${rolloutId}, ${pilotId}, 'tickets_per_person', person_id, ${context.now},
        (row_number() over (order by person_id) <= 10)::integer
      from person order by person_id limit 25`.execute(tx);
    await setHelpdeskCapacity(tx, context, rolloutId, { minutesPerDay: 80, minutesPerTicket: 40 });
  });
  await tick();
  expect(await perDay('scheduled_at')).toEqual({
    '01-11': 8,
    '01-12': 5,
    '01-13': 5,
    '01-14': 5,
    '01-15': 5,
    '01-18': 5,
    '01-19': 5,
    '01-20': 2,
  });
  const told = await inside(async (tx) => {
    const { rows } = await sql<{ rows: number }>`
      select count(*)::integer as rows from delivery where date_number = 2 and status = 'planned'`.execute(
      tx,
    );
    return rows[0]!.rows;
  });
  expect(told).toBe(12);

  // Whoever put more people on a day: no more than the helpdesk carries start, of the whole rollout.
  await inside(
    async (tx) =>
      await sql`update enrolment set scheduled_at = '2027-01-12T09:00:00Z'
        where scheduled_at between '2027-01-13' and '2027-01-14'`.execute(tx),
  );
  await small.setNow('2027-01-12T10:00:00Z');
  await tick();
  expect(await perDay('started_at')).toEqual({ '01-11': 8, '01-12': 5 });

  const board = await inside(async (tx, context) => await getBoard(tx, context, rolloutId));
  expect(board.ok && board.value.pace).toMatchObject({
    starts: 5,
    ticketsPerPerson: 0.4,
    people: 25,
    plan: { kind: 'pilot', startsPerDay },
  });

  // Without a limit nothing paces the rollout any more.
  await inside(async (tx, context) => await setHelpdeskCapacity(tx, context, rolloutId, null));
  const free = await inside(async (tx, context) => await getBoard(tx, context, rolloutId));
  expect(free.ok && free.value.pace).toBeNull();
});

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { sql, type Transaction } from '#server/platform/db/database.ts';

const { database, ownerUrl } = await createTestDatabase();

async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function countDirectory(client: Client, organisationId: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select ((select count(*) from person where organisation_id = $1)
      + (select count(*) from device where organisation_id = $1)
      + (select count(*) from app where organisation_id = $1))::integer as count`,
    [organisationId],
  );
  return rows[0]!.count;
}

/** Rows of each kind that name no single stage, cohort, message or organisation by a foreign key. */
async function countBulk(client: Client, organisationId: number): Promise<Record<string, number>> {
  const { rows } = await client.query<Record<string, number>>(
    `select (select count(*) from enrolment where organisation_id = $1)::integer as places,
      (select count(*) from enrolment_transition where organisation_id = $1)::integer as moves,
      (select count(*) from cohort_member where organisation_id = $1)::integer as members,
      (select count(*) from delivery where organisation_id = $1)::integer as copies`,
    [organisationId],
  );
  return rows[0]!;
}

// The tables of people and devices have no foreign key to their organisation: see the decision on imports.
describe('people, devices and apps belong to an organisation that exists', () => {
  test('they go with it, also when they take part in a rollout', async () => {
    const { organisationId } = await createSmallOrganisation(database);
    const other = await createSmallOrganisation(database);
    await asOwner(async (client) => {
      const others = await countDirectory(client, other.organisationId);
      expect(await countDirectory(client, organisationId)).toBeGreaterThan(200);
      await client.query('delete from organisation where organisation_id = $1', [organisationId]);
      expect(await countDirectory(client, organisationId)).toBe(0);
      expect(await countDirectory(client, other.organisationId)).toBe(others);
    });
  });

  test('the application cannot write any for another organisation, or for none', async () => {
    const { inside, organisationId } = await createSmallOrganisation(database);
    for (const table of ['device', 'app']) {
      for (const other of [organisationId + 1, 2_000_000_000]) {
        const writing = inside(
          async (tx) =>
            await sql`
              insert into ${sql.raw(table)} (organisation_id, external_id, name, attributes, fingerprint)
              values (${other}, 'd', 'd', '{}', 1)`.execute(tx),
        );
        await expect(writing).rejects.toThrow(/row-level security/);
      }
    }
  });
});

// Nor have the many rows of a wave one to what all of them name: see the decision on a million places.
test('places, moves, members and copies go with what they belong to, and no place is of a stage that is not there', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const other = await createSmallOrganisation(database);
  await tickRollout(database, organisationId, rolloutId);
  await asOwner(async (client) => {
    const others = await countBulk(client, other.organisationId);
    expect(await countBulk(client, organisationId)).toEqual({
      places: pilotSize,
      moves: pilotSize,
      members: expect.any(Number),
      copies: pilotSize,
    });
    await expect(
      inside(async (tx) => await sql`update enrolment set stage_id = ${pilotId + 1000}`.execute(tx)),
    ).rejects.toThrow(/enrolment_count_stage_fkey/);
    await inside(async (tx) => await sql`delete from message where status = 'draft'`.execute(tx));
    expect((await countBulk(client, organisationId))['copies']).toBe(pilotSize);
    await inside(async (tx) => await sql`delete from rollout`.execute(tx));
    expect(await countBulk(client, organisationId)).toEqual({
      places: 0,
      moves: pilotSize,
      members: 0,
      copies: 0,
    });
    await client.query('delete from organisation where organisation_id = $1', [organisationId]);
    expect((await countBulk(client, organisationId))['moves']).toBe(0);
    expect(await countBulk(client, other.organisationId)).toEqual(others);
  });
});

// The foreign keys of places and members to their person are asked once per statement: see the decision on a million places.
describe('a place, or a membership of a cohort, is of somebody who exists', () => {
  const place = (personId: number | bigint) => sql`
    insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status_at)
    select s.organisation_id, s.rollout_id, s.stage_id, ${personId}, 1000, now() from stage s limit 1`;
  const member = (personId: number | bigint) => sql`
    insert into cohort_member (organisation_id, cohort_id, person_id, position, reason)
    select c.organisation_id, c.cohort_id, ${personId}, 1000, '""' from cohort c limit 1`;

  test('neither is written for a person who is not there, or of another organisation', async () => {
    const { inside } = await createSmallOrganisation(database);
    const other = await createSmallOrganisation(database);
    const someone = await other.inside(addPerson);
    for (const write of [place, member])
      for (const personId of [someone, 2_000_000_000])
        await expect(inside(async (tx) => await write(personId).execute(tx))).rejects.toThrow(
          /names a person who does not exist/,
        );
  });

  test('neither passes to another person', async () => {
    const { inside } = await createSmallOrganisation(database);
    for (const table of ['enrolment', 'cohort_member'])
      await expect(
        inside(async (tx) => await sql`update ${sql.raw(table)} set person_id = person_id + 1`.execute(tx)),
      ).rejects.toThrow(/stays its person's/);
  });

  test('who has one is not removed, who has none is', async () => {
    const { inside } = await createSmallOrganisation(database);
    const remove = async (tx: Transaction, personId: number) =>
      await sql`delete from person where person_id = ${personId}`.execute(tx);
    await expect(
      inside(async (tx) => {
        const { rows } = await sql<{ personId: number }>`
          select person_id::integer as "personId" from enrolment limit 1`.execute(tx);
        await remove(tx, rows[0]!.personId);
      }),
    ).rejects.toThrow(/is not removed/);
    const free = await inside(addPerson);
    await inside(async (tx) => await remove(tx, free));
  });

  test.each([
    ['given first', 'place', 'remove', /is not removed/],
    ['removed first', 'remove', 'place', /does not exist/],
  ] as const)('of a place and a removal at one time one wins: %s', async (_, first, second, refused) => {
    const { inside } = await createSmallOrganisation(database);
    const personId = await inside(addPerson);
    const work = {
      place: async (tx: Transaction) => await place(personId).execute(tx),
      remove: async (tx: Transaction) =>
        await sql`delete from person where person_id = ${personId}`.execute(tx),
    };
    const written = Promise.withResolvers<undefined>();
    const mayCommit = Promise.withResolvers<undefined>();
    const winner = inside(async (tx) => {
      await work[first](tx);
      written.resolve(undefined);
      await mayCommit.promise;
    });
    await written.promise;
    const loser = inside(async (tx) => await work[second](tx));
    await untilSomebodyWaits();
    mayCommit.resolve(undefined);
    await winner;
    await expect(loser).rejects.toThrow(refused);
  });
});

/** Somebody new, who takes part in nothing. */
async function addPerson(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ personId: number }>`
    insert into person (organisation_id, external_id, display_name, attributes, fingerprint)
    values (current_organisation_id(), 'new', 'New', '{}', 0) returning person_id::integer as "personId"`.execute(
    tx,
  );
  return rows[0]!.personId;
}

/** Waits until a statement in this database waits for another's lock. */
async function untilSomebodyWaits(): Promise<void> {
  await asOwner(async (client) => {
    for (;;) {
      const { rows } = await client.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) return;
      await sleep(20);
    }
  });
}

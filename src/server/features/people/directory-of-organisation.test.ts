import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { sql } from '#server/platform/db/database.ts';

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

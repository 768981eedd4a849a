import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
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

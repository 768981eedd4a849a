import { expect, test, vi } from 'vitest';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { createSender } from './create-sender.ts';

const { database } = await createTestDatabase();

async function statuses({ organisationId }: PeopleToTell): Promise<string[]> {
  return await inOrganisation(database, organisationId, async (tx) => {
    const { rows } = await sql<{ status: string }>`select status from delivery order by delivery_id`.execute(
      tx,
    );
    return rows.map((row) => row.status);
  });
}

test('a woken sender tells everybody and wakes the engine; an organisation that fails does not stop the others', async () => {
  const failing = await createPeopleToTell(database, [{}]);
  const people = await createPeopleToTell(database, [{}, {}]);
  const errors: unknown[] = [];
  const sender = createSender({
    database,
    clock: () => tellingNow,
    publicUrl: 'https://bellwether.example',
    transport: null,
    log: { error: ({ organisationId }) => errors.push(organisationId) },
  });
  sender.start();
  await inOrganisation(database, failing.organisationId, async (tx) => {
    await sql`update message set variants = jsonb_set(variants, '{en,cta}', '"Click here"')`.execute(tx);
  });
  await failing.plan();
  await people.plan();
  sender.wake();
  await vi.waitFor(async () => {
    expect(await statuses(people)).toEqual(['accepted', 'accepted']);
  });
  await sender.stop();
  expect(await statuses(failing)).toEqual(['planned']);
  expect(new Set(errors)).toEqual(new Set([failing.organisationId]));
  const due = await inOrganisation(
    database,
    people.organisationId,
    async (tx) => (await sql`select next_tick_at from rollout`.execute(tx)).rows,
  );
  expect(due).toEqual([{ next_tick_at: tellingNow }]);
});

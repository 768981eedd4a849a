import { beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { ok } from '#domain/result.ts';
import { engineActor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { asManager, getResponsibilities, nameProcessManager } from './process-manager.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;
const accounts = new Map<string, AccountId>();

beforeAll(async () => {
  place = await createPeopleToTell(database, [{}]);
  const held: readonly (readonly [string, Role])[] = [
    ['Ada', 'rollout_lead'],
    ['Bo', 'rollout_lead'],
    ['Cleo', 'administrator'],
    ['Dan', 'endpoint_admin'],
  ];
  for (const [name, role] of held)
    await inOrganisation(database, place.organisationId, async (tx) => {
      const { rows } = await sql<{ accountId: AccountId }>`
        insert into account (email, display_name, password_hash) values (${`${name}@example.org`}, ${name}, 'x')
        returning account_id as "accountId"`.execute(tx);
      accounts.set(name, rows[0]!.accountId);
      await sql`
        insert into membership (organisation_id, account_id, roles)
        values (${place.organisationId}, ${rows[0]!.accountId}, ${[role]}::text[])`.execute(tx);
    });
});

async function as<Value>(name: string, work: (tx: Transaction, context: Context) => Promise<Value>) {
  const actor = { kind: 'account' as const, id: String(accounts.get(name)), name };
  return await inOrganisation(database, place.organisationId, async (tx) =>
    work(tx, { ...place.context, actor }),
  );
}

const push = async (name: string) =>
  await as(
    name,
    async (tx, context) => await asManager(tx, context, place.rolloutId, async () => ok('done' as const)),
  );
const handOver = async (from: string, to: string | null) =>
  await as(
    from,
    async (tx, context) =>
      await nameProcessManager(tx, context, place.rolloutId, {
        accountId: to === null ? null : accounts.get(to)!,
        reason: 'Agreed',
      }),
  );

test('only the named person pushes or halts, and only they or an administrator hand over', async () => {
  expect((await push('Bo')).ok).toBe(true);
  expect(await handOver('Ada', 'Dan')).toMatchObject({ refusal: { code: 'process_manager_unfit' } });
  expect(await handOver('Ada', 'Ada')).toMatchObject({ value: { processManager: { name: 'Ada' } } });

  expect((await push('Ada')).ok).toBe(true);
  for (const name of ['Bo', 'Cleo', 'Dan']) {
    const pushed = await push(name);
    if (pushed.ok) throw new Error(`${name} pushed`);
    expect(say('en', pushed.refusal)).toMatch(/^Ada is process manager: only Ada starts/);
  }
  const engine = await as(
    'Bo',
    async (tx, context) =>
      await asManager(tx, { ...context, actor: engineActor }, place.rolloutId, async () => ok(1)),
  );
  expect(engine.ok).toBe(true);

  expect(await handOver('Bo', 'Bo')).toMatchObject({ refusal: { code: 'process_manager' } });
  const seen = await as('Bo', async (tx, context) => await getResponsibilities(tx, context, place.rolloutId));
  expect(seen).toMatchObject({
    value: { mayName: false, candidates: [{ name: 'Ada' }, { name: 'Bo' }, {}] },
  });
  expect(await handOver('Cleo', 'Bo')).toMatchObject({ value: { processManager: { name: 'Bo' } } });
  expect((await push('Ada')).ok).toBe(false);
  expect((await handOver('Bo', null)).ok).toBe(true);
  expect((await push('Dan')).ok).toBe(true);
});

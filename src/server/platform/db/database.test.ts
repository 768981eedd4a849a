import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { refuse } from '#domain/result.ts';
import { createTestDatabase } from '#test/support/database.ts';
import {
  clientOf,
  forReplay,
  inOrganisation,
  inSystem,
  openDatabase,
  sql,
  type Transaction,
} from './database.ts';

const { database, ownerUrl, applicationUrl } = await createTestDatabase();

async function createOrganisation(name: string): Promise<number> {
  return await inSystem(database, async (tx) => {
    const { rows } = await sql<{ id: number }>`
      select create_organisation(${name}, 'live', 'Europe/Stockholm', null, null) as id`.execute(tx);
    return rows[0]!.id;
  });
}

const organisations = (tx: Transaction) => tx.selectFrom('organisation').select('organisation_id').execute();

async function asApplication<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('row-level security', () => {
  test('without an organisation no row is visible', async () => {
    await createOrganisation('seen by nobody');
    expect(await inSystem(database, organisations)).toEqual([]);
    expect(await database.kysely.selectFrom('organisation').selectAll().execute()).toEqual([]);
  });

  test('another organisation is invisible, and cannot be changed, moved to or written for', async () => {
    const ours = await createOrganisation('ours');
    const theirs = await createOrganisation('theirs');
    expect(await inOrganisation(database, ours, organisations)).toEqual([{ organisation_id: ours }]);
    const changed = await inOrganisation(database, ours, async (tx) =>
      tx
        .updateTable('organisation')
        .set({ name: 'taken' })
        .where('organisation_id', '=', theirs)
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    const writing = inOrganisation(database, ours, async (tx) =>
      tx.insertInto('membership').values({ organisation_id: theirs, account_id: 1, roles: [] }).execute(),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test('the setting ends with the transaction', async () => {
    const id = await createOrganisation('for one transaction');
    await inOrganisation(database, id, organisations);
    const left = await Promise.all(Array.from({ length: 5 }, () => inSystem(database, organisations)));
    expect(left.flat()).toEqual([]);
  });

  test('the application login has no way to the owner: RESET ROLE, SET ROLE and switching security off all fail', async () => {
    await createOrganisation('behind the wall');
    await asApplication(applicationUrl, async (client) => {
      for (const attempt of [
        'reset role',
        'set role none',
        'reset session authorization',
        'set row_security = off',
      ]) {
        await client.query(attempt);
        const count = client.query('select count(*) from organisation').then(
          ({ rows }) => Number((rows[0] as { count: string }).count),
          (error: Error) => error.message,
        );
        expect([
          0,
          'query would be affected by row-level security policy for table "organisation"',
        ]).toContain(await count);
        await client.query('reset row_security');
      }
      const forbidden = [
        'set role bellwether',
        'set session authorization bellwether',
        'alter table organisation disable row level security',
        'drop policy organisation_isolation on organisation',
        'alter role bellwether_app bypassrls',
        'create table public.mine (a integer)',
        'select * from schema_migration',
        "copy (select 1) to program 'true'",
        'update audit_event set reason = null',
      ];
      for (const statement of forbidden) await expect(client.query(statement)).rejects.toThrow();
    });
  });

  test('a pool opened with the owner login acts as the application, also after RESET ROLE', async () => {
    await createOrganisation('owner login');
    const viaOwner = await openDatabase(ownerUrl, { poolSize: 1 });
    try {
      const user = await inSystem(viaOwner, async (tx) => {
        await sql`reset role`.execute(tx);
        return await sql<{ name: string; count: number }>`
          select current_user as name, (select count(*) from organisation)::integer as count`.execute(tx);
      });
      expect(user.rows).toEqual([{ name: 'bellwether_app', count: 0 }]);
    } finally {
      await viaOwner.close();
    }
  });

  test('every table with an organisation_id is protected by a policy, and none is left out', async () => {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; is_protected: boolean }>(`
      select c.relname as name, c.relrowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polqual is not null) as is_protected
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organisation_id'
        -- Found by its secret token before an organisation is known.
        and c.relname <> 'session'
      order by 1`);
    await client.end();
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !row.is_protected)).toEqual([]);
  });
});

describe('transactions', () => {
  test('a thrown error rolls back', async () => {
    const id = await createOrganisation('before');
    const failing = inOrganisation(database, id, async (tx) => {
      await tx.updateTable('organisation').set({ name: 'after' }).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await nameOf(id)).toBe('before');
  });

  test('a refusal rolls back and is returned', async () => {
    const id = await createOrganisation('before');
    const answer = await inOrganisation(database, id, async (tx) => {
      await tx.updateTable('organisation').set({ name: 'after' }).execute();
      return refuse('not_allowed');
    });
    expect(answer).toEqual({ ok: false, refusal: 'not_allowed' });
    expect(await nameOf(id)).toBe('before');
  });

  test('a deadlock is tried again until both sides succeed', async () => {
    const one = await createOrganisation('one');
    const two = await createOrganisation('two');
    await inSystem(database, (tx) =>
      tx
        .insertInto('server_secret')
        .values([
          { name: 'a', value: Buffer.from('0') },
          { name: 'b', value: Buffer.from('0') },
        ])
        .execute(),
    );
    let attempts = 0;
    const touch = (organisationId: number, names: readonly ['a' | 'b', 'a' | 'b']) =>
      inOrganisation(database, organisationId, async (tx) => {
        attempts += 1;
        for (const name of names) {
          await sql`update server_secret set value = value || 'x' where name = ${name}`.execute(tx);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
    await Promise.all([touch(one, ['a', 'b']), touch(two, ['b', 'a'])]);
    expect(attempts).toBeGreaterThan(2);
    const values = await inSystem(database, (tx) => tx.selectFrom('server_secret').select('value').execute());
    expect(values.map(({ value }) => value.toString())).toEqual(['0xx', '0xx']);
  });

  test('a failure that does not pass is given up after three more attempts', async () => {
    let attempts = 0;
    const failing = inSystem(database, async (tx) => {
      attempts += 1;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
    });
    await expect(failing).rejects.toThrow('again');
    expect(attempts).toBe(4);
  });

  test('an error that was swallowed inside does not pass for success', async () => {
    const swallowing = inSystem(database, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('nothing was saved');
  });

  test('a session that dies in the middle is replaced, and the next transaction works', async () => {
    const dying = inSystem(database, async (tx) => {
      const admin = new Client({ connectionString: ownerUrl });
      await admin.connect();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      await admin.end();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`select 1`.execute(tx);
    });
    await expect(dying).rejects.toThrow();
    expect(await inSystem(database, organisations)).toEqual([]);
  });

  test('work that can be done again keeps the plans of its statements and waits for no disk; other work does neither', async () => {
    const id = await createOrganisation('rehearsed');
    const seen = async (tx: Transaction) => {
      await tx.selectFrom('organisation').select('name').execute();
      const { rows } = await clientOf(tx).query<{ plans: number; commit: string }>(
        `select count(*)::integer as plans, current_setting('synchronous_commit') as commit
        from pg_prepared_statements where statement = 'select "name" from "organisation"'`,
      );
      return rows[0]!;
    };
    const own = await openDatabase(applicationUrl, { poolSize: 1 });
    const before = await inOrganisation(own, id, seen);
    expect(before.plans).toBe(0);
    for (let again = 0; again < 2; again++)
      expect(await inOrganisation(forReplay(own), id, seen)).toEqual({ plans: 1, commit: 'off' });
    expect((await inOrganisation(own, id, seen)).commit).toBe(before.commit);
    await own.close();
  });

  test('Kysely cannot open a transaction past inOrganisation', async () => {
    await expect(database.kysely.transaction().execute(() => Promise.resolve())).rejects.toThrow(
      'inOrganisation',
    );
  });

  test('the client behind a transaction sees what the transaction wrote', async () => {
    const id = await createOrganisation('before');
    await inOrganisation(database, id, async (tx) => {
      await tx.updateTable('organisation').set({ name: 'during' }).execute();
      const { rows } = await clientOf(tx).query<{ name: string }>('select name from organisation');
      expect(rows).toEqual([{ name: 'during' }]);
    });
  });

  async function nameOf(id: number): Promise<string | undefined> {
    const rows = await inOrganisation(database, id, (tx) =>
      tx.selectFrom('organisation').select('name').execute(),
    );
    return rows[0]?.name;
  }
});

describe('values', () => {
  test('bigint is a number, date is text, numeric is text, also in arrays', async () => {
    const { rows } = await inSystem(database, (tx) =>
      sql`select 9007199254740991::bigint as a, array[1, null]::bigint[] as b, '2026-03-01'::date as c,
        array['2026-03-01']::date[] as d, 1.10::numeric as e, '{"a":[1]}'::jsonb as f`.execute(tx),
    );
    expect(rows).toEqual([
      { a: 9007199254740991, b: [1, null], c: '2026-03-01', d: ['2026-03-01'], e: '1.10', f: { a: [1] } },
    ]);
  });

  test('a bigint that no number can hold is refused, not rounded', async () => {
    const reading = inSystem(database, (tx) => sql`select 9007199254740993::bigint`.execute(tx));
    await expect(reading).rejects.toThrow('does not fit');
  });
});

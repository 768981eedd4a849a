/**
 * The role the application acts as. It owns nothing and cannot bypass row-level security, so a forgotten WHERE
 * shows no other organisation's rows. See docs/decisions/0002-application-role.md.
 */
import type { ClientBase } from 'pg';
import { StartUpProblem } from '../start-up-problem.ts';

const ALREADY_THERE = new Set(['42710', '23505', 'XX000']);

/** Makes sure that bellwether_app exists, is bound by row-level security, and may be taken by this login. */
export async function ensureApplicationRole(client: ClientBase): Promise<void> {
  const role = await readRole(client);
  if (role === null) await createRole(client);
  else if (role.isFree) await bindRole(client);
  await allowTaking(client);
}

async function readRole(client: ClientBase): Promise<{ isFree: boolean } | null> {
  const { rows } = await client.query<{ is_free: boolean }>(
    "select rolsuper or rolbypassrls as is_free from pg_roles where rolname = 'bellwether_app'",
  );
  return rows[0] === undefined ? null : { isFree: rows[0].is_free };
}

async function createRole(client: ClientBase): Promise<void> {
  try {
    await client.query('create role bellwether_app nologin nosuperuser nobypassrls nocreatedb nocreaterole');
  } catch (error) {
    const { code } = error as { code?: string };
    // Roles are shared by all databases of a server: another one may have been quicker.
    if (code !== undefined && ALREADY_THERE.has(code)) return;
    if (code === '42501') throw mayNotCreateRole(error);
    throw error;
  }
}

async function bindRole(client: ClientBase): Promise<void> {
  try {
    await client.query('alter role bellwether_app nosuperuser nobypassrls');
  } catch (error) {
    throw new StartUpProblem(
      'The role bellwether_app bypasses row-level security, which keeps organisations apart.',
      'Have a database administrator run: alter role bellwether_app nosuperuser nobypassrls.',
      { cause: error },
    );
  }
}

async function allowTaking(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ may_take: boolean }>(
    `select pg_has_role(current_user, 'bellwether_app',
       case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end) as may_take`,
  );
  if (rows[0]?.may_take === true) return;
  try {
    await client.query('grant bellwether_app to current_user');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && ALREADY_THERE.has(code)) return;
    throw mayNotCreateRole(error);
  }
}

function mayNotCreateRole(cause: unknown): StartUpProblem {
  return new StartUpProblem(
    'The login in DATABASE_URL may not create the role bellwether_app, which keeps organisations apart.',
    'Have a database administrator run once: create role bellwether_app nologin; grant bellwether_app to <that login>;',
    { cause },
  );
}

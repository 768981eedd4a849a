/**
 * The role the application acts as. It owns nothing and cannot bypass row-level security, so a forgotten WHERE
 * shows no other organisation's rows. See docs/decisions/0002-application-role.md.
 */
import type { ClientBase } from 'pg';
import { StartUpProblem } from '../start-up-problem.ts';

const ALREADY_THERE = new Set(['42710', '23505', 'XX000']);

/** Makes sure that bellwether_app exists, is bound by row-level security, and may be taken by this login. */
export async function ensureApplicationRole(client: ClientBase): Promise<void> {
  if ((await readRole(client)) === null) await createRole(client);
  const role = await readRole(client);
  if (role?.isFree === true) await bindRole(client);
  if (role?.mayBeTaken !== true) await allowTaking(client);
}

/** Whether ensureApplicationRole has nothing to do. */
export async function isApplicationRoleReady(client: ClientBase): Promise<boolean> {
  const role = await readRole(client);
  return role !== null && !role.isFree && role.mayBeTaken;
}

type ApplicationRole = { readonly isFree: boolean; readonly mayBeTaken: boolean };

async function readRole(client: ClientBase): Promise<ApplicationRole | null> {
  const { rows } = await client.query<{ is_free: boolean; may_be_taken: boolean }>(
    `select rolsuper or rolbypassrls as is_free,
            pg_has_role(current_user, oid, case when current_setting('server_version_num')::integer >= 160000
                                                then 'SET' else 'MEMBER' end) as may_be_taken
     from pg_roles where rolname = 'bellwether_app'`,
  );
  const role = rows[0];
  return role === undefined ? null : { isFree: role.is_free, mayBeTaken: role.may_be_taken };
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

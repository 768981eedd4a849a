/**
 * Gives the built-in database its second login and its database. The owner signs in as `bellwether`; the
 * application as `bellwether_app`, which owns nothing and which row-level security binds.
 */
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { connectionStringFor, type ClusterState } from './cluster-folder.ts';

/** Creates the application's login and the database when they are missing; idempotent, about 10 ms. */
export async function prepareLogins(state: ClusterState, database: string): Promise<void> {
  const client = new Client({ connectionString: connectionStringFor(state, 'owner', 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ has_login: boolean; has_database: boolean }>(
      `select exists (select from pg_roles where rolname = 'bellwether_app' and rolcanlogin) as has_login,
              exists (select from pg_database where datname = $1) as has_database`,
      [database],
    );
    if (rows[0]?.has_login !== true) {
      const password = escapeLiteral(state.applicationPassword);
      await client.query(
        `create role bellwether_app login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
      );
    }
    if (rows[0]?.has_database !== true) await client.query(`create database ${escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

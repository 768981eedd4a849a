/**
 * Brings the database to the schema this program knows: numbered SQL files, forward only, each in a transaction
 * of its own. Any number of processes may try at once; one does the work.
 */
import { Client } from 'pg';
import { StartUpProblem } from '../start-up-problem.ts';
import { ensureApplicationRole, isApplicationRoleReady } from './application-role.ts';
import { describeConnectionFailure, describeTarget } from './connection.ts';
import { MIGRATIONS_FOLDER, readMigrationFiles, type MigrationFile } from './migration-files.ts';

export type MigrateOptions = {
  /** Where the numbered files are; the program's own by default. */
  readonly folder?: string;
  /** Told what is happening, as short phrases without a full stop. */
  readonly onProgress?: (message: string) => void;
  /** Done first whenever files are to run, so also again after an interrupted start: must be idempotent. */
  readonly before?: () => Promise<void>;
};

export type MigrateReport = {
  /** The names of the files that ran this time. */
  readonly applied: readonly string[];
  /** The number of the last file, which is the version of the schema. */
  readonly schemaNumber: number;
};

const OLDEST_SERVER_VERSION = 150_000;
/** Any constant will do; this one is the bytes of "bell". */
const LOCK_KEY = 0x62_65_6c_6c;

/** Migrates the database of this connection, which must be its owner's; throws a StartUpProblem. */
export async function migrate(
  connectionString: string,
  options: MigrateOptions = {},
): Promise<MigrateReport> {
  const files = readMigrationFiles(options.folder ?? MIGRATIONS_FOLDER);
  const client = new Client({ connectionString, application_name: 'bellwether migrations' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw describeConnectionFailure(error, connectionString);
  }
  try {
    const findPending = async () => {
      const recorded = await readRecorded(client);
      refuseStrangeHistory(files, recorded, describeTarget(connectionString));
      return files.slice(recorded.length);
    };
    // The usual start changes nothing, and so it need not wait for anybody.
    if ((await isPrepared(client)) && (await findPending()).length === 0)
      return { applied: [], schemaNumber: files.length };
    await takeLock(client, options.onProgress);
    await prepare(client);
    const pending = await findPending();
    if (pending.length > 0)
      options.onProgress?.(pending.length === files.length ? 'Creating the tables' : 'Updating the tables');
    if (pending.length > 0) await options.before?.();
    for (const file of pending) await apply(client, file);
    return { applied: pending.map((file) => file.name), schemaNumber: files.length };
  } finally {
    // Ending the session also gives the lock back.
    await client.end().catch(() => undefined);
  }
}

/** Whether the record of what ran and the application's role are there as they should be; refuses an old server. */
async function isPrepared(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ number: number; name: string; has_record: boolean }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as name,
            to_regclass('public.schema_migration') is not null as has_record`,
  );
  const { number, name, has_record: hasRecord } = rows[0]!;
  if (number >= OLDEST_SERVER_VERSION) return hasRecord && (await isApplicationRoleReady(client));
  throw new StartUpProblem(
    `The database server is PostgreSQL ${name}, and Bellwether needs version 15 or newer.`,
    'Upgrade that server, or leave DATABASE_URL out to use the built-in database.',
  );
}

async function takeLock(client: Client, onProgress?: (message: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    LOCK_KEY,
  ]);
  if (rows[0]?.taken === true) return;
  onProgress?.('Waiting for another Bellwether that is updating the tables');
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
}

/**
 * The record of what ran, and the application's role. No default privileges on tables: every migration grants
 * what the application needs, so a forgotten grant fails loudly where a forgotten revoke would be silent.
 */
async function prepare(client: Client): Promise<void> {
  try {
    await ensureApplicationRole(client);
    await client.query(`
      do $$ begin
        if to_regclass('public.schema_migration') is null then
          create table public.schema_migration (
            number integer not null,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now(),
            constraint schema_migration_pkey primary key (number)
          );
          revoke create on schema public from public;
          grant usage on schema public to bellwether_app;
          alter default privileges in schema public grant usage on sequences to bellwether_app;
        end if;
      end $$`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new StartUpProblem(
      `The login in DATABASE_URL may not create tables: ${(error as Error).message}.`,
      'Use the login that owns the database.',
      { cause: error },
    );
  }
}

type Recorded = { readonly number: number; readonly name: string; readonly checksum: string };

async function readRecorded(client: Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    'select number, name, checksum from public.schema_migration order by number',
  );
  return rows;
}

function refuseStrangeHistory(
  files: readonly MigrationFile[],
  recorded: readonly Recorded[],
  target: string,
): void {
  if (recorded.length > files.length) {
    throw new StartUpProblem(
      `The data ${target} was last used by a newer Bellwether (schema ${recorded.length}; this program knows ${files.length}).`,
      'Start the newer program, or restore a backup made with this version.',
    );
  }
  for (const [index, entry] of recorded.entries()) {
    const file = files[index]!;
    if (file.number === entry.number && file.checksum === entry.checksum) continue;
    throw new StartUpProblem(
      `Migration ${entry.name} was changed after the data ${target} had been made with it (now: ${file.name}).`,
      'Put the file in db/migrations back as it was and add a new one; in development, an empty BELLWETHER_DATA folder also helps.',
    );
  }
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into public.schema_migration (number, name, checksum) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const line = lineOf(file.sql, (error as { position?: string }).position);
    throw new Error(`migration ${file.name}${line}: ${(error as Error).message}`, { cause: error });
  }
}

function lineOf(text: string, position: string | undefined): string {
  if (position === undefined) return '';
  return `, line ${text.slice(0, Number(position)).split('\n').length}`;
}

/**
 * Creates the database files once. The work happens in a folder beside the final one that is renamed when
 * complete, so an interrupted first start leaves nothing half made.
 */
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartUpProblem } from '../start-up-problem.ts';
import type { Binaries } from './binaries.ts';
import { makeFolderFor, type ClusterPaths, type ClusterState } from './cluster-folder.ts';
import type { OperatingUser } from './operating-user.ts';
import type { Durability } from './server-settings.ts';
import { flushFolder } from './flush-folder.ts';
import { spawnPostgres } from './spawn-postgres.ts';

/** True when there is a database already; refuses one made by another major version of PostgreSQL. */
export function hasCluster(paths: ClusterPaths, binaries: Binaries): boolean {
  const versionFile = join(paths.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return false;
  const found = readFileSync(versionFile, 'utf8').trim();
  if (Number(found) === binaries.majorVersion) return true;
  throw new StartUpProblem(
    `The database in ${paths.cluster} was made by PostgreSQL ${found}, and this Bellwether brings PostgreSQL ${binaries.majorVersion}.`,
    'Start the Bellwether version that made it, take a backup there, and restore the backup into an empty data folder.',
  );
}

/** Creates the cluster; takes about 0.7 s. */
export async function createCluster(
  paths: ClusterPaths,
  state: ClusterState,
  binaries: Binaries,
  user: OperatingUser,
  durability: Durability,
): Promise<void> {
  const draft = `${paths.cluster}.new`;
  const passwordFile = `${paths.state}.password`;
  rmSync(draft, { recursive: true, force: true });
  try {
    makeFolderFor(draft, user);
    writeFileSync(passwordFile, `${state.ownerPassword}\n`, { mode: 0o600 });
    if (user !== null) chownSync(passwordFile, user.uid, user.gid);
    await runInitdb(draft, passwordFile, binaries, user);
    if (durability === 'full') await flushFolder(draft);
    makeRoom(paths.cluster);
    renameSync(draft, paths.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** An empty folder may go; one with anything in it is not ours to delete. */
function makeRoom(cluster: string): void {
  if (!existsSync(cluster)) return;
  try {
    rmdirSync(cluster);
  } catch (error) {
    throw new StartUpProblem(
      `The folder ${cluster} holds files, but not a database.`,
      'Move them elsewhere, or set BELLWETHER_DATA to another folder.',
      { cause: error },
    );
  }
}

async function runInitdb(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  user: OperatingUser,
): Promise<void> {
  const child = spawnPostgres({
    file: binaries.initdb,
    paths: [folder, passwordFile],
    user,
    output: 'pipe',
    args: ([data, password]) => [
      `--pgdata=${data}`,
      `--pwfile=${password}`,
      '--username=bellwether',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts by code point and never changes with the operating system's libraries,
      // which would silently spoil indexes; sort orders for people are asked for by name ("sv-x-icu").
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      // createCluster sees to it.
      '--no-sync',
    ],
  });
  const [output, complaints, exit] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (exit[0] !== 0) throw initdbFailed(folder, `${output}\n${complaints}`);
}

function initdbFailed(folder: string, words: string): StartUpProblem {
  if (/No space left on device/.test(words)) {
    return new StartUpProblem(
      `The disk that holds ${folder} is full.`,
      'Free at least 200 MB and start again.',
    );
  }
  const nameless = /could not look up effective user ID (\d+)/.exec(words)?.[1];
  if (nameless !== undefined) {
    return new StartUpProblem(
      `PostgreSQL can only create its files as a user that has a name, and user ${nameless} is not in /etc/passwd.`,
      'Run Bellwether as a named user (in a container: one of the image, or root), or set DATABASE_URL.',
    );
  }
  const last = words
    .split('\n')
    .filter((line) => /error|FATAL|not found|cannot/i.test(line))
    .join(' ')
    .trim();
  return new StartUpProblem(
    `The built-in database could not be created in ${folder}: ${last || words.trim().slice(-500)}`,
    'Mend that and start again, or set DATABASE_URL to a PostgreSQL 15 or newer that you run yourself.',
  );
}

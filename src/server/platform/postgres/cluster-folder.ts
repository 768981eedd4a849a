/**
 * Where the built-in database lives inside the data folder, and the small file that remembers how to reach it.
 * Creates the folders with the right owner; does not start anything.
 *
 *   <data>/postgres/            the database files (written by PostgreSQL only)
 *   <data>/postgres.json        passwords and socket, readable by Bellwether only
 *   <data>/postgres.log         what PostgreSQL reports
 *   <data>/postgres-clients/    one file per Bellwether process that uses the database
 *   <data>/postgres-socket/     the socket, where its path is short enough
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { StartUpProblem } from '../start-up-problem.ts';
import type { OperatingUser } from './operating-user.ts';

export type ClusterPaths = {
  readonly data: string;
  readonly cluster: string;
  readonly state: string;
  readonly log: string;
  readonly clients: string;
  readonly socket: string;
  readonly lock: string;
};

/** How to reach the database; kept across starts. */
export type ClusterState = {
  /** The data folder this was written for: a copied or moved folder must not lead to the original's server. */
  readonly home: string;
  readonly ownerPassword: string;
  readonly applicationPassword: string;
  /** Set when the application's login and the database have been made. */
  readonly hasLogins?: boolean;
  /** The folder of the Unix socket, or null when the server listens on 127.0.0.1. */
  readonly socketFolder: string | null;
  readonly port: number;
};

/** The name of the socket; its folder is private, so it need not differ between data folders. */
export const SOCKET_PORT = 5432;

/** Names everything below one data folder. */
export function clusterPaths(dataFolder: string): ClusterPaths {
  const data = resolve(dataFolder);
  return {
    data,
    cluster: join(data, 'postgres'),
    state: join(data, 'postgres.json'),
    log: join(data, 'postgres.log'),
    clients: join(data, 'postgres-clients'),
    socket: join(data, 'postgres-socket'),
    lock: join(data, 'postgres.lock'),
  };
}

/** Makes sure that the data folder exists and can be written to. */
export function prepareDataFolder(paths: ClusterPaths): void {
  const isRoot = process.getuid?.() === 0;
  try {
    // As root, the database's own user must be able to pass through.
    makeFolder(paths.data, isRoot ? 0o711 : 0o700);
    accessSync(paths.data, constants.R_OK | constants.W_OK | constants.X_OK);
    makeFolder(paths.clients, 0o700);
    accessSync(paths.clients, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(paths.data, error as NodeJS.ErrnoException);
  }
  refuseForeignCluster(paths);
}

function notWritable(folder: string, error: NodeJS.ErrnoException): StartUpProblem {
  const choose = 'set BELLWETHER_DATA to a folder that you may write to';
  const cause = { cause: error };
  if (error.code === 'EEXIST' || error.code === 'ENOTDIR') {
    return new StartUpProblem(
      `The data folder ${folder} is a file, or lies below one.`,
      `Move it, or ${choose}.`,
      cause,
    );
  }
  if (error.code === 'EROFS') {
    return new StartUpProblem(
      `The data folder ${folder} is on a read-only file system.`,
      `Please ${choose}.`,
      cause,
    );
  }
  if (error.code === 'ENOSPC') {
    return new StartUpProblem(
      `The disk that holds ${folder} is full.`,
      `Free some space, or ${choose}.`,
      cause,
    );
  }
  const who = process.getuid === undefined ? 'this user' : `user ${process.getuid()}`;
  return new StartUpProblem(
    `The data folder ${folder} cannot be written to by ${who}.`,
    `Give that user the folder (chown -R), or ${choose}.`,
    cause,
  );
}

/** An ordinary user cannot open data that another user's (or root's) Bellwether created. */
function refuseForeignCluster(paths: ClusterPaths): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0) return;
  for (const path of [paths.cluster, paths.state]) {
    if (!existsSync(path)) continue;
    const owner = statSync(path).uid;
    if (owner === uid) continue;
    throw new StartUpProblem(
      `The data in ${paths.data} belongs to user ${owner}, and Bellwether runs as user ${uid}.`,
      `Start as that user again (as root, when root created it), or once run: sudo chown -R ${uid} '${paths.data}'.`,
    );
  }
}

/** Reads the state, or makes a new one with fresh passwords when there is no database yet. */
export function readOrCreateState(paths: ClusterPaths): ClusterState {
  const stored = readState(paths);
  if (stored !== null) {
    return stored.home === paths.data
      ? stored
      : { ...stored, home: paths.data, socketFolder: paths.socket, port: SOCKET_PORT };
  }
  if (existsSync(join(paths.cluster, 'PG_VERSION'))) {
    throw new StartUpProblem(
      `The database in ${paths.cluster} exists, but its passwords (${paths.state}) are gone.`,
      'Put the file back from the same backup as the folder.',
    );
  }
  const created: ClusterState = {
    home: paths.data,
    ownerPassword: randomBytes(24).toString('base64url'),
    applicationPassword: randomBytes(24).toString('base64url'),
    socketFolder: null,
    port: 0,
  };
  writeState(paths, created);
  return created;
}

function readState(paths: ClusterPaths): ClusterState | null {
  let text: string;
  try {
    text = readFileSync(paths.state, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw notWritable(paths.data, error as NodeJS.ErrnoException);
  }
  try {
    return JSON.parse(text) as ClusterState;
  } catch (error) {
    throw new StartUpProblem(`The file ${paths.state} is damaged.`, 'Put it back from a backup.', {
      cause: error,
    });
  }
}

/** Replaces the state in one step, readable by its owner only. */
export function writeState(paths: ClusterPaths, state: ClusterState): void {
  const draft = `${paths.state}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
    if (process.getuid?.() === 0) {
      const owner = statSync(paths.data);
      chownSync(draft, owner.uid, owner.gid);
    }
    renameSync(draft, paths.state);
  } catch (error) {
    rmSync(draft, { force: true });
    throw notWritable(paths.data, error as NodeJS.ErrnoException);
  }
}

/** Creates a private folder for the database's user. */
export function makeFolderFor(path: string, user: OperatingUser): void {
  makeFolder(path, 0o700);
  if (user !== null) chownSync(path, user.uid, user.gid);
}

/**
 * Gives the database files to the database's user, which a copy or restored backup made by root does not belong to,
 * and to nobody else: PostgreSQL refuses a folder that others may read, which a `chmod -R` leaves behind.
 */
export function handOver(cluster: string, user: OperatingUser): void {
  const { uid, mode } = statSync(cluster);
  if (user !== null && uid !== user.uid) {
    for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) {
      lchownSync(join(cluster, name), user.uid, user.gid);
    }
    chownSync(cluster, user.uid, user.gid);
  }
  const isOurs = user !== null || uid === process.getuid?.();
  if (isOurs && (mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}

/** The connection string for one of the two login roles. */
export function connectionStringFor(
  state: ClusterState,
  role: 'owner' | 'application',
  database: string,
): string {
  const login =
    role === 'owner' ? `bellwether:${state.ownerPassword}` : `bellwether_app:${state.applicationPassword}`;
  if (state.socketFolder === null) return `postgresql://${login}@127.0.0.1:${state.port}/${database}`;
  return `postgresql://${login}@localhost:${state.port}/${database}?host=${encodeURIComponent(state.socketFolder)}`;
}

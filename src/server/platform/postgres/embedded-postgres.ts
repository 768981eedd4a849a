/**
 * The built-in database: opens the one in a data folder, whatever state the last run left it in. Reuses a server
 * that is already running there, and the last Bellwether process to leave stops it.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBinaries, type Binaries } from './binaries.ts';
import { hasLiveClients, registerClient, unregisterClient } from './clients.ts';
import {
  clusterPaths,
  SOCKET_PORT,
  connectionStringFor,
  handOver,
  makeFolderFor,
  prepareDataFolder,
  readOrCreateState,
  writeState,
  type ClusterPaths,
  type ClusterState,
} from './cluster-folder.ts';
import { createCluster, hasCluster } from './create-cluster.ts';
import { withFolderLock } from './folder-lock.ts';
import { postGuard } from './guard.ts';
import { chooseOperatingUser, isReachable, type OperatingUser } from './operating-user.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';
import { prepareLogins } from './prepare-logins.ts';
import { findRunningServer, isServerAlive } from './running-server.ts';
import { serverSettings, type Durability } from './server-settings.ts';

export type EmbeddedPostgres = {
  /** Signs in as the owner of the database: for migrations and the job queue. */
  readonly connectionString: string;
  /** Signs in as bellwether_app, which row-level security binds: for everything else. */
  readonly applicationConnectionString: string;
  /** Resolves when the server has gone although nobody here stopped it. */
  readonly gone: Promise<void>;
  /** Leaves the database; the last process to leave stops it. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataFolder: string;
  /** Told what is happening, as short phrases without a full stop, only for steps that may take a while. */
  readonly onProgress?: (message: string) => void;
  /** Called when the server process has been started and only needs to be waited for (about 0.3 s). */
  readonly onLaunched?: () => void;
  readonly durability?: Durability;
};

/** A full path to a socket may have 107 bytes on Linux and 103 on macOS. */
const SOCKET_PATH_LIMIT_BYTES = 103;
const DATABASE = 'bellwether';

/** Opens the database of a data folder, creating it when there is none; throws a StartUpProblem. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const paths = clusterPaths(options.dataFolder);
  prepareDataFolder(paths);
  const clientFile = registerClient(paths);
  try {
    const opened = await withFolderLock(
      paths.lock,
      () => open(paths, options, onProgress),
      () => onProgress('Waiting for another Bellwether that is opening the same data'),
    );
    return present(paths, clientFile, opened);
  } catch (error) {
    unregisterClient(clientFile);
    throw error;
  }
}

type Opened = { readonly state: ClusterState; readonly pid: number; readonly binaries: Binaries | null };

async function open(
  paths: ClusterPaths,
  { durability = 'full', onLaunched = () => undefined }: EmbeddedPostgresOptions,
  onProgress: (m: string) => void,
): Promise<Opened> {
  const state = readOrCreateState(paths);
  const runningPid = await findRunningServer(paths, state, onProgress);
  if (runningPid !== null) return { state, pid: runningPid, binaries: null };

  const user = chooseOperatingUser(paths.cluster);
  const binaries = findBinaries(paths.data, user);
  if (!hasCluster(paths, binaries)) {
    onProgress('Creating the database');
    await createCluster(paths, state, binaries, user, durability);
  }
  handOver(paths.cluster, user);
  const reachable = await chooseAddress(paths, state, user);
  const settings = serverSettings(durability);
  const child = await startPostmaster({
    paths,
    state: reachable,
    binaries,
    user,
    settings,
    onProgress,
    onLaunched,
  });
  if (reachable.hasLogins !== true) {
    await prepareLogins(reachable, DATABASE);
    writeState(paths, { ...reachable, hasLogins: true });
  }
  return { state: reachable, pid: child.pid!, binaries };
}

/** Decides where the server listens this time and remembers it for other processes. */
async function chooseAddress(
  paths: ClusterPaths,
  state: ClusterState,
  user: OperatingUser,
): Promise<ClusterState> {
  removeSocketFolder(paths, state);
  // What a killed server left there would name a process id that may be another program's by now.
  rmSync(paths.socket, { recursive: true, force: true });
  const address =
    process.platform === 'win32'
      ? { socketFolder: null, port: await findFreePort() }
      : { socketFolder: makeSocketFolder(paths, user), port: SOCKET_PORT };
  const chosen = { ...state, ...address };
  writeState(paths, chosen);
  return chosen;
}

function makeSocketFolder(paths: ClusterPaths, user: OperatingUser): string {
  const pathBytes = Buffer.byteLength(join(paths.socket, `.s.PGSQL.${SOCKET_PORT}`));
  const fits = pathBytes <= SOCKET_PATH_LIMIT_BYTES && isReachable(paths.socket, user);
  const folder = fits ? paths.socket : mkdtempSync(join(tmpdir(), 'bellwether-'));
  makeFolderFor(folder, user);
  return folder;
}

function removeSocketFolder(paths: ClusterPaths, state: ClusterState): void {
  if (state.socketFolder === null || state.socketFolder === paths.socket) return;
  rmSync(state.socketFolder, { recursive: true, force: true });
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function present(paths: ClusterPaths, clientFile: string, opened: Opened): EmbeddedPostgres {
  // A server seen from another container has an id that means another process here: never signalled from here.
  const guard = isServerAlive(paths, opened.pid) ? postGuard(paths, clientFile, opened.pid) : null;
  const watch = new AbortController();
  let stopping: Promise<void> | null = null;
  return {
    connectionString: connectionStringFor(opened.state, 'owner', DATABASE),
    applicationConnectionString: connectionStringFor(opened.state, 'application', DATABASE),
    gone: guard === null ? new Promise(() => undefined) : watchServer(paths, opened.pid, watch.signal),
    stop: () => {
      watch.abort();
      guard?.dismiss();
      stopping ??= leave(paths, clientFile, opened);
      return stopping;
    },
  };
}

/** Looks once a second, without keeping the process alive. */
async function watchServer(paths: ClusterPaths, pid: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && isServerAlive(paths, pid)) {
    await wait(1_000, undefined, { ref: false, signal }).catch(() => undefined);
  }
  // Stopped in order: never resolves, because nothing has gone wrong.
  if (signal.aborted) await new Promise<never>(() => undefined);
}

async function leave(paths: ClusterPaths, clientFile: string, opened: Opened): Promise<void> {
  // Tests and scratch databases may have been deleted already.
  if (!existsSync(paths.data)) return;
  await withFolderLock(paths.lock, async () => {
    unregisterClient(clientFile);
    if (hasLiveClients(paths)) return;
    if (isServerAlive(paths, opened.pid)) await stopPostmaster(paths, opened.pid, opened.binaries);
    removeSocketFolder(paths, opened.state);
  });
}

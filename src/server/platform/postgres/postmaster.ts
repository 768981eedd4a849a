/**
 * Starts and stops the PostgreSQL server process of one cluster folder and waits until it answers. Who may do so
 * and when is decided by embedded-postgres.ts.
 */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartUpProblem } from '../start-up-problem.ts';
import type { Binaries } from './binaries.ts';
import type { ClusterPaths, ClusterState } from './cluster-folder.ts';
import { readTail, type OperatingUser } from './operating-user.ts';
import { isAlive } from './running-process.ts';
import { spawnPostgres } from './spawn-postgres.ts';

const LOG_LIMIT_BYTES = 10_000_000;
const SLOW_START_MILLISECONDS = 1_500;
/** Backends of a killed server notice within a second or two; until then their memory blocks a new one. */
const ORPHANS_PATIENCE_MILLISECONDS = 15_000;
const STOP_PATIENCE_MILLISECONDS = 120_000;
const REAPING_PATIENCE_MILLISECONDS = 2_000;

export type PostmasterFile = { readonly pid: number; readonly isReady: boolean };

/** What postmaster.pid says; null without one. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

export type PostmasterOptions = {
  readonly paths: ClusterPaths;
  readonly state: ClusterState;
  readonly binaries: Binaries;
  readonly user: OperatingUser;
  readonly settings: Readonly<Record<string, string>>;
  readonly onProgress: (message: string) => void;
  /** Called when the process runs; it answers a little later. */
  readonly onLaunched: () => void;
};

/** Starts the server and returns when it accepts connections, after crash recovery if need be. */
export async function startPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const startedAt = Date.now();
  for (;;) {
    const attempt = await tryToStart(options);
    if (!('words' in attempt)) return attempt;
    const isHeldByOrphans = /pre-existing shared memory block|is still in use/.test(attempt.words);
    if (!isHeldByOrphans || Date.now() - startedAt > ORPHANS_PATIENCE_MILLISECONDS) {
      throw startFailed(options.paths, attempt.words);
    }
    await wait(200);
  }
}

async function tryToStart(options: PostmasterOptions): Promise<ChildProcess | { words: string }> {
  const { paths } = options;
  if (existsSync(paths.log) && statSync(paths.log).size > LOG_LIMIT_BYTES)
    renameSync(paths.log, `${paths.log}.old`);
  const log = openSync(paths.log, 'a', 0o600);
  const logStart = statSync(paths.log).size;
  let child: ChildProcess;
  try {
    child = spawnPostgres({
      file: options.binaries.postgres,
      paths: [paths.cluster],
      user: options.user,
      output: log,
      args: ([data]) => ['-D', data!, ...settingArguments(options)],
    });
  } finally {
    closeSync(log);
  }
  let failure: Error | null = null;
  child.on('error', (error) => (failure = error));
  child.unref();
  options.onLaunched();
  if (await waitUntilReady(child, options, () => failure !== null)) return child;
  return { words: `${(failure as Error | null)?.message ?? ''}\n${readTail(paths.log, logStart, 8_000)}` };
}

function settingArguments({ settings, state }: PostmasterOptions): string[] {
  const address =
    state.socketFolder === null
      ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
      : {
          listen_addresses: '',
          unix_socket_directories: state.socketFolder,
          unix_socket_permissions: '0700',
        };
  const all: Record<string, string> = { ...settings, ...address, port: String(state.port) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function waitUntilReady(
  child: ChildProcess,
  options: PostmasterOptions,
  hasFailed: () => boolean,
): Promise<boolean> {
  const startedAt = Date.now();
  let told = false;
  for (;;) {
    if (hasFailed() || child.exitCode !== null || child.signalCode !== null) return false;
    const file = readPostmasterFile(options.paths.cluster);
    if (file !== null && file.isReady && file.pid === child.pid) return true;
    const waited = Date.now() - startedAt;
    if (waited > SLOW_START_MILLISECONDS && !told) {
      told = true;
      options.onProgress('Opening the database after an unclean stop');
    }
    await wait(waited < 300 ? 5 : 50);
  }
}

/** Asks the server to stop after rolling back what is open, and waits until it has. */
export async function stopPostmaster(
  paths: ClusterPaths,
  pid: number,
  binaries: Binaries | null,
): Promise<void> {
  if (process.platform === 'win32' && binaries !== null) {
    const program = join(dirname(binaries.postgres), 'pg_ctl.exe');
    spawnSync(program, ['stop', '-D', paths.cluster, '-m', 'fast', '-w'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    return;
  }
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  const startedAt = Date.now();
  let closedAt: number | null = null;
  while (isAlive(pid)) {
    // Left to finish by itself: its data is safe, and the next start waits for it.
    if (Date.now() - startedAt > STOP_PATIENCE_MILLISECONDS) return;
    // The note goes last but for the process itself, which some systems show until it is reaped.
    if (readPostmasterFile(paths.cluster)?.pid !== pid) closedAt ??= Date.now();
    if (closedAt !== null && Date.now() - closedAt > REAPING_PATIENCE_MILLISECONDS) return;
    await wait(10);
  }
}

/** Removes the note of a server that is known not to run. */
export function forgetPostmaster(paths: ClusterPaths): void {
  rmSync(join(paths.cluster, 'postmaster.pid'), { force: true });
}

function startFailed(paths: ClusterPaths, words: string): StartUpProblem {
  if (/No space left on device/.test(words)) {
    return new StartUpProblem(
      `The disk that holds ${paths.data} is full.`,
      'Free some space and start again.',
    );
  }
  if (/another postmaster|lock file .* already exists/.test(words)) {
    return new StartUpProblem(
      `Another program is using the database in ${paths.cluster}.`,
      'Stop it (it may run on another machine or in another container that shares the folder) and start again.',
    );
  }
  if (/could not map anonymous shared memory|Cannot allocate memory/.test(words)) {
    return new StartUpProblem(
      'This machine has too little free memory for the built-in database.',
      'Give it at least 1 GB, or set DATABASE_URL to a PostgreSQL 15 or newer elsewhere.',
    );
  }
  const cause =
    words.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? words.trim().slice(-300);
  return new StartUpProblem(
    `The built-in database did not start: ${cause.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')}`,
    `Its report is at the end of ${paths.log}.`,
  );
}

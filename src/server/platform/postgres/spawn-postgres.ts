/**
 * Runs a PostgreSQL program as the right user on the database folder. On Linux the folder is handed over as an
 * open descriptor, so that a database whose user cannot pass a private home (root's, mode 0700) still opens it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { isReachable, type OperatingUser } from './operating-user.ts';
import { StartUpProblem } from '../start-up-problem.ts';

const FIRST_HANDLE = 3;

export type Program = {
  readonly file: string;
  /** The arguments, given the names under which the program sees the `paths`. */
  readonly args: (paths: readonly string[]) => readonly string[];
  /** Folders or files the program is to open. */
  readonly paths: readonly string[];
  readonly user: OperatingUser;
  /** Where its words go: a file descriptor, or a pipe to read. */
  readonly output: number | 'pipe';
};

/** Starts the program in a session of its own: Ctrl-C reaches Bellwether, which then stops the database in order. */
export function spawnPostgres(program: Program): ChildProcess {
  const byHandle = program.paths.some((path) => !isReachable(path, program.user));
  if (byHandle && process.platform !== 'linux') throw unreachable(program);
  const handles = byHandle ? program.paths.map((path) => openSync(path, constants.O_RDONLY)) : [];
  try {
    const seen = byHandle ? handles.map((_, i) => `/proc/self/fd/${FIRST_HANDLE + i}`) : program.paths;
    return spawn(program.file, program.args(seen), {
      stdio: ['ignore', program.output, program.output, ...handles],
      cwd: process.platform === 'win32' ? undefined : '/',
      env: environment(),
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...program.user,
    });
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

/** Only what the programs need: PG* variables of the caller would change how they run. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

function unreachable(program: Program): StartUpProblem {
  return new StartUpProblem(
    `The database runs as user ${program.user?.uid}, who cannot reach ${program.paths[0]}.`,
    'Set BELLWETHER_DATA to a folder outside private home folders, or run Bellwether as an ordinary user.',
  );
}

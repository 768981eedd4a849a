/**
 * PostgreSQL refuses to run as root. When Bellwether does run as root (a container), the database runs as the
 * owner of its data, or as the unprivileged user 65534; this file decides which, and which folders it can reach.
 */
import { closeSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, parse, resolve } from 'node:path';

/** The user and group PostgreSQL runs as; null means the same as ours. */
export type OperatingUser = { readonly uid: number; readonly gid: number } | null;

const NOBODY = 65_534;

/** The user for the database in `clusterFolder`: the owner of existing data, else nobody; null unless we are root. */
export function chooseOperatingUser(clusterFolder: string): OperatingUser {
  if (process.getuid?.() !== 0) return null;
  try {
    const owner = statSync(clusterFolder);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  } catch {
    // No data yet.
  }
  return { uid: NOBODY, gid: NOBODY };
}

/** True when the user may pass through every folder above `path` (access lists are not considered). */
export function isReachable(path: string, user: OperatingUser): boolean {
  if (user === null) return true;
  const top = parse(resolve(path)).root;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (!mayPass(folder, user)) return false;
    if (folder === top) return true;
  }
}

function mayPass(folder: string, user: NonNullable<OperatingUser>): boolean {
  try {
    const entry = statSync(folder);
    if (entry.uid === user.uid) return (entry.mode & 0o100) !== 0;
    if (entry.gid === user.gid) return (entry.mode & 0o010) !== 0;
    return (entry.mode & 0o001) !== 0;
  } catch {
    return false;
  }
}

/** True when everybody may read this file (and run it, when it is a program). */
export function isReadableByAll(path: string): boolean {
  const mode = lstatSync(path).mode;
  return (mode & 0o004) !== 0 && ((mode & 0o100) === 0 || (mode & 0o001) !== 0);
}

/** The last `bytes` of a text file, or an empty text. */
export function readTail(path: string, from: number, bytes: number): string {
  try {
    const size = statSync(path).size;
    const start = Math.max(from, size - bytes);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    const file = openSync(path, 'r');
    try {
      readSync(file, buffer, 0, buffer.length, start);
    } finally {
      closeSync(file);
    }
    return buffer.toString('utf8');
  } catch {
    return '';
  }
}

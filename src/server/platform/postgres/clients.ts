/**
 * Who uses the built-in database: each Bellwether process leaves a file, so that the last one out stops the
 * database and nobody stops it under another. Files of dead processes count for nothing.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterPaths } from './cluster-folder.ts';
import { isSameProcess, startMark } from './running-process.ts';

let registrations = 0;

/** Registers this process and returns the path of its file. */
export function registerClient(paths: ClusterPaths): string {
  registrations += 1;
  const file = join(paths.clients, `${process.pid}.${registrations}`);
  writeFileSync(file, `${startMark(process.pid)} ${paths.data}`, { mode: 0o600 });
  return file;
}

/** Takes this registration back. */
export function unregisterClient(file: string): void {
  rmSync(file, { force: true });
}

/** True while any registered process is alive; sweeps the files of dead ones and those copied with the folder. */
export function hasLiveClients(paths: ClusterPaths): boolean {
  let found = false;
  for (const name of readdirSync(paths.clients)) {
    const file = join(paths.clients, name);
    if (isLive(Number.parseInt(name, 10), file, paths)) found = true;
    else rmSync(file, { force: true });
  }
  return found;
}

function isLive(pid: number, file: string, paths: ClusterPaths): boolean {
  try {
    const content = readFileSync(file, 'utf8');
    const space = content.indexOf(' ');
    return content.slice(space + 1) === paths.data && isSameProcess(pid, content.slice(0, space));
  } catch {
    return false;
  }
}

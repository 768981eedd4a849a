/**
 * One process at a time may start or stop the database of a data folder. The lock is a file that names its
 * holder; a lock whose holder is gone is taken over. It guards moments, not the whole run.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { StartUpProblem } from '../start-up-problem.ts';
import { isSameProcess, startMark } from './running-process.ts';

const PAUSE_MILLISECONDS = 25;
/** Longer than any recovery we expect another process to be busy with. */
const PATIENCE_MILLISECONDS = 10 * 60_000;

/** Runs `work` while holding the lock file; calls `onWait` once when somebody else holds it for over a second. */
export async function withFolderLock<T>(
  lockPath: string,
  work: () => Promise<T>,
  onWait?: () => void,
): Promise<T> {
  const mine = `${process.pid} ${startMark(process.pid)} ${randomUUID()}\n`;
  const startedAt = Date.now();
  let told = false;
  while (!tryToTake(lockPath, mine)) {
    const waited = Date.now() - startedAt;
    if (waited > PATIENCE_MILLISECONDS) throw stuckLock(lockPath);
    if (waited > 1_000 && !told) {
      told = true;
      onWait?.();
    }
    await wait(PAUSE_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    if (readOrNull(lockPath) === mine) rmSync(lockPath, { force: true });
  }
}

/** A hard link appears at once with its content, so nobody ever reads a lock without a holder. */
function tryToTake(lockPath: string, mine: string): boolean {
  const draft = `${lockPath}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    if (linkIfFree(draft, lockPath)) return true;
    const theirs = readOrNull(lockPath);
    if (theirs === null) return false;
    if (!isAbandoned(theirs)) return false;
    removeAbandoned(lockPath, theirs);
    return linkIfFree(draft, lockPath);
  } finally {
    rmSync(draft, { force: true });
  }
}

function linkIfFree(draft: string, lockPath: string): boolean {
  try {
    linkSync(draft, lockPath);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createIfFree(draft, lockPath);
    throw error;
  }
}

/** For file systems without hard links. */
function createIfFree(draft: string, lockPath: string): boolean {
  try {
    writeFileSync(lockPath, readFileSync(draft), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(content: string): boolean {
  const [pid, mark] = content.trim().split(' ');
  return !isSameProcess(Number(pid), mark ?? '');
}

/** Moves the file away first: when a third process was quicker, what moved is not what we judged, and goes back. */
function removeAbandoned(lockPath: string, judged: string): void {
  const aside = `${lockPath}.${randomUUID()}`;
  try {
    renameSync(lockPath, aside);
  } catch {
    return;
  }
  try {
    if (readOrNull(aside) !== judged) linkIfFree(aside, lockPath);
  } finally {
    unlinkSync(aside);
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function stuckLock(lockPath: string): StartUpProblem {
  return new StartUpProblem(
    `Another Bellwether process (${(readOrNull(lockPath) ?? '').split(' ')[0]}) has been starting the database for ten minutes.`,
    `Stop that process, or delete ${lockPath} when it no longer exists, and start again.`,
  );
}

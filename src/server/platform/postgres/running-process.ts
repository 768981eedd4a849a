/**
 * Tells processes apart across restarts: a process id alone is not enough, because ids are used again (in a
 * container almost always). Where the system shows it, the start time is part of the identity.
 */
import { readFileSync, readlinkSync } from 'node:fs';

/** True while a process with this id runs, whoever owns it; one that only waits to be reaped does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statFields(pid)[0] !== 'Z';
}

/** What /proc tells after the program's name, which itself may hold spaces; nothing on other systems. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** When the process started, in the system's own unit; an empty text where the system does not tell. */
export function startMark(pid: number): string {
  return statFields(pid)[19] ?? '';
}

/** True while the very process that left this mark is alive. */
export function isSameProcess(pid: number, mark: string): boolean {
  return isAlive(pid) && (mark === '' || startMark(pid) === mark);
}

/** The folder a process works in; null where the system does not tell us. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * Where the verbs that work on files write: outputs that would replace an input or each other are refused before
 * any work is done, and results are written together or not at all.
 */
import { realpathSync } from 'node:fs';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './usage-error.ts';

/** Refuses a flag in `outputs` that names the file of one in `inputs`, or of another output. */
export function checkOutputs(
  flags: Readonly<Record<string, unknown>>,
  inputs: readonly string[],
  outputs: readonly string[] = ['out', 'report'],
): void {
  const taken = new Map<string, string>();
  for (const name of [...inputs, ...outputs]) {
    const file = flags[name];
    if (typeof file !== 'string' || file === '' || file.startsWith('/dev/')) continue;
    const target = targetOf(file);
    const other = taken.get(target);
    if (other !== undefined && outputs.includes(name)) {
      throw new UsageError(`--${name} ${file} is the same file as --${other}; write to another file.`);
    }
    taken.set(target, name);
  }
}

/** The file behind a path, links followed as far as they lead to something. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(path.resolve(file));
    try {
      return path.join(realpathSync(folder), path.basename(file));
    } catch {
      return path.resolve(file);
    }
  }
}

type Staged = {
  readonly path: string;
  readonly target: string;
  readonly text: string;
  readonly part: string;
};

/** Writes all files or none: each to a temporary neighbour first, then renamed; pipes and devices as they are. */
export async function writeAll(files: readonly { path: string; text: string }[]): Promise<void> {
  const staged: Staged[] = [];
  const streams: { path: string; text: string }[] = [];
  let current = '';
  try {
    for (const { path: file, text } of files) {
      current = file;
      const target = await replaceable(file);
      if (target === null) {
        streams.push({ path: file, text });
        continue;
      }
      const part = `${target}.part`;
      staged.push({ path: file, target, text, part });
      await writeFile(part, text);
    }
    for (const { path: file, target, part } of staged) {
      current = file;
      await rename(part, target);
    }
    for (const { path: file, text } of streams) {
      current = file;
      await writeFile(file, text);
    }
  } catch (error) {
    await Promise.all(staged.map(({ part }) => rm(part, { force: true }).catch(() => undefined)));
    throw new UsageError(`${current} cannot be written: ${fileProblem(error)}.`);
  }
}

/** The path to rename a new file to: the file itself, behind links; null for what is no file, such as a pipe. */
async function replaceable(file: string): Promise<string | null> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return file;
  if (found.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  return found.isFile() ? realpath(file) : null;
}

/** Why a file cannot be read or written, in words. */
export function fileProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'ENOTDIR') return 'part of its path is not a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EISDIR') return 'it is a folder';
  return message;
}

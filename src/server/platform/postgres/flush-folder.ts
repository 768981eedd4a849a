/**
 * Makes a new folder survive a power cut: tells the disk to keep everything in it. Many files at once, because the
 * file system then writes its journal once for all of them; initdb does one after the other, which takes 2.5 s
 * instead of 0.6 s for the 970 files of a new database on an ordinary disk.
 */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Files opened at the same time stay far below every system's limit. */
const filesAtOnce = 64;

/** Resolves when everything in the folder, and the folder itself, is on the disk. */
export async function flushFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    // Windows can flush files only.
    .filter((entry) => entry.isFile() || (entry.isDirectory() && process.platform !== 'win32'))
    .map((entry) => join(entry.parentPath, entry.name));
  if (process.platform !== 'win32') paths.push(folder);
  const remaining = paths.values();
  const work = async () => {
    for (const path of remaining) await flush(path);
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
}

async function flush(path: string): Promise<void> {
  // Windows flushes only what may be written; a folder can only be read.
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Joins the program's own modules, and those packages that consist of hundreds, into a few files below
 * dist/program: reading more than a thousand small files took half of a start. Each version has a folder of its own,
 * so that a server which runs still finds what it has not loaded yet.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from './run-quietly.mjs';
import { buildWhenChanged } from './sources.mjs';

const FOLDERS = ['src/cli', 'src/server', 'src/portal', 'src/contracts', 'src/domain', 'scripts'];
const KEPT_MILLISECONDS = 7 * 24 * 3_600_000;
const bundler = fileURLToPath(new URL('bundle.mjs', import.meta.url));

/** The file to run: the joined program, or its sources as they are where it cannot be written. */
export async function buildProgram(root, runtime) {
  const target = join(root, 'dist', 'program');
  const mainOf = (version) => join(target, version.slice(0, 16), 'main.mjs');
  try {
    mkdirSync(target, { recursive: true });
    const stampFile = join(target, '.stamp');
    const version = await buildWhenChanged({ root, folders: FOLDERS, stampFile }, async (content) => {
      await bundle(root, runtime, join(target, content.slice(0, 16)));
      removeOld(target);
    });
    if (existsSync(mainOf(version))) return mainOf(version);
    rmSync(stampFile, { force: true });
  } catch {
    // Slower, and the same otherwise.
  }
  return join(root, 'src', 'cli', 'main.ts');
}

async function bundle(root, runtime, folder) {
  if (existsSync(join(folder, 'main.mjs'))) return;
  const { code, output } = await runQuietly(runtime, [bundler, root, folder], { cwd: root });
  if (code !== 0) throw new Error(output);
}

function removeOld(target) {
  for (const { name } of readdirSync(target, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const folder = join(target, name);
    if (statSync(folder).mtimeMs < Date.now() - KEPT_MILLISECONDS) rmSync(folder, { recursive: true });
  }
}

/**
 * Builds the web app into dist/web when its sources have changed since the last build. File times and sizes are
 * compared first; when they differ, contents decide, so that a copied checkout or image is not built twice.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchProblem } from './launch-problem.mjs';
import { startProgress } from './progress.mjs';
import { runQuietly } from './run-quietly.mjs';

const SOURCES = ['src/web', 'src/contracts', 'src/domain'];

/** Builds when needed; `force` builds in any case, and `signal` ends a build under way. */
export async function buildWeb(root, runtime, { force = false, signal } = {}) {
  const target = join(root, 'dist', 'web');
  const stampFile = join(target, '.stamp');
  const config = join(root, 'src', 'web', 'vite.config.ts');
  // An image may carry the built app without its sources.
  if (!existsSync(config) && existsSync(join(target, 'index.html'))) return;
  const files = listSources(root);
  const quick = fingerprint(files, (file) => `${file.path} ${file.size} ${file.time}`);
  const stamp = readStamp(stampFile);
  if (!force && stamp?.quick === quick) return;
  const content = fingerprint(files, (file) => `${file.path} ${hashOf(join(root, file.path))}`);
  if (force || stamp?.content !== content) await build(root, runtime, config, signal);
  try {
    writeFileSync(stampFile, `${JSON.stringify({ quick, content })}\n`);
  } catch {
    // Built by another user: contents are compared again next time.
  }
}

function listSources(root) {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  );
  return [...files, 'package-lock.json']
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, stat: statSync(join(root, path), { throwIfNoEntry: false }) }))
    .filter(({ stat }) => stat?.isFile() === true)
    .map(({ path, stat }) => ({ path, size: stat.size, time: Math.round(stat.mtimeMs) }));
}

function fingerprint(files, describe) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${describe(file)}\n`);
  return hash.digest('hex');
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function readStamp(stampFile) {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return null;
  }
}

async function build(root, runtime, config, signal) {
  // Beside a program that starts and has its own say, seconds would be written over its lines.
  const done = startProgress('Building the web app', { counts: signal === undefined });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await runQuietly(
    runtime,
    [vite, 'build', '--config', config, '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      signal,
    },
  );
  done();
  if (code === 0) return;
  const details = output.split('\n').slice(-30).join('\n');
  if (/EACCES|EPERM|EROFS/.test(output)) {
    throw new LaunchProblem(
      `The folder ${join(root, 'dist')} cannot be written to.`,
      'Give it to the user who starts Bellwether, and start again.',
      details,
    );
  }
  throw new LaunchProblem(
    'The web app could not be built; the reason is above.',
    'Mend that and start again.',
    details,
  );
}

/** Builds the web app into dist/web when its sources have changed since the last build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchProblem } from './launch-problem.mjs';
import { startProgress } from './progress.mjs';
import { runQuietly } from './run-quietly.mjs';
import { buildWhenChanged } from './sources.mjs';

const FOLDERS = ['src/web', 'src/contracts', 'src/domain'];

/** Builds when needed; `force` builds in any case, and `signal` ends a build under way. */
export async function buildWeb(root, runtime, { force = false, signal } = {}) {
  const target = join(root, 'dist', 'web');
  const config = join(root, 'src', 'web', 'vite.config.ts');
  // An image may carry the built app without its sources.
  if (!existsSync(config) && existsSync(join(target, 'index.html'))) return;
  const stampFile = join(target, '.stamp');
  await buildWhenChanged({ root, folders: FOLDERS, stampFile, force }, async () => {
    await build(root, runtime, config, signal);
  });
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

/**
 * Starts Bellwether from a bare checkout: installs what is missing, builds the web app for the server, and runs
 * the program (src/cli/main.ts, joined into few files) with the pinned Node 24. Plain JavaScript without packages, because it runs before any exist,
 * on any Node from 20 on. Used by `npm start`, `npm run build` and ./bellwether.
 */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildProgram } from './build-program.mjs';
import { buildWeb } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';
import { findRuntime, runMain } from './runtime.mjs';
import { LaunchProblem } from './launch-problem.mjs';

const OLDEST_NODE = 20;
/** The same meaning as everywhere else: could not start. */
const COULD_NOT_START = 3;

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));

async function launch(argv) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new LaunchProblem(
      `Bellwether needs Node ${OLDEST_NODE} or newer, and this is Node ${process.versions.node}.`,
      'Install the current version from https://nodejs.org and start again.',
    );
  }
  await ensureInstalled(root, { includeDev: false });
  const runtime = findRuntime(root);
  const verb = argv[0];
  const asksForHelp = argv.some((argument) => argument === '--help' || argument === '-h');
  if (verb === 'build') {
    await buildWeb(root, runtime, { force: true });
    await buildProgram(root, runtime);
    return;
  }
  const main = await buildProgram(root, runtime);
  // The server gets a process of its own, so that Ctrl-C, which npm also passes on, reaches it exactly once.
  if (verb === 'serve' && !asksForHelp) {
    const build = async (signal) => await buildWeb(root, runtime, { signal });
    process.exitCode = await runMain(root, runtime, [main, ...argv], build);
  } else if (runtime === process.execPath) await runHere(main, argv);
  else process.exitCode = await runMain(root, runtime, [main, ...argv]);
}

async function runHere(main, argv) {
  process.argv = [process.execPath, main, ...argv];
  await import(pathToFileURL(main).href);
}

try {
  await launch(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LaunchProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = COULD_NOT_START;
}

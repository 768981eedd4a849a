/**
 * `npm test`: the checks, and every test with a real PostgreSQL and a real browser, from a bare checkout. Ends with
 * the line `N passed, N failed`, or `N passed, N failed, N skipped`.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram } from './build-program.mjs';
import { buildWeb } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';
import { LaunchProblem } from './launch-problem.mjs';
import { runTests } from './run-tests.mjs';
import { findRuntime } from './runtime.mjs';
import { runStaticChecks } from './static-checks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Browsers have the machine to themselves: beside everything else their waits would measure the load. */
async function runAll(runtime) {
  const rest = await runTests(root, runtime, ['--exclude', 'test/browser/**']);
  const browser = await runTests(root, runtime, ['test/browser', '--retry=1']);
  return {
    passed: rest.passed + browser.passed,
    failed: rest.failed + browser.failed,
    skipped: rest.skipped + browser.skipped,
  };
}

async function test(paths) {
  await ensureInstalled(root, { includeDev: true });
  const runtime = findRuntime(root);
  const checks = paths.length === 0 ? await runStaticChecks(root, runtime) : { passed: 0, failed: 0 };
  await buildWeb(root, runtime);
  await buildProgram(root, runtime);
  const tests = paths.length === 0 ? await runAll(runtime) : await runTests(root, runtime, paths);
  const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
  const failed = checks.failed + tests.failed;
  process.stdout.write(`\n${checks.passed + tests.passed} passed, ${failed} failed${skipped}\n`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await test(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LaunchProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

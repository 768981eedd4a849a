/** Runs vitest on the pinned Node and counts what passed and failed from its own report. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Runs the tests under the given paths (all when none are given); returns { passed, failed, skipped }. */
export async function runTests(root, runtime, paths = []) {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-report-'));
  const report = join(folder, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', ...paths, '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  // Tests that start processes of their own find the pinned Node first.
  const env = { ...process.env, PATH: `${dirname(runtime)}:${process.env.PATH ?? ''}` };
  try {
    const code = await new Promise((resolve) => {
      const child = spawn(runtime, args, { cwd: root, env, stdio: 'inherit' });
      child.on('error', () => resolve(1));
      child.on('close', (exitCode) => resolve(exitCode ?? 1));
    });
    return countFrom(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run that ended badly without a failed test, or without a report, counts as one failure. */
function countFrom(report, code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

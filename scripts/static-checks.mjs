/** The checks that read the code without running it: types, lint, format, dead code, generated files. */
import { join } from 'node:path';
import { runQuietly } from './run-quietly.mjs';

const tool = (root, ...parts) => join(root, 'node_modules', ...parts);

/** Each check with the command that runs it; all run on the pinned Node. */
function listChecks(root) {
  return [
    {
      name: 'types',
      args: [tool(root, 'typescript', 'bin', 'tsc'), '-b', '--checkers', '1', '--builders', '2'],
    },
    { name: 'lint', args: [tool(root, 'oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'] },
    { name: 'format', args: [tool(root, 'oxfmt', 'bin', 'oxfmt'), '--check', '.'] },
    { name: 'dead code', args: [tool(root, 'knip', 'bin', 'knip.js'), '--no-progress'] },
    { name: 'generated files', args: [join(root, 'scripts', 'generate.ts'), '--check'] },
  ];
}

/** Runs every check, prints a line each, the whole output of those that fail; returns { passed, failed }. */
export async function runStaticChecks(root, runtime) {
  let [passed, failed] = [0, 0];
  for (const check of listChecks(root)) {
    const began = performance.now();
    const { code, output } = await runQuietly(runtime, check.args, { cwd: root });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)\n`);
    if (code === 0) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`${output}\n`);
    }
  }
  return { passed, failed };
}

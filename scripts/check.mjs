/** `npm run check`: everything that can be known in seconds, before every commit. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { runTests } from './run-tests.mjs';
import { findRuntime } from './runtime.mjs';
import { runStaticChecks } from './static-checks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await ensureInstalled(root, { includeDev: true });
const runtime = findRuntime(root);
const checks = await runStaticChecks(root, runtime);
const tests = await runTests(root, runtime, ['src/domain', 'src/contracts', 'test/architecture']);
process.exitCode = checks.failed + tests.failed === 0 ? 0 : 1;

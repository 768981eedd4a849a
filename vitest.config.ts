import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Loading the program anew for every file took more time than many of the tests.
    isolate: false,
    // A file alone would leave a processor idle while it waits for the database.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // V8 sometimes crashes (`jit_page.has_value()`) when it compiles how WebAssembly calls JavaScript, as fetch does
    // for every header; with such a budget it never does.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
    globalSetup: ['test/support/global-setup.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

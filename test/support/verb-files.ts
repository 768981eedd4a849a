/** A folder of its own for each test of a verb that reads and writes files, and the verb run in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { VerbOutput } from '#cli/verbs/usage-error.ts';

type Verb = (argv: readonly string[], io: VerbOutput) => Promise<number>;

export type VerbRun = { readonly code: number; readonly out: string[]; readonly error: string[] };

/** The files of the current test; made before it and removed after it. */
export function useVerbFiles() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'verb-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (name: string): string => path.join(folder, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  return {
    at,
    read,
    write: (name: string, text: string): void => writeFileSync(at(name), text),
    // oxlint-disable-next-line typescript/no-explicit-any
    readReport: (name: string): any => JSON.parse(read(name)),
    /** Lines of a verb with the names of files alone. */
    named: (lines: readonly string[]): string[] =>
      lines.map((line) => line.replaceAll(folder + path.sep, '')),
    /** The week of each group of a plan. */
    planWeeks: (name: string): Record<string, number> => {
      const lines = read(name).trim().split('\n').slice(1);
      return Object.fromEntries(
        lines.map((line) => {
          const [group, week] = line.split(',');
          return [group!, Number(week)];
        }),
      );
    },
  };
}

/** Runs a verb with flags by name, or with its arguments as they are. */
export async function runVerbWith(
  verb: Verb,
  flags: Readonly<Record<string, string>> | readonly string[],
): Promise<VerbRun> {
  const argv = Array.isArray(flags)
    ? (flags as readonly string[])
    : Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const [out, error]: [string[], string[]] = [[], []];
  const code = await verb(argv, { out: (line) => out.push(line), error: (line) => error.push(line) });
  return { code, out, error };
}

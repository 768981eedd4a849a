/**
 * Runs a few lines of TypeScript in a Node process of their own, for tests about several processes and about
 * processes that die.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type ChildProgram = {
  readonly process: ChildProcess;
  /** The next line it prints; throws with its complaints when it ends first. */
  readonly nextLine: () => Promise<string>;
  readonly exited: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly errors: string;
  }>;
};

/** Starts the program; imports such as '#server/…' work, and arguments are in process.argv from 1. */
export function runChildProgram(source: string, args: readonly string[] = []): ChildProgram {
  const child = spawn(findNode(), ['--input-type=module-typescript', '--eval', source, ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    // Compiled once for all that are started; loading is most of what such a process does.
    env: { NODE_COMPILE_CACHE: `${root}.cache/node`, ...process.env },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise<{ code: number | null; signal: string | null; errors: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
  return {
    process: child,
    exited,
    nextLine: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`the program ended early: ${(await exited).errors}`);
      return line.value;
    },
  };
}

/** The Node that runs TypeScript: the pinned one, whatever runs the tests. */
function findNode(): string {
  const pinned = `${root}node_modules/node-${process.platform}-${process.arch}/bin/node`;
  return existsSync(pinned) ? pinned : process.execPath;
}

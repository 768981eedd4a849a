/**
 * Runs a few lines of TypeScript in a Node process of their own, for tests about several processes and about
 * processes that die.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const joinedFolder = join(root, '.cache', 'joined-programs');
const keptMilliseconds = 3_600_000;

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
  return run(['--input-type=module-typescript', '--eval', source, ...args]);
}

const joined = new Map<string, Promise<string>>();

/**
 * Starts a program of which many processes are needed: its modules are joined into one file first, which then loads in
 * a third of the time. Arguments are in process.argv from 2.
 */
export async function runJoinedProgram(source: string, args: readonly string[]): Promise<ChildProgram> {
  if (!joined.has(source)) joined.set(source, joinModules(source));
  return run([await joined.get(source)!, ...args]);
}

/** The file of the joined program, in a folder of its own; those of earlier runs are removed. */
async function joinModules(source: string): Promise<string> {
  mkdirSync(joinedFolder, { recursive: true });
  for (const name of readdirSync(joinedFolder)) {
    const path = join(joinedFolder, name);
    const writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (writtenAt < Date.now() - keptMilliseconds) rmSync(path, { recursive: true, force: true });
  }
  const folder = join(joinedFolder, randomUUID());
  const first = `${folder}.ts`;
  writeFileSync(first, source);
  await promisify(execFile)(findNode(), [join(root, 'scripts', 'bundle.mjs'), root, folder, first]);
  return join(folder, 'main.mjs');
}

function run(args: readonly string[]): ChildProgram {
  const child = spawn(findNode(), args, {
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

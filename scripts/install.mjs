/**
 * Makes sure that node_modules holds what package-lock.json asks for. A stamp inside node_modules remembers for
 * which lock file, machine and extent it was filled, so that the usual start costs a millisecond.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LaunchProblem } from './launch-problem.mjs';
import { startProgress } from './progress.mjs';
import { runQuietly } from './run-quietly.mjs';

/** Installs when needed: without the development packages unless asked for, or already there. */
export async function ensureInstalled(root, { includeDev }) {
  if (!existsSync(join(root, 'package-lock.json')) || isEnough(look(root), includeDev)) return;
  await withInstallLock(root, async () => {
    // Somebody else may have installed while we waited.
    const found = look(root);
    if (isEnough(found, includeDev)) return;
    // Who had the development packages keeps them.
    const dev = includeDev || found.stamp?.dev === true;
    await install(root, dev);
    writeStamp(root, { ...found.wanted, dev });
  });
}

/** What the lock file asks for, and what the stamp, or failing that npm's own record, says is there. */
function look(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'));
  const wanted = {
    lock: createHash('sha256').update(lockText).digest('hex'),
    machine: `${process.platform}-${process.arch}`,
  };
  const stamp = readStamp(root);
  if (stamp?.lock === wanted.lock && stamp.machine === wanted.machine)
    return { wanted, stamp, isCurrent: true };
  const isOtherMachine = stamp !== null && stamp.machine !== wanted.machine;
  const recognised = isOtherMachine ? null : recogniseInstall(root, lockText, wanted);
  return { wanted, stamp: recognised ?? stamp, isCurrent: recognised !== null };
}

function isEnough({ isCurrent, stamp }, includeDev) {
  return isCurrent && (stamp.dev || !includeDev);
}

/** One installation at a time; where no lock can be written, npm's own complaint is the better message. */
async function withInstallLock(root, work) {
  const lock = join(root, '.cache', 'install.lock');
  while (!takeLock(lock)) await wait(200);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') return true;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    const { mtimeMs } = statSync(lock);
    // Just created, and perhaps not yet written to.
    if (Date.now() - mtimeMs < 1_000) return true;
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const stampFile = (root) => join(root, 'node_modules', '.bellwether-install');

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return null;
  }
}

function writeStamp(root, stamp) {
  try {
    writeFileSync(stampFile(root), `${JSON.stringify(stamp)}\n`);
  } catch {
    // A checkout that only another user may write to: looked at again next time.
  }
}

/** An install that somebody made with npm itself: complete when npm's own record matches the lock file. */
function recogniseInstall(root, lockText, wanted) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return null;
  }
  let dev = true;
  for (const [path, entry] of Object.entries(JSON.parse(lockText.toString()).packages)) {
    if (path === '' || entry.link) continue;
    if (installed[path]?.version === entry.version) continue;
    if (installed[path] !== undefined) return null;
    if (entry.dev || entry.devOptional) dev &&= entry.optional === true || entry.devOptional === true;
    else if (!entry.optional) return null;
  }
  const stamp = { ...wanted, dev };
  writeStamp(root, stamp);
  return stamp;
}

async function install(root, dev) {
  const done = startProgress(
    dev
      ? 'Installing Bellwether’s parts and development tools'
      : 'Installing Bellwether’s parts (first start only)',
  );
  let { code, output } = await runNpm(root, ['ci', ...extent(dev)]);
  if (code !== 0 && /EUSAGE/.test(output)) {
    // npm calls a lock file incomplete when it lacks platform packages that the registry in use does not have;
    // `npm install` goes by the same lock file and is not as strict. See complete-lock.mjs.
    ({ code, output } = await runNpm(root, ['install', '--no-save', ...extent(dev)]));
  }
  done();
  if (code !== 0) throw installFailed(output, root);
}

function extent(dev) {
  return [dev ? '--include=dev' : '--omit=dev', '--include=optional'];
}

async function runNpm(root, args) {
  const npm = findNpm();
  // Nothing we install needs its install script, and npm is about to stop running them anyway.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--no-progress'];
  return await runQuietly(npm.file, [...npm.args, ...args, ...quiet, '--loglevel=error'], {
    cwd: root,
    shell: npm.shell,
  });
}

/** The npm that runs us, or the one on the path. */
function findNpm() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own) && existsSync(own)) {
    return { file: process.execPath, args: [own], shell: false };
  }
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

function installFailed(output, root) {
  const say = (sentence, mend) => new LaunchProblem(sentence, mend, output.split('\n').slice(-15).join('\n'));
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network/i.test(output)) {
    return say(
      'npm could not download Bellwether’s parts.',
      'Check the network and the proxy (npm config get registry, npm config get proxy), then start again.',
    );
  }
  if (/ENOSPC/.test(output)) return say('The disk is full.', 'Free about 500 MB and start again.');
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return say(
      `The folder ${root} cannot be written to.`,
      'Give it to the user who starts Bellwether, and start again.',
    );
  }
  if (/spawn npm ENOENT/.test(output)) {
    return say(
      'npm was not found.',
      'Install it together with Node from https://nodejs.org, and start again.',
    );
  }
  return say(
    'npm could not install Bellwether’s parts; its last words are above.',
    'Mend that and start again.',
  );
}

/**
 * Finds a browser for tests and pictures: the one CHROME_PATH names, an installed one, or the one of the package
 * @sparticuz/chromium (Linux x64), unpacked at its first use. Starts none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const require = createRequire(import.meta.url);

const installedNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser on the machine's path or in the usual places. */
function findInstalled(): string | null {
  const command = process.platform === 'win32' ? 'where' : 'which';
  for (const name of installedNames) {
    try {
      const [found] = execFileSync(command, [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .trim()
        .split(/\r?\n/);
      if (found !== undefined && found !== '') return found;
    } catch {
      // Not on the path; the next name is tried.
    }
  }
  return installedPaths.find((path) => existsSync(path)) ?? null;
}

/** Inter for a browser that brings no fonts: a fonts.conf that names the folder with the bundled font. */
function provideFonts(): void {
  const fontFolder = join(dirname(require.resolve('@fontsource-variable/inter/package.json')), 'files');
  const folder = join(cache, 'fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fontFolder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Inter Variable</family></prefer></alias>
</fontconfig>
`,
  );
  process.env['FONTCONFIG_FILE'] = file;
}

const lockFolder = join(tmpdir(), 'bellwether-unpacking-browser');
const lockSecondsMax = 60;

/** Runs `work` while no other test file or process does; a lock left by one that was killed is taken over. */
async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      mkdirSync(lockFolder);
      break;
    } catch {
      const since = statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > lockSecondsMax * 1000) break;
      await wait(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

/** The package takes any file of the browser's name for whole, so one that was not unpacked to its end is removed. */
async function unpackOnce(unpack: () => Promise<string>): Promise<string> {
  const marker = join(tmpdir(), 'bellwether-browser-is-whole');
  if (existsSync(marker)) return await unpack();
  try {
    rmSync(join(tmpdir(), 'chromium'), { force: true });
  } catch {
    // Another user's: it is used as it is.
  }
  const path = await unpack();
  writeFileSync(marker, '');
  return path;
}

/** Unpacks the browser of @sparticuz/chromium (Linux x64 only); null where it cannot be used. */
async function unpackBundled(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // The package unpacks its shared libraries only when it believes to run on this platform.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    provideFonts();
    return await alone(async () => await unpackOnce(() => bundled.executablePath()));
  } catch {
    return null;
  }
}

/** The path of a browser: CHROME_PATH, an installed one, or the bundled one. Throws with the way to get one. */
export async function findBrowser(): Promise<string> {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, which does not exist. Correct it or unset it.`);
  }
  const found = findInstalled() ?? (await unpackBundled());
  if (found !== null) return found;
  throw new Error(
    'No browser found. Install Chrome or Chromium, or set CHROME_PATH to one, then run the browser tests again.',
  );
}

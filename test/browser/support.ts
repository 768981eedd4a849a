/**
 * A real browser for tests and screenshots: opens pages in a size, colour scheme and language, checks them with
 * axe, and keeps pictures. Starts no server.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache');
const require = createRequire(import.meta.url);

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

let running: Promise<{ browser: Browser; userData: string }> | undefined;

async function launch(): Promise<{ browser: Browser; userData: string }> {
  const executablePath = await findBrowser();
  const userData = mkdtempSync(join(tmpdir(), 'bellwether-browser-'));
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env, HOME: userData, XDG_CONFIG_HOME: userData, XDG_CACHE_HOME: userData },
    args: [...flags, '--lang=en-GB', ...(isRoot ? ['--no-sandbox'] : [])],
  });
  return { browser, userData };
}

/** Ends the browser; call it once after all tests of a file. */
export async function closeBrowser(): Promise<void> {
  const current = running;
  running = undefined;
  if (current === undefined) return;
  const { browser, userData } = await current;
  await browser.close();
  rmSync(userData, { recursive: true, force: true });
}

export type PageOptions = {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** A BCP 47 tag such as de-DE. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly cookies?: Parameters<BrowserContext['addCookies']>[0];
};

export type OpenPage = {
  readonly page: Page;
  /** Errors the page threw or wrote to its console, refused content included. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens an address in a fresh context (1440 × 900, light, English when not said otherwise). */
export async function openPage(options: PageOptions): Promise<OpenPage> {
  running ??= launch();
  const { browser } = await running;
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.scheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    timezoneId: options.timeZone ?? 'Europe/Stockholm',
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  if (options.cookies !== undefined) await context.addCookies(options.cookies);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(options.url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, errors, close: () => context.close() };
}

type AxeNode = { readonly html: string; readonly failureSummary?: string };
type AxeViolation = { readonly id: string; readonly help: string; readonly nodes: readonly AxeNode[] };
type AxeRun = (options: object) => Promise<{ violations: AxeViolation[] }>;

const everyRule = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // Menus and dialogs hang on the body by design, outside every landmark.
  rules: { region: { enabled: false } },
};
/** The rules that colours decide: of a page that has been checked whole, all that another scheme can change. */
const rulesOfColour = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Checks a page against WCAG 2.2 A and AA with axe; throws with every violation and where it is. */
export async function checkAccessibility(page: Page, rules: 'all' | 'of colour' = 'all'): Promise<void> {
  // Evaluated, not injected as a script element, so that it works under a strict content security policy.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const options = { ...(rules === 'all' ? everyRule : rulesOfColour), resultTypes: ['violations'] };
  const violations = await page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { axe: { run: AxeRun } };
    const result = await axe.run(given);
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary: failureSummary ?? '' })),
    }));
  }, options);
  if (violations.length === 0) return;
  const lines = violations.map(({ id, help, nodes }) =>
    [
      `${id}: ${help}`,
      ...nodes.slice(0, 5).map((node) => `  ${node.html.slice(0, 200)}\n    ${node.failureSummary}`),
    ].join('\n'),
  );
  throw new Error(`${violations.length} accessibility violations at ${page.url()}\n${lines.join('\n')}`);
}

/** Saves a picture as .cache/screenshots/<name>.png and returns its path. */
export async function screenshot(page: Page, name: string, isFullPage = false): Promise<string> {
  const path = join(cache, 'screenshots', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: isFullPage });
  return path;
}

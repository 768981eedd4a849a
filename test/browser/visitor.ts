/**
 * Somebody with a browser of their own: opens pages, and keeps a picture and the text of every open page in
 * .cache/browser-failures when a test fails. The steps of one story follow each other; after a failed one, the
 * later ones fail at once and say which to look at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { closeBrowser, openPage, type OpenPage, type PageOptions } from './support.ts';

const failuresFolder = fileURLToPath(new URL('../../.cache/browser-failures', import.meta.url));

/** For one thing to appear, and for one step; a busy machine is slow. Tasks that take longer are waited for by name. */
const patienceMilliseconds = 30_000;
const stepMilliseconds = 180_000;

export type Visitors = {
  /** Opens an address as a new visitor with cookies of their own; `name` stands in the names of kept files. */
  readonly arrive: (name: string, options: PageOptions) => Promise<OpenPage>;
  /** The visitor of this name, who arrives when they are not here yet. */
  readonly find: (name: string, options: PageOptions) => Promise<OpenPage>;
};

/** The visitors of a test file whose tests do not build on each other; call it at the top level of the file. */
export function createVisitors(fileName: string, isStory = false): Visitors {
  vi.setConfig({ testTimeout: stepMilliseconds });
  const present = new Map<string, OpenPage>();
  const looking = new Set<string>();
  beforeEach(() => {
    if (!isStory) looking.clear();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || (isStory && kept > 0)) return;
    for (const [name, visitor] of present)
      if (looking.has(name)) await keepEvidence(visitor, `${fileName}-${name}`);
  });
  afterAll(closeBrowser);
  const arrive = async (name: string, options: PageOptions) => {
    const visitor = await openPage(options);
    visitor.page.setDefaultTimeout(patienceMilliseconds);
    const leaving = {
      ...visitor,
      close: async () => {
        present.delete(name);
        await visitor.close();
      },
    };
    present.set(name, leaving);
    looking.add(name);
    return leaving;
  };
  const find = async (name: string, options: PageOptions) => {
    looking.add(name);
    return present.get(name) ?? (await arrive(name, options));
  };
  return { arrive, find };
}

/** The visitors of a story: its tests are steps, none of which makes sense after one that failed. */
export function createStory(fileName: string): Visitors {
  let failed: string | null = null;
  beforeEach(() => {
    if (failed !== null) throw new Error(`The step “${failed}” failed before this one; see there.`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
  return createVisitors(fileName, true);
}

let kept = 0;

async function keepEvidence({ page, errors }: OpenPage, name: string): Promise<void> {
  mkdirSync(failuresFolder, { recursive: true });
  kept += 1;
  const file = join(failuresFolder, `${name.replaceAll(' ', '-')}-${kept}`);
  try {
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    const text = await page.evaluate(() => document.body.innerText);
    writeFileSync(`${file}.txt`, [page.url(), '', text, '', ...errors].join('\n'));
    process.stderr.write(`\nWhat was on the screen is in ${file}.png and ${file}.txt\n`);
  } catch (error) {
    process.stderr.write(`\nNo picture of ${name}: ${String(error)}\n`);
  }
}

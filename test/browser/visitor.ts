/**
 * Somebody with a browser of their own: opens pages, and keeps a picture and the text of every open page in
 * .cache/browser-failures when a test fails. The steps of one story follow each other; after a failed one, the
 * later ones fail at once and say which to look at.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { closeBrowser, openPage, type OpenPage, type PageOptions } from './support.ts';

const failuresFolder = fileURLToPath(new URL('../../.cache/browser-failures', import.meta.url));

/** For one thing to appear, and for one step; a busy machine is slow. Tasks that take longer are waited for by name. */
const patienceMilliseconds = 30_000;
const stepMilliseconds = 180_000;

export type Visitors = {
  /** Opens an address as a new visitor with cookies of their own; `name` stands in the names of the files. */
  readonly arrive: (name: string, options: PageOptions) => Promise<Visitor>;
};

export type Visitor = OpenPage;

/** Prepares the visitors of one story; call it at the top level of a test file. */
export function createVisitors(story: string): Visitors {
  vi.setConfig({ testTimeout: stepMilliseconds });
  const open = new Map<string, Visitor>();
  let failedStep: string | null = null;

  beforeEach(() => {
    if (failedStep !== null) throw new Error(`The step “${failedStep}” failed before this one; see there.`);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || failedStep !== null) return;
    failedStep = task.name;
    for (const [name, visitor] of open) await keepEvidence(visitor, `${story}-${name}`);
  });
  afterAll(async () => {
    await closeBrowser();
  });
  rmSync(join(failuresFolder, story), { recursive: true, force: true });

  return {
    arrive: async (name, options) => {
      const visitor = await openPage(options);
      visitor.page.setDefaultTimeout(patienceMilliseconds);
      open.set(name, visitor);
      return {
        ...visitor,
        close: async () => {
          open.delete(name);
          await visitor.close();
        },
      };
    },
  };
}

async function keepEvidence({ page, errors }: Visitor, name: string): Promise<void> {
  mkdirSync(failuresFolder, { recursive: true });
  const file = join(failuresFolder, name);
  try {
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    const text = await page.evaluate(() => document.body.innerText);
    writeFileSync(`${file}.txt`, [page.url(), '', text, '', ...errors].join('\n'));
    process.stderr.write(`\nWhat “${name}” showed is in ${file}.png and ${file}.txt\n`);
  } catch (error) {
    process.stderr.write(`\nNo picture of “${name}”: ${String(error)}\n`);
  }
}

/** The first number in a text such as "1,240 people"; NaN when there is none. */
export function numberIn(text: string | null): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 'none');
}

/** Waits until the page has its name, so that what is read next belongs to it. */
export async function waitForTitle(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

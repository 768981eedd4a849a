/** A participant's own page, reached by the link in their message: date, checklist, help. */
import type { Page } from 'playwright-core';

/** How much of the checklist is done, in the page's words. */
export async function readProgress(page: Page): Promise<string> {
  return (await page.getByRole('progressbar').getAttribute('aria-label')) ?? '';
}

/** Ticks the first open entry of the checklist. */
export async function tickNext(page: Page): Promise<void> {
  await page.getByRole('button', { pressed: false }).first().click();
  await page.getByRole('button', { pressed: true }).first().waitFor();
}

/** Asks for help. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Send question' }).click();
  await page.getByRole('status').getByText('Your question has reached the helpdesk').waitFor();
}

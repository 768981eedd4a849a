/** The helpdesk page: questions and their answers, and signals brought as a file. */
import type { Locator, Page } from 'playwright-core';
import { numberIn } from '../numbers.ts';
import { panelOf } from './shell.ts';

/** The row of a question in the table. */
export function questionOf(page: Page, question: string): Locator {
  return page.getByRole('grid', { name: 'Questions' }).getByRole('row').filter({ hasText: question });
}

/** Answers the question of a person. */
export async function answer(page: Page, question: string, person: string, text: string): Promise<void> {
  await questionOf(page, question).click();
  const panel = panelOf(page, person);
  await panel.getByLabel('Answer').fill(text);
  await panel.getByRole('button', { name: 'Send the answer' }).click();
  await page.getByText(`${person} can read the answer`).waitFor();
}

/** Brings a file of signals and returns how many were taken in. */
export async function bringSignals(page: Page, source: string, csv: string): Promise<number> {
  await page.getByRole('tab', { name: 'Signals' }).click();
  await page.getByLabel('Source').fill(source);
  await page
    .getByLabel('Choose a CSV file')
    .setInputFiles({ name: 'signals.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  return numberIn(await page.getByText(/signals? (is|are) taken in$/).innerText());
}

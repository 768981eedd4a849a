/** The messages page: approving what people are told, the ledger of who was told, and the outbox. */
import type { Locator, Page } from 'playwright-core';
import { numberIn } from '../numbers.ts';
import { panelOf } from './shell.ts';

/** Approves the invitation of the pilot or the waves as it stands. */
export async function approveMessage(page: Page, stage: 'Pilot' | 'Wave'): Promise<void> {
  await page.getByRole('tab', { name: `${stage} invitation` }).click();
  await page.getByRole('button', { name: 'Approve this text' }).click();
  await page.getByText(/^In force: approved by/).waitFor();
}

/** Opens the ledger of who was told. */
async function openLedger(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Who was told' }).click();
  const ledger = page.getByRole('grid', { name: 'Who was told' });
  await ledger.getByRole('row').nth(1).waitFor();
  return ledger;
}

/** How many people the ledger counts as told. */
export async function readTold(page: Page): Promise<number> {
  await openLedger(page);
  return numberIn(await page.getByRole('button', { name: /^told/ }).innerText());
}

export type ReadMessage = {
  readonly person: string;
  readonly language: string;
  readonly text: string;
  /** The address of their personal page. */
  readonly personalPage: string;
};

/** Reads the message of the first person of the ledger who is told in this language. */
export async function readOutbox(page: Page, language: string): Promise<ReadMessage> {
  const ledger = await openLedger(page);
  const row = ledger.getByRole('row').filter({ hasText: language }).first();
  const person = await row.getByRole('gridcell').first().innerText();
  await row.click();
  const panel = panelOf(page, person);
  const link = panel.getByRole('link', { name: 'Open their personal page' });
  const href = await link.getAttribute('href');
  const text = await panel.innerText();
  await panel.getByRole('button', { name: 'Close' }).click();
  return { person, language, text, personalPage: new URL(href ?? '', page.url()).href };
}

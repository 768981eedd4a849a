/** The people page: bringing a file, its preview, applying and undoing it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ImportSubject } from '#contracts/imports.ts';
import { numberIn } from '../numbers.ts';
import { confirm } from './shell.ts';

export type File = { readonly name: string; readonly content: string | Buffer };

/** Brings a file and returns what kind of export the page takes it for. */
export async function bringFile(page: Page, { name, content }: File): Promise<string> {
  await page.getByRole('tab', { name: 'Imports' }).click();
  const back = page.getByRole('button', { name: 'All imports' });
  if (await back.isVisible()) await back.click();
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  return await page.getByText(/^Recognised as /).innerText();
}

export type Effect = { readonly join: number; readonly change: number; readonly leave: number };

/** Previews the open file and returns what it would change; nothing has changed yet. */
export async function previewFile(page: Page): Promise<Effect> {
  await page.getByRole('button', { name: 'Preview the import' }).click();
  const card = page.getByRole('region', { name: 'What would change' });
  await page.getByRole('region', { name: 'Quality of the file' }).waitFor();
  const labels = await card.getByRole('term').allInnerTexts();
  const values = await card.getByRole('definition').allInnerTexts();
  const figure = (label: string) => numberIn(values[labels.indexOf(label)] ?? null);
  return { join: figure('join'), change: figure('change'), leave: figure('leave') };
}

/** Applies the previewed file. */
export async function applyFile(page: Page, subject: ImportSubject): Promise<void> {
  const label = `Apply to the ${subject}`;
  await page.getByRole('button', { name: label }).click();
  await confirm(page, label, label);
  await page.getByText('The import is applied').waitFor();
}

/** Undoes the applied file that is open. */
export async function undoFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await confirm(page, 'Undo this import', 'Undo this import');
  await page.getByText(/Everybody is as before since/).waitFor();
}

/** Takes what a tab lists away in a format and returns the file. */
export async function takeFile(
  page: Page,
  tab: 'People' | 'Apps',
  format: 'CSV file' | 'Excel workbook',
): Promise<File> {
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** The size of the directory as the page's head says it. */
export async function readSize(page: Page): Promise<string> {
  return await page.getByText(/^[\d,]+ (person|people)(, [\d,]+ (device|app)s?)+$/).innerText();
}

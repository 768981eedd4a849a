/** The list of rollouts: the first steps of an empty organisation, the list, and creating one. */
import type { Page } from 'playwright-core';
import { dialogOf } from './shell.ts';

/** Creates a rollout and lands on its overview. */
export async function createRollout(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New rollout' }).first().click();
  const dialog = dialogOf(page, 'New rollout');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create the rollout' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** The names in the list, newest first. */
export async function rolloutNames(page: Page): Promise<readonly string[]> {
  const list = page.getByRole('list', { name: 'Rollouts' });
  await list.waitFor();
  return await list.getByRole('heading', { level: 2 }).allTextContents();
}

/** Opens a rollout of the list. */
export async function openRollout(page: Page, name: string): Promise<void> {
  await page.getByRole('list', { name: 'Rollouts' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Opens the sample organisation from the first steps and waits until it has been made and entered. */
export async function openSampleOrganisation(page: Page, patienceSeconds: number): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample organisation' }).click();
  await page.getByRole('progressbar', { name: 'The sample organisation is being made' }).waitFor();
  await page
    .getByRole('complementary', { name: /^Sample organisation/ })
    .waitFor({ timeout: patienceSeconds * 1000 });
}

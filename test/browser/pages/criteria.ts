/** The criteria page: adding from templates, changing limits, saving and freezing. */
import type { Page } from 'playwright-core';
import { confirm, panelOf } from './shell.ts';

/** Adds a criterion from its template; its fields open in the panel. */
export async function addCriterion(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Add “${name}”` }).click();
  await panelOf(page, 'Criterion').waitFor();
}

/** Changes limit and target of the criterion that is open, in the unit of the fields. */
export async function setLimits(page: Page, minimum: number, target: number): Promise<void> {
  const panel = panelOf(page, 'Criterion');
  await panel.getByLabel('Minimum').fill(String(minimum));
  await panel.getByLabel('Target').fill(String(target));
}

/** Saves the criteria and freezes them for good. */
export async function freezeCriteria(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('not frozen').waitFor();
  await page.getByRole('button', { name: 'Freeze criteria' }).click();
  await confirm(page, 'Freeze the criteria', 'Freeze for good');
  await page.getByRole('heading', { name: /^Frozen / }).waitFor();
}

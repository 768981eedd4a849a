/** The overview of a rollout: counts by state, headline numbers, next actions, holds, rehearsing, the virtual clock. */
import type { Locator, Page } from 'playwright-core';
import { numberIn } from '../numbers.ts';
import { dialogOf } from './shell.ts';

export type StateCounts = Readonly<Record<string, number>>;

/** The card with this title. */
function cardOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** People per state as the overview shows them, by the state's word. */
export async function readCounts(page: Page): Promise<StateCounts> {
  const entries = await cardOf(page, 'Where everybody is').getByRole('listitem').allInnerTexts();
  return Object.fromEntries(entries.map((entry) => [entry.replace(/[\d,\s]+$/, '').trim(), numberIn(entry)]));
}

/** What the states must add up to, by the page's own sentence. */
export async function readTotal(page: Page): Promise<number> {
  const sentence = page.getByText(/the states add up to [\d,]+/);
  const text = await sentence.innerText();
  return numberIn(/add up to ([\d,]+)/.exec(text)?.[1] ?? '');
}

/** Everybody in every state. */
export function sumOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The titles of what waits for the reader. */
export async function nextActions(page: Page): Promise<string> {
  return await cardOf(page, 'Next for you').innerText();
}

/** Clears the first hold with a reason. */
export async function clearHold(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Clear this hold' }).first().click();
  const dialog = dialogOf(page, 'Clear the hold');
  await dialog.getByLabel('Reason, goes into the record').fill(reason);
  await dialog.getByRole('button', { name: 'Clear this hold' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Rehearses the rollout from the screen and opens the organisation it ran in. */
export async function rehearse(page: Page, rollout: string, patienceSeconds: number): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse' }).click();
  const dialog = dialogOf(page, `Rehearse “${rollout}”`);
  await dialog.getByRole('button', { name: 'Start the rehearsal' }).click();
  await dialog.getByRole('progressbar', { name: 'The rehearsal runs' }).waitFor();
  const open = dialog.getByRole('button', { name: 'Open the rehearsal' });
  await open.waitFor({ timeout: patienceSeconds * 1000 });
  await open.click();
  await page.getByRole('complementary', { name: /^Rehearsal on a copy/ }).waitFor();
}

/** Lets a day or a week pass on the virtual clock and waits until it has passed. */
export async function advance(page: Page, step: 'day' | 'week', patienceSeconds = 60): Promise<void> {
  const button = page.getByRole('button', { name: `Advance one ${step}` });
  await button.click();
  const work = page.getByRole('progressbar', { name: 'Time passes' });
  await work.waitFor();
  await work.waitFor({ state: 'hidden', timeout: patienceSeconds * 1000 });
}

/** The stage the rollout is in, as the rail of phases says it. */
export async function readPhases(page: Page): Promise<string> {
  return await page.getByRole('list', { name: 'Phases' }).innerText();
}

/** The names of the people in a state, the first of them, from the panel behind the number. */
export async function readPeople(page: Page, state: string): Promise<readonly string[]> {
  const keys = cardOf(page, 'Where everybody is').getByRole('listitem');
  await keys.getByRole('button', { name: new RegExp(`^${state}`) }).click();
  const panel = page.getByRole('complementary', { name: state });
  const names = panel.getByRole('row').getByRole('gridcell').and(panel.locator(':first-child'));
  await names.first().waitFor();
  const texts = await names.allInnerTexts();
  await panel.getByRole('button', { name: 'Close' }).click();
  return texts;
}

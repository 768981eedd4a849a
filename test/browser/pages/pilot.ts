/** The pilot page: choosing people, accepting the balance report, and starting. */
import type { Page } from 'playwright-core';
import { approvePlan } from './plans.ts';
import { confirm, panelOf } from './shell.ts';

export type PilotChoice = { readonly by: readonly string[]; readonly size: number };

/** Chooses attributes and a size, and selects a draft. */
export async function selectPilot(page: Page, { by, size }: PilotChoice): Promise<void> {
  await page.getByRole('button', { pressed: true }).first().waitFor();
  const chips = page.getByRole('group', { name: 'Look alike in' }).getByRole('button');
  for (const chip of await chips.all()) {
    const label = await chip.innerText();
    const isWanted = by.some((name) => label.startsWith(name));
    if (isWanted !== ((await chip.getAttribute('aria-pressed')) === 'true')) await chip.click();
  }
  await page.getByRole('textbox', { name: 'People in the pilot' }).fill(String(size));
  await page.getByRole('button', { name: `Select ${size} people` }).click();
  await page.getByText('draft, not frozen').waitFor();
}

/** Accepts the balance report, which freezes the people. */
export async function acceptPilot(page: Page, size: number): Promise<void> {
  const freeze = `Accept and freeze ${size} people`;
  await page.getByRole('button', { name: freeze }).click();
  await confirm(page, 'Accept and freeze the pilot', freeze);
  await page.getByRole('heading', { name: 'Frozen record' }).waitFor();
}

export type Pacing = {
  readonly startsOn?: string;
  readonly perDay?: number;
  readonly noticeDays?: number;
  readonly windowDays?: number;
  readonly soakDays?: number;
};

/** Opens the panel with the plan of the pilot, changes the pacing, previews, submits, and approves it alone. */
export async function startPilot(page: Page, size: number, pacing: Pacing): Promise<void> {
  await page.getByRole('button', { name: 'Submit the plan' }).click();
  const panel = panelOf(page, 'Submit the plan');
  const fields = [
    ['First start', pacing.startsOn],
    ['People per day', pacing.perDay],
    ['Notice, days', pacing.noticeDays],
    ['Window, days', pacing.windowDays],
    ['Soak, days', pacing.soakDays],
  ] as const;
  for (const [label, value] of fields) {
    if (value !== undefined) await panel.getByLabel(label).fill(String(value));
  }
  await panel.getByRole('button', { name: `Preview the ${size} people` }).click();
  await confirm(page, 'Submit the plan', 'Submit the plan');
  await approvePlan(page, 'The plan of the pilot waits for approval');
  await page.getByText(/The pilot is under way/).waitFor();
}

/** The waves page: laying them out after the go, and the live board. */
import type { Page } from 'playwright-core';
import { approvePlan } from './plans.ts';
import { confirm } from './shell.ts';

/** Lays out the waves by an attribute, so many people a week, approves them, and returns how many there are. */
export async function layOutWaves(page: Page, by: string, peoplePerWeek: number): Promise<number> {
  const form = page.getByRole('region', { name: 'Lay out the waves' });
  await form.getByRole('combobox', { name: 'Order' }).click();
  await page.getByRole('option', { name: by }).click();
  await form.getByLabel('People per week, at most').fill(String(peoplePerWeek));
  const layOut = form.getByRole('button', { name: /^Lay out \d+ waves$/ });
  await layOut.click();
  const label = await layOut.innerText();
  await confirm(page, 'Lay out the waves', label);
  await approvePlan(page, 'Approach and waves wait for approval');
  await page.getByRole('group', { name: 'Live board' }).waitFor();
  return Number(/\d+/.exec(label)?.[0]);
}

export type BoardRow = { readonly stage: string; readonly people: number; readonly text: string };

/** The stages of the live board with their people, the pilot first and the sum last. */
export async function readBoard(page: Page): Promise<readonly BoardRow[]> {
  const board = page.getByRole('group', { name: 'Live board' });
  await board.waitFor();
  const rows = await board.getByRole('row').all();
  return await Promise.all(
    rows.slice(1).map(async (row) => {
      const stage = await row.getByRole('rowheader').innerText();
      const people = await row.getByRole('cell').allInnerTexts();
      return {
        stage,
        people: Number(people.find((cell) => /^[\d,]+$/.test(cell))?.replaceAll(',', '')),
        text: await row.innerText(),
      };
    }),
  );
}

/**
 * Takes a group one week later by arrow keys: what it meets is said on the way, everybody who moves is shown, and only
 * a reason lets the change be submitted; approved, it happens. Returns how many people moved, as it is written.
 */
export async function moveGroupByKeys(page: Page, group: string, reason: string): Promise<string> {
  const calendar = page.getByRole('group', { name: 'Calendar' });
  await calendar.getByRole('button', { name: new RegExp(`^${group}, .*planned, can move$`) }).focus();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('status')
    .getByText(/: [\d,]+ (person moves|people move)\.$/)
    .waitFor();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Something changed' });
  await panel.getByText('Who moves, and why').waitFor();
  await panel.getByRole('button', { name: /^Preview the [\d,]+/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Re-plan the waves' });
  await dialog.getByRole('button', { name: /^Submit the move of [\d,]+/, disabled: true }).waitFor();
  await dialog.getByLabel('Reason').fill(reason);
  const move = dialog.getByRole('button', { name: /^Submit the move of [\d,]+/, disabled: false });
  const label = await move.innerText();
  await move.click();
  await page.getByText('The re-plan is submitted').waitFor();
  await approvePlan(page, 'A re-plan waits for approval');
  return /[\d,]+/.exec(label)?.[0] ?? '';
}

/** Drags a group a few weeks on in one stroke, so that the pointer has left it at the first move, and looks at the cost. */
export async function dragGroupInOneStroke(page: Page, group: string): Promise<void> {
  const calendar = page.getByRole('group', { name: 'Calendar' });
  const cell = calendar.getByRole('button', { name: new RegExp(`^${group}, .*planned, can move$`) });
  await cell.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await cell.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 2, y + height / 2);
  await page.mouse.up();
  const panel = page.getByRole('complementary', { name: 'Something changed' });
  await panel.getByText('Who moves, and why').waitFor();
  await panel.getByRole('button', { name: 'Keep as is' }).click();
}

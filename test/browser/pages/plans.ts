/** Plans that wait for approval, on the pages they are about. */
import type { Page } from 'playwright-core';

/** Approves one's own plan, with a reason, because nobody else can. */
export async function approvePlan(page: Page, title: string): Promise<void> {
  const card = page.getByRole('region', { name: title });
  await card.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: /^Approve/ });
  await dialog.getByLabel('Reason').fill('Nobody else may approve plans here yet');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await card.waitFor({ state: 'hidden' });
}

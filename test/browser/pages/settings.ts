/** The settings page: the team and the API tokens. */
import type { Page } from 'playwright-core';
import { goTo, panelOf } from './shell.ts';

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
};

/** Adds somebody to the team. */
export async function addAccount(page: Page, account: NewAccount): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('tab', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const panel = panelOf(page, 'Add a person');
  await panel.getByLabel('Name').fill(account.name);
  await panel.getByLabel('E-mail address').fill(account.email);
  await panel.getByLabel('First password').fill(account.password);
  for (const role of account.roles) await panel.getByRole('checkbox', { name: role }).check();
  await panel.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText(`${account.name} can sign in now`).waitFor();
}

/** Creates an API token and returns its secret, which is shown once. */
export async function createToken(page: Page, name: string, role: string): Promise<string> {
  await goTo(page, 'Settings');
  await page.getByRole('tab', { name: 'API tokens' }).click();
  await page.getByRole('button', { name: 'Create a token' }).first().click();
  const panel = panelOf(page, 'Create a token');
  await panel.getByLabel('Name').fill(name);
  await panel.getByRole('checkbox', { name: role }).check();
  await panel.getByRole('button', { name: 'Create the token' }).click();
  const shown = panelOf(page, name);
  const secret = await shown.getByText(/^bw_/).innerText();
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  return secret.trim();
}

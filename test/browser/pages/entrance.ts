/** The pages before the app: set-up through the one-time link, and signing in. */
import type { Page } from 'playwright-core';

export type NewAdministrator = {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** Fills in the set-up page that is open and creates the organisation with its first administrator. */
export async function setUp(page: Page, administrator: NewAdministrator): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Set up Bellwether' }).waitFor();
  await page.getByLabel('Name of the organisation').fill(administrator.organisation);
  await page.getByLabel('Your name').fill(administrator.name);
  await page.getByLabel('E-mail address').fill(administrator.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password);
  await page.getByRole('button', { name: 'Create the organisation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rollouts' }).waitFor();
}

/** Signs in on the sign-in page that is open, and waits for the page behind it. */
export async function signIn(
  page: Page,
  { email, password }: Pick<NewAdministrator, 'email' | 'password'>,
  title = 'Rollouts',
): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

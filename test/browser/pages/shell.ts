/** What stands around every page: the navigation, the organisation switch, side panels, dialogs and toasts. */
import type { Locator, Page } from 'playwright-core';

/** Goes to a place through the navigation and waits for its title. */
export async function goTo(page: Page, place: string, title: string | RegExp = place): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  await navigation.getByRole('link', { name: new RegExp(`^${place}( \\d|$)`) }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The panel at the right with this title. */
export function panelOf(page: Page, title: string | RegExp): Locator {
  return page.getByRole('complementary', { name: title });
}

/** The dialog with this title. */
export function dialogOf(page: Page, title: string | RegExp): Locator {
  return page.getByRole('dialog', { name: title });
}

/** Confirms the open preview by its button and waits until it has gone. */
export async function confirm(page: Page, title: string | RegExp, button: string | RegExp): Promise<void> {
  const dialog = dialogOf(page, title);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Switches to another organisation of the account. */
export async function switchOrganisation(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /people|person/ })
    .click();
  await page.getByRole('menuitemradio', { name }).click();
}

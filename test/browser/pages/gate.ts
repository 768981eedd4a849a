/** The gate page: verdicts, ratings, votes and the decision. */
import type { Locator, Page } from 'playwright-core';
import { confirm, panelOf } from './shell.ts';

/** Rates a criterion that people judge, with the evidence the rating rests on. */
export async function rate(page: Page, criterion: string, level: number, evidence: string): Promise<void> {
  await page.getByRole('region', { name: criterion, exact: true }).getByRole('button').first().click();
  const card = page.getByRole('region', { name: `${criterion}: ratings` });
  await card.getByRole('radio', { name: new RegExp(`^level ${level}`) }).check();
  await card.getByLabel('What the rating rests on').fill(evidence);
  await card.getByRole('button', { name: 'Rate', exact: true }).click();
  await card.getByText(evidence).waitFor();
}

/** The panel in which the open gate is decided. */
export function decisionOf(page: Page): Locator {
  return panelOf(page, 'Decision');
}

/** Votes on the evidence shown. */
export async function vote(page: Page, choice: string, comment: string): Promise<void> {
  const panel = decisionOf(page);
  await panel.getByRole('button', { name: 'Vote', exact: true }).click();
  await panel.getByRole('combobox', { name: 'Your vote' }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
  await panel.getByLabel('Comment, goes into the record').fill(comment);
  await panel.getByRole('button', { name: `Vote: ${choice.toLowerCase()}` }).click();
  await panel.getByRole('list', { name: 'Votes' }).getByText(comment).waitFor();
}

/** Decides the gate with a reason. */
export async function decide(page: Page, choice: string, reason: string): Promise<void> {
  const panel = decisionOf(page);
  await panel.getByRole('radio', { name: new RegExp(`^${choice}`) }).check();
  await panel.getByLabel('Reason, goes into the record').fill(reason);
  const label = `Decide: ${choice.toLowerCase()}`;
  await panel.getByRole('button', { name: label }).click();
  await confirm(page, label, label);
  await panel.getByText(`Decided: ${choice.toLowerCase()}`).waitFor();
}

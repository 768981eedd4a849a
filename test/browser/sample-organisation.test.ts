/** The sample organisation, opened from the first visit: three rollouts, a held wave, an open gate, a plan to make. */
import { describe, expect, test } from 'vitest';
import { startApplication } from './application.ts';
import { setUp } from './pages/entrance.ts';
import { advance, clearHold, nextActions, readCounts, readTotal, sumOf } from './pages/overview.ts';
import { openRollout, openSampleOrganisation, rolloutNames } from './pages/rollouts.ts';
import { goTo } from './pages/shell.ts';
import { createVisitors } from './visitor.ts';

const application = await startApplication();
const visitors = createVisitors('sample-organisation');
const administrator = {
  organisation: 'Testbolaget',
  name: 'First Administrator',
  email: 'first@example.org',
  password: 'four plain words here',
};
const visitor = await visitors.arrive('administrator', { url: application.setupLink });
const { page } = visitor;

describe('the sample organisation', () => {
  test('is offered on the first visit, and made while its progress is shown', async () => {
    await setUp(page, administrator);
    const t = Date.now();
    await openSampleOrganisation(page, 240);
    console.log('sample took', Date.now() - t);
    expect(await rolloutNames(page)).toEqual([
      'New VPN client',
      'Windows 11 upgrade',
      'Device management with Intune',
    ]);
  }, 300_000);

  test('shows a held wave, whose counts add up to everybody', async () => {
    await openRollout(page, 'Device management with Intune');
    const counts = await readCounts(page);
    console.log(counts, await readTotal(page), await nextActions(page));
    expect(sumOf(counts)).toBe(await readTotal(page));
    const t = Date.now();
    await clearHold(page, 'The driver has been withdrawn');
    await advance(page, 'day', 120);
    console.log('a day took', Date.now() - t);
    console.log(await readCounts(page));
    await advance(page, 'week', 120);
    console.log('a week took', Date.now() - t);
    console.log(await readCounts(page));
    await goTo(page, 'All rollouts', 'Rollouts');
    expect(visitor.errors).toEqual([]);
  }, 300_000);
});

/**
 * The sample organisation, opened from the first visit: a held wave, a gate that does not say go, and a rollout of
 * one's own, which is taken by clicking from an empty plan over its gate into the first wave on the virtual clock.
 */
import { describe, expect, test } from 'vitest';
import { startApplication } from './application.ts';
import { addCriterion, freezeCriteria, setLimits } from './pages/criteria.ts';
import { setUp, signIn } from './pages/entrance.ts';
import { decide, decisionOf, rate, vote } from './pages/gate.ts';
import { approveMessage } from './pages/messages.ts';
import { advance, clearHold, nextActions, readCounts, readTotal, sumOf } from './pages/overview.ts';
import { acceptPilot, selectPilot, startPilot } from './pages/pilot.ts';
import { createRollout, openRollout, openSampleOrganisation, rolloutNames } from './pages/rollouts.ts';
import { addAccount } from './pages/settings.ts';
import { goTo } from './pages/shell.ts';
import { layOutWaves, dragGroupInOneStroke, moveGroupByKeys, readBoard } from './pages/waves.ts';
import { createStory } from './visitor.ts';

const application = await startApplication();
const visitors = createStory('sample-organisation');
const administrator = {
  organisation: 'Testbolaget',
  name: 'First Administrator',
  email: 'first@example.org',
  password: 'four plain words here',
};
const colleague = {
  name: 'Second Rater',
  email: 'second@example.org',
  password: 'four other words there',
  roles: ['Helpdesk lead'],
};
const { page, errors } = await visitors.arrive('administrator', { url: application.setupLink });

const patienceSeconds = 240;
const people = 5000;
const rollouts = {
  held: 'Device management with Intune',
  open: 'Windows 11 upgrade',
  choosing: 'New phones',
  toPlan: 'New VPN client',
} as const;
const ownRollout = 'Sign-in without passwords';
const rated = 'The helpdesk can carry the waves';

/** Lets weeks pass until the overview shows what is waited for. */
async function advanceUntil(isReached: () => Promise<boolean>, weeksMax: number): Promise<void> {
  for (let week = 0; week < weeksMax && !(await isReached()); week++)
    await advance(page, 'week', patienceSeconds);
  expect(await isReached()).toBe(true);
}

describe('the sample organisation', () => {
  test('is offered on the first visit, and made while its progress is shown', async () => {
    await setUp(page, administrator);
    await openSampleOrganisation(page, patienceSeconds);
    expect(await rolloutNames(page)).toEqual([
      rollouts.toPlan,
      rollouts.choosing,
      rollouts.open,
      rollouts.held,
    ]);
  });

  test('shows a wave that its guardrail holds, and counts that add up to everybody', async () => {
    await openRollout(page, rollouts.held);
    expect(await readTotal(page)).toBe(people);
    expect(sumOf(await readCounts(page))).toBe(people);
    expect(await nextActions(page)).toContain('Look at the hold');
    await clearHold(page, 'The driver has been withdrawn');
    await page.getByText('Nothing is held. Whoever has a date starts on it.').waitFor();
    await goTo(page, 'Waves');
    const board = await readBoard(page);
    expect(board.at(-1)?.people).toBe(people);
    expect(board.slice(0, -1).reduce((sum, row) => sum + row.people, 0)).toBe(people);
  });

  test('has a gate where go is not possible while a criterion is not proven, and another decision is', async () => {
    await goTo(page, 'All rollouts', 'Rollouts');
    await openRollout(page, rollouts.open);
    await goTo(page, 'Gate', 'Gate: Pilot');
    const go = decisionOf(page).getByRole('radio', { name: /^Go/ });
    expect(await go.isDisabled()).toBe(true);
    await vote(page, 'No go', 'Too many calls');
    await decide(page, 'No go', 'The upgrade is not ready for everybody.');
    expect(errors).toEqual([]);
  });
});

describe('a rollout of one’s own in the sample organisation', () => {
  test('gets a second person on the team, who rates and votes', async () => {
    await addAccount(page, colleague);
  });

  test('gets a pilot that is chosen and frozen', async () => {
    await goTo(page, 'All rollouts', 'Rollouts');
    await createRollout(page, ownRollout);
    await goTo(page, 'Pilot', 'Pilot cohort');
    await selectPilot(page, { by: ['Department', 'Site', 'Platform'], size: 80 });
    await acceptPilot(page, 80);
  });

  test('gets criteria that are frozen, and messages that are approved', async () => {
    await goTo(page, 'Criteria');
    await addCriterion(page, 'Enrolled within the window');
    await setLimits(page, 60, 80);
    await addCriterion(page, rated);
    await freezeCriteria(page);
    await goTo(page, 'Messages');
    await approveMessage(page, 'Pilot');
    await approveMessage(page, 'Wave');
  });

  test('starts its pilot, which runs to its gate on the virtual clock', async () => {
    await goTo(page, 'Pilot', 'Pilot cohort');
    await startPilot(page, 80, { perDay: 40, noticeDays: 1, windowDays: 1, soakDays: 1 });
    await goTo(page, 'Overview', ownRollout);
    await advanceUntil(async () => (await nextActions(page)).includes('Decide the gate of Pilot'), 4);
    expect(await readTotal(page)).toBe(80);
    expect(sumOf(await readCounts(page))).toBe(80);
  });

  test('is rated by two people, and voted on by the one who did not write the plan', async () => {
    await goTo(page, 'Gate', 'Gate: Pilot');
    await rate(page, rated, 4, 'Agents answered nearly all');
    await decisionOf(page).getByText('You wrote the plan, so you propose and others vote.').waitFor();

    const second = await visitors.arrive('colleague', { url: `${application.address}/sign-in` });
    await signIn(second.page, colleague);
    await openRollout(second.page, ownRollout);
    await goTo(second.page, 'Gate', 'Gate: Pilot');
    await rate(second.page, rated, 4, 'Two questions needed an engineer');
    await vote(second.page, 'Go', 'Carry on');
    expect(second.errors).toEqual([]);
    await second.close();
  });

  test('is decided, and the vote of the other has arrived without a reload', async () => {
    await decisionOf(page).getByText('Carry on').waitFor();
    await decide(page, 'Go', 'Every exit criterion passes.');
  });

  test('gets its waves', async () => {
    await goTo(page, 'Waves');
    const waves = await layOutWaves(page, 'By Department', 1200);
    expect(waves).toBeGreaterThan(3);
    const laidOut = await readBoard(page);
    expect(
      laidOut
        .map(({ people: count }) => count)
        .slice(0, -1)
        .reduce((sum, count) => sum + count, 0),
    ).toBe(people);
  });

  test('tells what dragging a group costs, however fast the hand', async () => {
    await dragGroupInOneStroke(page, 'HR');
    expect((await readBoard(page)).at(-1)?.people).toBe(people);
  });

  test('is re-planned by keyboard, and remembers whom that moved and why', async () => {
    const moved = await moveGroupByKeys(page, 'HR', 'The department closes its books');
    await page.getByRole('tab', { name: /^Plan revisions/ }).click();
    const revision = page.getByRole('row').filter({ hasText: 'The department closes its books' });
    await revision.getByRole('button', { name: `${moved} people moved by revision 2` }).waitFor();
    await page.getByRole('tab', { name: 'Calendar' }).click();
    expect((await readBoard(page)).at(-1)?.people).toBe(people);
  });

  test('starts its first wave', async () => {
    await advanceUntil(
      async () => /in progress|passed|soaking/.test((await readBoard(page))[1]?.text ?? ''),
      5,
    );
    expect((await readBoard(page)).at(-1)?.people).toBe(people);
    expect(errors).toEqual([]);
  });
});

describe('a link to a rollout', () => {
  test('leads through signing in, and from another organisation into its own', async () => {
    const link = `${new URL(page.url()).pathname}?from=mail`;
    const visitor = await visitors.arrive('returning', { url: `${application.address}${link}` });
    await signIn(visitor.page, administrator, 'This rollout is in Lindmark Industries (sample)');
    expect(visitor.page.url()).toBe(`${application.address}${link}`);
    await visitor.page.getByRole('button', { name: 'Switch and open it' }).click();
    await visitor.page.getByRole('heading', { level: 1, name: 'Waves' }).waitFor();
    expect(visitor.page.url()).toBe(`${application.address}${link}`);
  });
});

/**
 * The main job by clicking, in an organisation of one's own: from the one-time set-up link over an import, a frozen
 * pilot and criteria to people who are told, signals, a participant's question, and a rehearsal of the whole plan.
 */
import { describe, expect, test } from 'vitest';
import { startApplication } from './application.ts';
import {
  appCount,
  appsCsv,
  deviceCount,
  devicesCsv,
  externalIdOf,
  peopleCount,
  peopleCsv,
} from './directory.ts';
import { addCriterion, freezeCriteria, setLimits } from './pages/criteria.ts';
import { setUp } from './pages/entrance.ts';
import { answer, bringSignals, questionOf } from './pages/helpdesk.ts';
import { approveMessage, readOutbox, readTold } from './pages/messages.ts';
import { nextActions, readCounts, readPeople, readTotal, rehearse, sumOf } from './pages/overview.ts';
import { applyFile, bringFile, previewFile, readSize, takeFile, undoFile } from './pages/people.ts';
import { ask, readProgress, tickNext } from './pages/personal-page.ts';
import { acceptPilot, selectPilot, startPilot } from './pages/pilot.ts';
import { createRollout, openRollout } from './pages/rollouts.ts';
import { createToken } from './pages/settings.ts';
import { goTo, switchOrganisation } from './pages/shell.ts';
import { signalCsv, signalsFor } from './signals.ts';
import { createStory } from './visitor.ts';

const application = await startApplication();
const visitors = createStory('first-rollout');
const administrator = {
  organisation: 'Testbolaget',
  name: 'First Administrator',
  email: 'first@example.org',
  password: 'four plain words here',
};
const { page, errors } = await visitors.arrive('administrator', { url: application.setupLink });

const rollout = 'Device management with Intune';
const pilotSize = 40;
/** For what the engine does by itself, in milliseconds. */
const patience = 30_000;
const peopleFile = { name: 'people.csv', content: peopleCsv };
const question = 'Can I keep my own phone?';

describe('an organisation of one’s own', () => {
  test('is created with its first administrator through the one-time link, which works once', async () => {
    await setUp(page, administrator);
    const late = await visitors.arrive('latecomer', { url: application.setupLink });
    await late.page.getByRole('heading', { name: 'Bellwether is set up already' }).waitFor();
    await late.close();
  });

  test('imports people, devices and apps from files, after a preview', async () => {
    await page.getByRole('link', { name: 'Import people' }).click();
    expect(await bringFile(page, peopleFile)).toContain('a table of people');
    expect(await previewFile(page)).toEqual({ join: peopleCount, change: 0, leave: 0 });
    await applyFile(page, 'people');
    expect(await bringFile(page, { name: 'devices.csv', content: devicesCsv })).toContain('Intune');
    expect(await previewFile(page)).toEqual({ join: deviceCount, change: 0, leave: 0 });
    await applyFile(page, 'devices');
    expect(await bringFile(page, { name: 'apps.csv', content: appsCsv })).toContain('a table of apps');
    expect(await previewFile(page)).toEqual({ join: appCount, change: 0, leave: 0 });
    await applyFile(page, 'apps');
    expect(await readSize(page)).toBe(`${peopleCount} people, ${deviceCount} devices, ${appCount} apps`);
    await page.getByRole('button', { name: 'Show the apps' }).click();
    await page.getByRole('button', { name: 'Importance any' }).click();
    await page.getByRole('menuitemradio', { name: /^not said yet/ }).click();
    await page.getByText('Translation memory').waitFor();
    await expect.poll(async () => await page.getByText('Accounts payable').count()).toBe(0);
    await page.getByRole('button', { name: /^Importance not said yet/ }).click();
    await page.getByRole('menuitemradio', { name: 'any' }).click();
    await page.getByText('Accounts payable').waitFor();
  });

  test('is not changed by the same file, and as before when the last import is undone', async () => {
    await bringFile(page, peopleFile);
    expect(await previewFile(page)).toEqual({ join: 0, change: 0, leave: 0 });
    await page.getByText('This file changes nothing.').waitFor();
    await bringFile(page, { name: 'devices.csv', content: devicesCsv.replace('Samsung', 'Nokia') });
    expect(await previewFile(page)).toEqual({ join: 0, change: 1, leave: 0 });
    await applyFile(page, 'devices');
    await undoFile(page);
    expect(errors).toEqual([]);
  });

  test('is taken away as workbooks, which change nothing when they are brought back', async () => {
    for (const tab of ['People', 'Apps'] as const) {
      const file = await takeFile(page, tab, 'Excel workbook');
      expect(file.name).toBe(`${tab.toLowerCase()}.xlsx`);
      await bringFile(page, file);
      await page.getByText(`sheet “${tab}”, column names in row 1`).waitFor();
      expect(await previewFile(page)).toEqual({ join: 0, change: 0, leave: 0 });
      await page.getByText('This file changes nothing.').waitFor();
    }
    expect(errors).toEqual([]);
  });
});

describe('its first rollout', () => {
  test('is created, and says what to do next', async () => {
    await goTo(page, 'All rollouts', 'Rollouts');
    await createRollout(page, rollout);
    expect(await nextActions(page)).toContain('Choose the pilot');
  });

  test('gets a pilot that looks like the organisation, and is frozen', async () => {
    await goTo(page, 'Pilot', 'Pilot cohort');
    await selectPilot(page, { by: ['Department', 'Site', 'Skill'], size: pilotSize });
    await page.getByText('Does the pilot look like the organisation?').waitFor();
    await page.getByText('What this pilot cannot tell you').waitFor();
    await acceptPilot(page, pilotSize);
    await goTo(page, 'Overview', rollout);
    expect(await nextActions(page)).not.toContain('Choose the pilot');
    await goTo(page, 'Pilot', 'Pilot cohort');
  });

  test('cannot start its pilot before criteria are frozen and the message is approved', async () => {
    await page.getByRole('button', { name: 'Submit the plan' }).click();
    expect(await page.getByRole('button', { name: `Preview the ${pilotSize} people` }).isDisabled()).toBe(
      true,
    );
    await goTo(page, 'Criteria');
    await addCriterion(page, 'Enrolled within the window');
    await setLimits(page, 60, 80);
    await addCriterion(page, 'The helpdesk can carry the waves');
    await freezeCriteria(page);
    await goTo(page, 'Messages');
    await approveMessage(page, 'Pilot');
  });

  test('tells everybody in the pilot once it is started', async () => {
    await goTo(page, 'Pilot', 'Pilot cohort');
    // A notice longer than the days until the first start: everybody is told at once, whatever day it is.
    await startPilot(page, pilotSize, { noticeDays: 30 });
    await goTo(page, 'Overview', rollout);
    await expect
      .poll(async () => (await readCounts(page))['Notified'], { timeout: patience })
      .toBe(pilotSize);
    expect(await readTotal(page)).toBe(pilotSize);
    expect(errors).toEqual([]);
  });
});

describe('signals', () => {
  let told: readonly string[] = [];

  test('through the API move people on the live board, which adds up without a reload', async () => {
    const secret = await createToken(page, 'Connector', 'Endpoint admin');
    await goTo(page, 'All rollouts', 'Rollouts');
    await openRollout(page, rollout);
    told = (await readPeople(page, 'Notified')).flatMap((name) => externalIdOf(name) ?? []);
    expect(told.length).toBeGreaterThan(3);
    const batch = { source: 'connector', signals: signalsFor(told.slice(0, 2)) };
    const send = async () =>
      await fetch(`${application.address}/api/v1/signals`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
    expect(await (await send()).json()).toEqual({ accepted: 2, repeated: 0 });
    await expect.poll(async () => (await readCounts(page))['Succeeded'], { timeout: patience }).toBe(2);
    expect(sumOf(await readCounts(page))).toBe(pilotSize);
    expect(await (await send()).json()).toEqual({ accepted: 0, repeated: 2 });
  });

  test('as a file do the same', async () => {
    await goTo(page, 'Helpdesk');
    expect(await bringSignals(page, 'service-desk', signalCsv(signalsFor(told.slice(2, 3))))).toBe(1);
    await goTo(page, 'Overview', rollout);
    await expect.poll(async () => (await readCounts(page))['Succeeded'], { timeout: patience }).toBe(3);
    expect(sumOf(await readCounts(page))).toBe(pilotSize);
  });
});

describe('a participant', () => {
  test('has one message, in their language', async () => {
    await goTo(page, 'Messages');
    expect(await readTold(page)).toBe(pilotSize);
    expect((await readOutbox(page, 'English')).text).toContain('Your date');
    expect((await readOutbox(page, 'Svenska')).text).toContain('Din dag');
    expect((await readOutbox(page, 'Deutsch')).text).toContain('Ihr Termin');
  });

  test('opens the link of their message, ticks their checklist and asks a question', async () => {
    const message = await readOutbox(page, 'English');
    const participant = await visitors.arrive('participant', {
      url: message.personalPage,
      width: 390,
      height: 844,
    });
    expect(await readProgress(participant.page)).toMatch(/^0 of \d done$/);
    await tickNext(participant.page);
    expect(await readProgress(participant.page)).toMatch(/^1 of \d done$/);
    await ask(participant.page, question);

    await goTo(page, 'Helpdesk');
    await questionOf(page, question).waitFor();
    await answer(page, question, message.person, 'Yes, if it is not older than four years.');
    await participant.page.goto(message.personalPage);
    await participant.page.getByText('Yes, if it is not older than four years.').waitFor();
    expect(await readProgress(participant.page)).toMatch(/^1 of \d done$/);
    expect(participant.errors).toEqual([]);
    await participant.close();
  });
});

describe('a rehearsal', () => {
  test('runs the plan to the end of its last wave, in an organisation of its own', async () => {
    await goTo(page, 'Overview', rollout);
    await rehearse(page, rollout, 150);
    expect(await readTotal(page)).toBe(peopleCount);
    const counts = await readCounts(page);
    expect(sumOf(counts)).toBe(peopleCount);
    expect(counts['Succeeded']).toBeGreaterThan(peopleCount * 0.8);
    await switchOrganisation(page, new RegExp(`^${administrator.organisation}`));
    await openRollout(page, rollout);
    expect(await readTotal(page)).toBe(pilotSize);
    expect(errors).toEqual([]);
  });
});

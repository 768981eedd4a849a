/**
 * The pilot from an empty place to people who have agreed: two drafts side by side, the people behind a bar, the curve
 * of sizes, asking, a candidate who declines on their own page, and the substitute who takes the place.
 */
import { describe, expect, test } from 'vitest';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { messageRoutes } from '#contracts/messages.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { startApplication } from './application.ts';
import { selectPilot } from './pages/pilot.ts';
import { confirm } from './pages/shell.ts';
import { createSampleAccount } from './sample-account.ts';
import { checkAccessibility, screenshot } from './support.ts';
import { createStory } from './visitor.ts';

const application = await startApplication();
const visitors = createStory('pilot');
const account = await createSampleAccount(application, { people: 1000, locale: 'en' });
const { rolloutId, stages } = await account.call(rolloutRoutes.createRollout, {
  body: { name: 'New keyboard' },
});
const place: { rolloutId: RolloutId; stageId: StageId } = { rolloutId, stageId: stages[0]!.stageId };
const { page, errors } = await visitors.arrive('lead', {
  url: `${application.address}/rollouts/${rolloutId}/pilot`,
  cookies: [...account.cookies],
});

async function currentCohort() {
  return (await account.call(pilotRoutes.getCohort, { params: place })).cohort!;
}

async function listMembers(only?: 'declined' | 'invited') {
  const { cohortId } = await currentCohort();
  return await account.call(pilotRoutes.listCohortMembers, {
    params: { rolloutId, cohortId },
    query: only === undefined ? {} : { only },
  });
}

/** Chooses from a list of the form; the part of the form is named where the label alone stands twice. */
async function chooseOption(part: string | null, label: string, option: string): Promise<void> {
  const place = part === null ? page : page.getByRole('group', { name: part });
  await place.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function addMinimum(attribute: string, group: string, people: number): Promise<void> {
  const part = 'At least so many from a group';
  if (attribute !== 'every attribute') await chooseOption(part, 'Attribute', attribute);
  if (group !== 'every group') await chooseOption(part, 'Group', group);
  await page.getByRole('textbox', { name: 'At least', exact: true }).fill(String(people));
  await page.getByRole('button', { name: 'Add this minimum' }).click();
}

/** Checks and pictures the page from its top; what the bar at the top half covers would count as too small to click. */
async function lookAt(name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await checkAccessibility(page);
  await screenshot(page, name, true);
}

/** The button that takes a rule back on its chip. */
function removeRule(words: string) {
  return page.getByRole('button', { name: `Remove: ${words}`, exact: true });
}

/** The personal page of somebody who was asked, from the message in the outbox. */
async function findPersonalPage(personId: PersonId): Promise<string> {
  const { rows } = await account.call(messageRoutes.listDeliveries, {
    params: { rolloutId },
    query: { personId },
  });
  const { deliveryId } = rows[0]!;
  const { bodyText } = await account.call(messageRoutes.getDelivery, { params: { rolloutId, deliveryId } });
  return /\/me\/[\w.~-]+/.exec(bodyText ?? '')![0];
}

describe('choosing', () => {
  test('shows what each size covers before anybody is chosen', async () => {
    await page.getByRole('button', { name: 'Show what each size covers' }).click();
    await page.getByText(/Somebody from every pair of groups/).waitFor();
    await page.getByRole('slider', { name: 'People in the pilot' }).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'pilot-choose', true);
  });

  test('says in words which rules no cohort keeps', async () => {
    await page.getByText('Rules, weighing and seed').click();
    await addMinimum('every attribute', 'every group', 300);
    await page.getByRole('button', { name: /^Select \d+ people$/ }).click();
    await page.getByText('No cohort keeps these rules').waitFor();
    await lookAt('pilot-infeasible');
    await removeRule('At least 300 from every group').click();
    await removeRule('At least 300 from every group').waitFor({ state: 'detached' });
  });

  test('drafts twice, and puts the drafts side by side', async () => {
    await selectPilot(page, { by: ['Department', 'Site', 'Platform'], size: 60 });
    const first = await currentCohort();
    await page.getByText('Attributes, rules and seed').click();
    await page.getByRole('textbox', { name: 'Seed' }).fill('2');
    await page.getByRole('button', { name: 'Select 60 people' }).click();
    await page.getByText('Draft 2').first().waitFor();
    await page.getByRole('button', { name: 'Compare' }).first().click();
    await page.getByRole('heading', { name: 'Draft 2 beside draft 1' }).waitFor();
    await lookAt('pilot-compare');
    await page.getByRole('button', { name: 'Close the comparison' }).click();
    expect((await currentCohort()).hash).not.toBe(first.hash);
  });

  test('keeps every rule in sight as a chip, also in the cohort it made', async () => {
    await page.getByText('Attributes, rules and seed').click();
    await addMinimum('Department', 'Production', 9);
    await chooseOption('What counts more or less', 'Together with', 'Platform');
    await page.getByRole('button', { name: 'Add this weight' }).click();
    await chooseOption(null, 'Team', 'the manager’s people');
    await page.getByRole('textbox', { name: 'At most' }).fill('20');
    await chooseOption(null, 'Counted in', '% of the team');
    await page.getByText('Attributes, rules and seed').click();
    for (const rule of [
      'At least 9 from Production',
      'Department with Platform counts × 2',
      'At most 20\u202F% of each manager',
    ])
      await removeRule(rule).waitFor();
    await lookAt('pilot-rules');
    await removeRule('Department with Platform counts × 2').press('Enter');
    await removeRule('Department with Platform counts × 2').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Select 60 people' }).click();
    const made = page.getByRole('group', { name: 'Chosen with' });
    await made.getByText('At least 9 from Production').waitFor();
    await made.getByText('At most 20\u202F% of each manager').waitFor();
    expect(await made.getByText('counts × 2').count()).toBe(0);
    const { rules } = await currentCohort();
    expect(rules.minimums).toEqual([{ attribute: 'department', level: 'Production', people: 9 }]);
    expect(rules.team).toEqual({ attribute: null, most: { share: 0.2 } });
    expect(rules.weights).toEqual([]);
  });

  test('opens the people behind a bar, in the pilot and not in it', async () => {
    await page.getByRole('button', { name: 'Production', exact: true }).click();
    await page.getByRole('button', { name: /^Not in the pilot/ }).click();
    await page.getByRole('grid', { name: 'Production' }).waitFor();
    await screenshot(page, 'pilot-level');
    await page.getByRole('button', { name: 'Close' }).click();
  });
});

describe('asking', () => {
  test('needs consent, and cannot freeze anybody without it', async () => {
    await page.getByRole('checkbox', { name: 'Everybody in the pilot must have said yes' }).click();
    await page.getByText('60 of 60 have not said yes').first().waitFor();
    expect(await page.getByRole('button', { name: 'Accept and freeze 60 people' }).isDisabled()).toBe(true);
  });

  test('asks everybody once the text is approved', async () => {
    const params = { rolloutId, stageKind: 'consent' as const };
    const { contentHash } = await account.call(messageRoutes.getMessage, { params });
    await account.call(messageRoutes.approveMessage, { params, body: { contentHash } });
    await page.reload();
    await page.getByRole('button', { name: 'Ask 60 people' }).click();
    await confirm(page, 'Ask whether they take part', 'Ask 60 people');
    await page.getByText(/Asked; an answer is wanted by/).waitFor();
    expect((await listMembers('invited')).total).toBe(60);
  });

  test('is answered on the personal page: reading changes nothing, a no is a no', async () => {
    const { personId } = (await listMembers()).rows[0]!;
    const participant = await visitors.arrive('participant', {
      url: `${application.address}${await findPersonalPage(personId)}?lang=en`,
      width: 390,
      height: 844,
    });
    await participant.page.getByRole('heading', { name: 'Will you try it first?' }).waitFor();
    await checkAccessibility(participant.page);
    await screenshot(participant.page, 'portal-question', true);
    expect((await listMembers('declined')).total).toBe(0);
    await participant.page.getByRole('button', { name: 'No, not this time' }).click();
    await participant.page.getByText('Your no has been noted.').waitFor();
    await screenshot(participant.page, 'portal-declined', true);
    expect((await listMembers('declined')).total).toBe(1);
    expect(participant.errors).toEqual([]);
    await participant.close();
  });

  test('proposes a substitute at once, who takes the place with one click', async () => {
    const before = await currentCohort();
    await page.getByRole('heading', { name: 'Places to fill' }).waitFor();
    await page.getByRole('button', { name: 'Take' }).first().waitFor();
    await lookAt('pilot-substitute');
    await page.getByRole('button', { name: 'Take' }).first().click();
    await page.getByText('Changes since then').waitFor();
    const after = await currentCohort();
    expect([after.size, after.revision, after.openPlaces]).toEqual([60, 1, 0]);
    expect(after.hash).not.toBe(before.hash);
  });

  test('records an answer on behalf, with who and how', async () => {
    await page.getByRole('grid', { name: 'Chosen people' }).getByRole('row').nth(3).click();
    await page.getByLabel('How do you know?').fill('Told me on the phone');
    await page.getByRole('button', { name: 'They say yes' }).click();
    await expect.poll(async () => (await currentCohort()).answers.accepted).toBe(1);
    expect(errors).toEqual([]);
  });
});

describe('the page with all of it', () => {
  test.each([
    ['dark', 1440, 'dark'],
    ['phone', 390, 'light'],
  ] as const)('in %s', async (name, width, scheme) => {
    const visitor = await visitors.arrive(name, {
      url: `${application.address}/rollouts/${rolloutId}/pilot`,
      cookies: [...account.cookies],
      width,
      scheme,
    });
    await visitor.page.getByRole('heading', { name: 'Do they take part?' }).waitFor();
    await checkAccessibility(visitor.page);
    const overflow = await visitor.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await screenshot(visitor.page, `pilot-${name}`, true);
    await visitor.close();
  });

  test('the exceptions of the organisation', async () => {
    const visitor = await visitors.arrive('exceptions', {
      url: `${application.address}/people?tab=exceptions`,
      cookies: [...account.cookies],
    });
    await visitor.page.getByLabel('Reason').fill('Member of the board');
    const { externalId } = (await listMembers()).rows[5]!;
    await visitor.page.getByRole('textbox', { name: 'People', exact: true }).fill(externalId);
    await visitor.page.getByRole('button', { name: 'Add to the list' }).click();
    await visitor.page.getByText('Member of the board').first().waitFor();
    await checkAccessibility(visitor.page);
    await screenshot(visitor.page, 'exceptions', true);
    expect((await currentCohort()).openPlaces).toBe(1);
    await visitor.close();
  });
});

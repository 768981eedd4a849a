/**
 * Every page of a sample organisation, in German, in the light and the dark scheme and at the width of a phone: no
 * accessibility violation, nothing in the console, and nothing wider than the screen.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RolloutId } from '#contracts/ids.ts';
import { calendarRoutes } from '#contracts/calendar.ts';
import { chainRoutes } from '#contracts/chains.ts';
import { messageRoutes } from '#contracts/messages.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { slotRoutes } from '#contracts/slots.ts';
import { startApplication } from './application.ts';
import { createSampleAccount } from './sample-account.ts';
import { checkAccessibility } from './support.ts';
import { createVisitors } from './visitor.ts';

const application = await startApplication();
const visitors = createVisitors('accessibility');
const account = await createSampleAccount(application, { people: 1200, locale: 'de' });

/** The rollouts of the sample in the order in which they were made. */
const rollouts = {
  held: 1 as RolloutId,
  open: 2 as RolloutId,
  choosing: 3 as RolloutId,
  toPlan: 4 as RolloutId,
};
await account.call(rolloutRoutes.raiseHold, {
  params: { rolloutId: rollouts.held },
  body: { reason: 'Der Treiber wird ersetzt.' },
});
await account.call(calendarRoutes.addClosure, {
  body: {
    name: 'Jahresende',
    effect: 'freeze',
    scope: null,
    days: { kind: 'rule', from: '2026-12-21', rule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=21', lasts: 14 },
  },
});
await account.call(calendarRoutes.setSiteTime, {
  body: { site: 'Lund', timeZone: 'Europe/London', workingDays: [0, 1, 2, 3] },
});
await account.call(slotRoutes.addSchedule, {
  params: { rolloutId: rollouts.held },
  body: {
    place: null,
    schedule: {
      validFrom: '2026-12-07',
      validTo: '2027-01-08',
      sessions: [{ weekdays: [0, 1, 2, 3, 4], at: '09:00', minutes: 60, places: 4 }],
      weekdayRules: [{ weekday: 1, at: null, change: -1 }],
      exceptions: [{ kind: 'close', from: '2026-12-11', to: '2026-12-11', at: null }],
      amberShare: 0.2,
    },
  },
});
const personalPage = await findPersonalPage(rollouts.held);
const bookersPage = await findPersonalPage(rollouts.choosing);
const personTask = await findPersonTask();

const places = [
  ['the list of rollouts', '/'],
  ['the people', '/people'],
  ['a person', '/people?person=1'],
  ['the devices', '/people?tab=devices'],
  ['the apps', '/people?tab=apps'],
  ['the units', '/people?tab=units&members=none'],
  ['a unit', '/people?tab=units&unit=1'],
  ['the imports', '/people?tab=imports'],
  ['the settings', '/settings'],
  ['the team', '/settings?tab=team'],
  ['a new connection', '/settings?tab=connections&open=connection:new'],
  ['the tokens', '/settings?tab=tokens'],
  ['the webhooks', '/settings?tab=webhooks'],
  ['a new webhook', '/settings?tab=webhooks&open=webhook:new'],
  ['the audit log', '/settings?tab=audit'],
  ['one’s own settings', '/settings?tab=own'],
  ['the overview of a held rollout', `/rollouts/${rollouts.held}`],
  ['the people behind a number', `/rollouts/${rollouts.held}?people=failed.all`],
  ['a frozen pilot', `/rollouts/${rollouts.held}/pilot`],
  ['frozen criteria', `/rollouts/${rollouts.held}/criteria`],
  ['the risk register', `/rollouts/${rollouts.held}/criteria?tab=risks`],
  ['the metric plan', `/rollouts/${rollouts.held}/criteria?tab=reports`],
  ['a measure of use', `/rollouts/${rollouts.held}/criteria?tab=reports&measure=1`],
  ['a report', `/rollouts/${rollouts.held}/criteria?tab=reports&report=5`],
  ['the gate of a wave', `/rollouts/${rollouts.held}/gate`],
  ['the waves', `/rollouts/${rollouts.held}/waves`],
  ['a re-plan', `/rollouts/${rollouts.held}/waves?replan=closed`],
  ['the waves by month', `/rollouts/${rollouts.held}/waves?tab=months`],
  ['the plan revisions', `/rollouts/${rollouts.held}/waves?tab=revisions`],
  ['the closed days', '/calendar'],
  ['the load of departments', '/load?from=2026-11-02'],
  ['the times of a site', '/calendar?open=site:Lund'],
  ['closed days that repeat', '/calendar?open=closure:1'],
  ['an approved message', `/rollouts/${rollouts.held}/messages`],
  ['the people of a group', `/rollouts/${rollouts.held}?by=site&people=left_over.all&group=site:`],
  ['the people of a step', `/rollouts/${rollouts.held}/journey?people=told.reached`],
  ['who was told', `/rollouts/${rollouts.held}/messages?tab=ledger`],
  ['the questions', `/rollouts/${rollouts.held}/helpdesk`],
  ['the signals', `/rollouts/${rollouts.held}/helpdesk?tab=signals`],
  ['the journey', `/rollouts/${rollouts.held}/journey`],
  ['the first days', `/rollouts/${rollouts.held}/helpdesk?tab=first-days`],
  ['the survey', `/rollouts/${rollouts.open}/helpdesk?tab=survey`],
  ['the load of the helpdesk', `/rollouts/${rollouts.held}/helpdesk?tab=load`],
  ['what was said', `/rollouts/${rollouts.held}/feedback`],
  ['a proposed change', `/rollouts/${rollouts.held}/feedback?tab=changes&change=1`],
  ['the triage of apps', `/rollouts/${rollouts.held}/journey?finding=triage`],
  ['the roles', `/rollouts/${rollouts.held}/roles`],
  ['the tasks', `/rollouts/${rollouts.held}/tasks`],
  ['who is ready', `/rollouts/${rollouts.held}/readiness?stage=all`],
  ['the bookings', `/rollouts/${rollouts.held}/bookings?day=2026-12-08`],
  ['the rules of a schedule', `/rollouts/${rollouts.choosing}/bookings?edit=rules`],
  ['a task of each person', `/rollouts/${rollouts.choosing}/tasks?part=all&task=${personTask}`],
  ['the tasks of whoever is signed in', '/my-tasks'],
  ['the times somebody may choose', `${bookersPage}/places?lang=de`],
  ['bookings with a full day and a line', `/rollouts/${rollouts.choosing}/bookings`],
  ['the timeline', `/rollouts/${rollouts.held}/timeline`],
  ['the run sheet', `/rollouts/${rollouts.held}/run`],
  ['the targeting groups', `/rollouts/${rollouts.held}/targeting`],
  ['the stragglers', `/rollouts/${rollouts.held}/stragglers`],
  ['hypercare', `/rollouts/${rollouts.held}/hypercare`],
  ['an open gate', `/rollouts/${rollouts.open}/gate`],
  ['the overview of a rollout to plan', `/rollouts/${rollouts.toPlan}`],
  ['a pilot to choose', `/rollouts/${rollouts.toPlan}/pilot`],
  ['criteria to write', `/rollouts/${rollouts.toPlan}/criteria`],
  ['why peeking fools people', `/rollouts/${rollouts.toPlan}/criteria?explain=peeking`],
  ['waves before the go', `/rollouts/${rollouts.toPlan}/waves`],
  ['a page that is not there', '/nowhere'],
  ['a participant’s own page', `${personalPage}?lang=de`],
] as const;

/** The number of a task that each person does. */
async function findPersonTask(): Promise<number> {
  const params = { rolloutId: rollouts.choosing };
  const { tasks } = await account.call(chainRoutes.getTasks, { params, query: {} });
  return tasks.find(({ people }) => people !== null)!.chainTaskId;
}

/** The path of the page that the first message of a rollout leads to. */
async function findPersonalPage(rolloutId: RolloutId): Promise<string> {
  const params = { rolloutId };
  const { rows } = await account.call(messageRoutes.listDeliveries, { params, query: { limit: 1 } });
  const { deliveryId } = rows[0]!;
  const { bodyText } = await account.call(messageRoutes.getDelivery, { params: { ...params, deliveryId } });
  return /\/me\/[\w.~-]+/.exec(bodyText ?? '')![0];
}

const patience = { timeout: 30_000 };

/** Waits until the page stands: its title is there and nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // What is loading says so a moment after it began.
  await page.waitForTimeout(250);
  await expect.poll(async () => await page.locator('progress:indeterminate').count(), patience).toBe(0);
}

/** Whether the app knows no such page, so that none of these tests passes on it by mistake. */
async function isNotFound(page: Page): Promise<boolean> {
  return await page.getByRole('heading', { name: 'Diese Seite gibt es nicht' }).isVisible();
}

/** How bright the ground of the page is, from 0 to 1. */
async function readBackground(page: Page): Promise<number> {
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 0, green = 0, blue = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return (red + green + blue) / 3 / 255;
}

/** How many pixels the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

type Visitor = Awaited<ReturnType<typeof visitors.find>>;

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** On a desktop in the light and in the dark, and as narrow as a phone. */
const looks = ['bright', 'dark', 'narrow'] as const;
type Look = (typeof looks)[number];

/** The way through the looks; every other place goes it backwards, so that none is put on only to be left. */
let way: readonly Look[] = looks;

/** Puts a look on, and waits until it stands. */
async function putOn(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look === 'bright' ? 'light' : 'dark' });
  await expect.poll(async () => (await readBackground(page)) > 0.2, patience).toBe(look === 'bright');
  const size = look === 'narrow' ? phone : desktop;
  if (page.viewportSize()?.width === size.width) return;
  await page.setViewportSize(size);
  await settle(page);
}

/** Looks at the page that stands for what is wrong with it. */
async function examine(page: Page, look: Look): Promise<void> {
  await checkAccessibility(page, look === 'dark' ? 'of colour' : 'all');
  if (look !== 'dark') expect(await overflow(page)).toBeLessThanOrEqual(0);
}

/** Opens a place as the administrator: within the app where that is open, as a person does, else by its address. */
async function open(path: string): Promise<Visitor> {
  const { url, locale } = { url: application.address, locale: 'de-DE' };
  const visitor = await visitors.find('administrator', {
    url,
    locale,
    ...desktop,
    cookies: [...account.cookies],
  });
  const { page } = visitor;
  const isPersonal = path.startsWith('/me/');
  const isWithin = !isPersonal && (await page.evaluate(navigate, path));
  if (!isWithin) await page.goto(`${application.address}${path}`);
  await settle(page);
  expect(new URL(page.url()).pathname).toBe(path.split('?')[0]);
  expect(await page.getAttribute('html', 'lang')).toMatch(/^de/);
  expect(await isNotFound(page)).toBe(path === '/nowhere');
  return visitor;
}

/** In the browser: goes to a place by the router of the app; false where none is on the page. */
async function navigate(href: string): Promise<boolean> {
  type Router = { readonly navigate: (to: { href: string }) => Promise<void> };
  const { __TSR_ROUTER__: router } = globalThis as { __TSR_ROUTER__?: Router };
  await router?.navigate({ href });
  return router !== undefined;
}

/** Takes what the console has said since the last time. */
function takeErrors({ errors }: Visitor): readonly string[] {
  return (errors as string[]).splice(0);
}

describe('for somebody who is not signed in', () => {
  test.each(['/sign-in', '/setup'])('%s', async (path) => {
    const visitor = await visitors.arrive('stranger', {
      url: `${application.address}${path}`,
      locale: 'de-DE',
    });
    await settle(visitor.page);
    await checkAccessibility(visitor.page);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });
});

test('a planted fault of each kind is found', async () => {
  const { page, errors, close } = await visitors.arrive('fault', { url: `${application.address}/sign-in` });
  await settle(page);
  await page.evaluate(() => {
    const wide = document.createElement('img');
    wide.style.width = '4000px';
    wide.style.height = '1px';
    document.body.append(wide);
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await expect(checkAccessibility(page)).rejects.toThrow('image-alt');
  await page.evaluate(() => {
    const faint = document.createElement('p');
    faint.textContent = 'Nobody can read this';
    faint.style.color = '#ddd';
    document.querySelector('main')!.append(faint);
  });
  await expect(checkAccessibility(page, 'of colour')).rejects.toThrow('color-contrast');
  expect(await overflow(page)).toBeGreaterThan(0);
  expect(errors.join()).toContain('planted');
  await close();
});

// One after the other on the page as it stands: to load each place anew, and for a phone again, took two minutes.
describe('on a desktop in the light and in the dark, and as narrow as a phone', () => {
  test.each(places)('%s', async (_place, path) => {
    const visitor = await open(path);
    for (const look of way) {
      await putOn(visitor.page, look);
      await examine(visitor.page, look);
    }
    expect(takeErrors(visitor)).toEqual([]);
    way = way.toReversed();
  });
});

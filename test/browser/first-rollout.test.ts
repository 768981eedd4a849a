/**
 * The main job once, by clicking, in an organisation of one's own: from the one-time set-up link to a pilot that
 * has been told, signals, a participant's question, and a rehearsal of the whole plan.
 */
import { describe, expect, test } from 'vitest';
import { startApplication } from './application.ts';
import { addCriterion, freezeCriteria, setLimits } from './pages/criteria.ts';
import { setUp } from './pages/entrance.ts';
import { readCounts, readTotal, rehearse, sumOf } from './pages/overview.ts';
import { acceptPilot, selectPilot, startPilot } from './pages/pilot.ts';
import { createRollout } from './pages/rollouts.ts';
import { createToken } from './pages/settings.ts';
import { goTo } from './pages/shell.ts';
import { createVisitors } from './visitor.ts';
import { peopleCsv, devicesCsv } from './directory.ts';

const application = await startApplication();
const visitors = createVisitors('first-rollout');
const administrator = {
  organisation: 'Testbolaget',
  name: 'First Administrator',
  email: 'first@example.org',
  password: 'four plain words here',
};
const visitor = await visitors.arrive('administrator', { url: application.setupLink });
const { page } = visitor;
const pilotSize = 40;
const rolloutName = 'Device management with Intune';

async function api(method: string, path: string, body?: unknown, type = 'application/json') {
  return await page.evaluate(
    async ([method, path, body, type]) => {
      const s = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
      const r = await fetch(path!, {
        method: method!,
        headers: { 'x-csrf-token': s.csrfToken, 'content-type': type! },
        ...(body === undefined ? {} : { body }),
      });
      return { status: r.status, json: (await r.json()) as any };
    },
    [
      method,
      path,
      type === 'application/json' && body !== undefined ? JSON.stringify(body) : (body as string | undefined),
      type,
    ],
  );
}

describe('a first rollout', () => {
  test('set-up', async () => {
    await setUp(page, administrator);
  });
  test('import', async () => {
    for (const [name, csv] of [
      ['people.csv', peopleCsv],
      ['devices.csv', devicesCsv],
    ] as const) {
      const up = await api('POST', `/api/v1/imports?fileName=${name}`, csv, 'application/octet-stream');
      console.log(up.status, JSON.stringify(up.json).slice(0, 600));
      const id = up.json.importId;
      const pre = await api('POST', `/api/v1/imports/${id}/preview`);
      await new Promise((r) => setTimeout(r, 2000));
      const ap = await api('POST', `/api/v1/imports/${id}/apply`, {
        leaveOutBadRows: false,
        confirmShrink: false,
      });
      console.log(pre.status, ap.status, JSON.stringify(ap.json).slice(0, 400));
      await new Promise((r) => setTimeout(r, 2000));
      console.log(JSON.stringify((await api('GET', `/api/v1/imports/${id}`)).json).slice(0, 600));
    }
    await page.reload();
  });
  test('rollout and pilot', async () => {
    await createRollout(page, rolloutName);
    await goTo(page, 'Pilot', 'Pilot cohort');
    await selectPilot(page, { by: ['Department', 'Site', 'Platform'], size: pilotSize });
    await acceptPilot(page, pilotSize);
  });
  test('criteria', async () => {
    await goTo(page, 'Criteria');
    await addCriterion(page, 'Enrolled within the window');
    await setLimits(page, 60, 80);
    await addCriterion(page, 'The helpdesk can carry the waves');
    await freezeCriteria(page);
  });
  test('message', async () => {
    const id = /rollouts\/(\d+)/.exec(page.url())![1];
    const m = await api('GET', `/api/v1/rollouts/${id}/messages/pilot`);
    console.log(
      (
        await api('POST', `/api/v1/rollouts/${id}/messages/pilot/approve`, {
          contentHash: m.json.contentHash,
        })
      ).status,
    );
  });
  test('start', async () => {
    await goTo(page, 'Pilot', 'Pilot cohort');
    await startPilot(page, pilotSize, { noticeDays: 14 });
    await goTo(page, 'Overview', rolloutName);
    await expect.poll(async () => (await readCounts(page))['Notified'], { timeout: 20000 }).toBe(pilotSize);
    expect(sumOf(await readCounts(page))).toBe(await readTotal(page));
  });
  test('signals', async () => {
    const token = await createToken(page, 'Connector', 'Endpoint admin');
    console.log(token);
    await goTo(page, 'All rollouts', 'Rollouts');
    await page.getByRole('link', { name: rolloutName }).click();
    await rehearse(page, rolloutName, 120);
    console.log(await readCounts(page));
    expect(visitor.errors).toEqual([]);
  }, 150000);
});

/** Readiness on a real database: each reason finds its people, totals and pages agree, and rules change colours. */
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#contracts/ids.ts';
import {
  readinessReasons,
  readinessStates,
  usualReadiness,
  type ReadinessFilter,
  type ReadinessState,
} from '#contracts/readiness.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { guidePlatformOf } from '#domain/messages/intune-guide.ts';
import { judgeVersion } from '#domain/readiness/os-version.ts';
import type { Result } from '#domain/result.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { sql } from '#server/platform/db/database.ts';
import { askAbout, setRules } from './ask.ts';
import { systemVerdict } from './facts-store.ts';
import { listApps, listDevices } from './show-inventory.ts';
import { getPerson, getReadiness, listPeople } from './show-readiness.ts';

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const { database } = await createTestDatabase();
const { rolloutId, pilotId, inside } = await createSmallOrganisation(database);

const total = async (stageId?: typeof pilotId) =>
  await inside(async (tx, context) =>
    expectOk(await getReadiness(tx, context, rolloutId, stageId === undefined ? {} : { stageId })),
  );
const page = async (filter: ReadinessFilter & { readonly after?: number; readonly limit?: number }) =>
  await inside(async (tx, context) => expectOk(await listPeople(tx, context, rolloutId, filter)));
const person = async (personId: PersonId) =>
  await inside(async (tx, context) => expectOk(await getPerson(tx, context, rolloutId, personId)));

/** Somebody about whom nothing is so, and then one thing is. */
async function spoil(change: (personId: PersonId) => ReturnType<typeof sql>) {
  const { rows } = await page({ state: 'ready', stageId: pilotId, limit: 1 });
  const { personId } = rows[0]!;
  await inside(async (tx) => await change(personId).execute(tx));
  return await person(personId);
}

test('totals, departments, reasons and pages agree, of everybody and of a stage', async () => {
  for (const stageId of [undefined, pilotId]) {
    const found = await total(stageId);
    expect(found.people).toBe(found.departments.reduce((sum, { people }) => sum + people, 0));
    for (const state of ['ready', 'attention', 'not_ready'] as const) {
      const fitting = await page({ state, ...(stageId === undefined ? {} : { stageId }), limit: 500 });
      expect(fitting.rows).toHaveLength(found.counts[state]);
      expect(fitting.total).toBe(found.counts[state]);
      expect(new Set(fitting.rows.map((row) => row.state)).size).toBeLessThanOrEqual(1);
    }
    for (const { reason, people } of found.reasons)
      expect((await page({ reason, ...(stageId === undefined ? {} : { stageId }) })).total).toBe(people);
  }
});

test('pages follow each other without a gap', async () => {
  const whole = (await page({ limit: 500 })).rows.map(({ personId }) => personId);
  const first = await page({ limit: 50 });
  const second = await page({ limit: 50, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ personId }) => personId)).toEqual(whole.slice(0, 100));
  expect(second.total).toBeNull();
});

describe('a reason, with the rows behind it', () => {
  test('no address', async () => {
    const found = await spoil((id) => sql`update person set email = null where person_id = ${id}`);
    expect(found).toMatchObject({ state: 'not_ready', reasons: ['no_email'] });
  });

  test('devices of which none, one or the only one is new enough', async () => {
    const setVersion = (version: string) => (id: PersonId) =>
      sql`
      update device v set os_version = ${version} from person p
      where p.person_id = ${id} and v.owner_reference in (p.external_id, lower(p.email))`;
    const old = await spoil(setVersion('1.0'));
    expect(old).toMatchObject({ state: 'not_ready', reasons: ['system_too_old'] });
    expect(old.rows[0]!.rows[0]).toMatchObject({ kind: 'device', found: expect.stringContaining('1.0') });
    const unclear = await spoil(setVersion('newest'));
    expect(unclear).toMatchObject({ state: 'attention', reasons: ['system_unknown'] });
    const one = await spoil(
      (id) => sql`
        insert into device (organisation_id, external_id, name, platform, os_version, owner_reference, attributes, fingerprint)
        select organisation_id, 'spare', 'SPARE', 'iPadOS', '12.5', external_id, '{}', 1 from person where person_id = ${id}`,
    );
    expect(one).toMatchObject({ state: 'attention', reasons: ['some_system_too_old'] });
    expect(one.rows[0]!.rows).toEqual([
      { kind: 'device', name: 'SPARE', found: 'iPadOS 12.5', needed: '17' },
    ]);
    const none = await spoil(
      (id) => sql`update device v set active = false from person p
        where p.person_id = ${id} and v.owner_reference in (p.external_id, lower(p.email))`,
    );
    expect(none).toMatchObject({ state: 'not_ready', reasons: ['no_device'] });
  });

  test('away on the day, and an absence that ends before it', async () => {
    const away = (untilOn: string) => (id: PersonId) =>
      sql`
      insert into exception (organisation_id, person_id, list, kind, reason, until_on, added_by, added_at)
      select organisation_id, person_id, 'exclude', 'absence', 'Parental leave', ${untilOn}::date, 'Lead', now()
      from person where person_id = ${id}`;
    const found = await spoil(away('2027-06-30'));
    expect(found).toMatchObject({ state: 'not_ready', reasons: ['on_leave'] });
    expect(found.rows[0]!.rows).toEqual([
      { kind: 'exception', name: 'Parental leave', found: '2027-06-30', needed: null },
    ]);
    const backInTime = await spoil(
      (id) => sql`with dated as (
        update enrolment set scheduled_at = '2027-01-12T08:00:00Z' where person_id = ${id}
      ) ${away('2027-01-05')(id)}`,
    );
    expect(backInTime).toMatchObject({ state: 'ready', reasons: [] });
  });

  test('a manager who has left', async () => {
    const found = await spoil(
      (id) => sql`update person set manager_external_id = 'gone' where person_id = ${id}`,
    );
    expect(found).toMatchObject({ state: 'attention', reasons: ['manager_away'] });
    expect(found.rows[0]!.rows).toEqual([{ kind: 'manager', name: 'gone', found: null, needed: null }]);
  });

  test('places are offered, and they have none', async () => {
    await inside(
      async (tx, { organisationId }) =>
        await sql`insert into slot_schedule (organisation_id, rollout_id, schedule, written_by, written_at)
          values (${organisationId}, ${rolloutId}, '{}', 'Lead', now())`.execute(tx),
    );
    const found = (await total(pilotId)).reasons.find(({ reason }) => reason === 'no_booking');
    expect(found?.people).toBe((await total(pilotId)).people);
    await inside(async (tx) => await sql`delete from slot_schedule`.execute(tx));
  });

  test('an app that holds those who have it, and the app itself', async () => {
    await inside(async (tx, { organisationId, now }) => {
      await sql`insert into app (organisation_id, external_id, name, importance, attributes, fingerprint)
        values (${organisationId}, 'cad', 'CAD', 'critical', '{}', 1), (${organisationId}, 'pdf', 'PDF', null, '{}', 1)`.execute(
        tx,
      );
      await sql`insert into improvement (organisation_id, rollout_id, step, source, finding, found_by, found_at, app_id,
          app_name, app_importance, severity, priority, due_on, action)
        select organisation_id, ${rolloutId}, 'started', 'observation', 'It does not print', 'Lead', ${now}, app_id, name,
          importance, 2, 2, '2027-01-20', 'stop_affected' from app where external_id = 'cad'`.execute(tx);
      await sql`insert into hold (organisation_id, rollout_id, app_id, raised_by_kind, raised_by, code, reason, clears, raised_at)
        select organisation_id, ${rolloutId}, app_id, 'system', 'engine', 'app_triage:1', '{}', '{}', ${now}
        from app where external_id = 'cad'`.execute(tx);
    });
    const { rows } = await page({ reason: 'app_stops', limit: 1 });
    expect((await person(rows[0]!.personId)).rows.at(-1)).toEqual({
      reason: 'app_stops',
      rows: [{ kind: 'app', name: 'CAD', found: 'It does not print', needed: null }],
    });
    const appsOf = async (state?: ReadinessState) =>
      (
        await inside(async (tx) =>
          expectOk(await listApps(tx, rolloutId, { limit: 500, ...(state && { state }) })),
        )
      ).rows;
    const apps = await appsOf();
    expect(apps.find(({ name }) => name === 'CAD')).toMatchObject({
      state: 'not_ready',
      reasons: ['stops_affected'],
      findings: ['It does not print'],
    });
    expect(apps.find(({ name }) => name === 'PDF')).toMatchObject({ state: 'attention' });
    for (const state of readinessStates)
      expect(await appsOf(state)).toEqual(apps.filter((app) => app.state === state));
    await inside(async (tx) => await sql`update hold set cleared_at = now()`.execute(tx));
  });
});

test('devices are filtered by exactly the colour they show', async () => {
  const whole = await inside(async (tx) => expectOk(await listDevices(tx, rolloutId, { limit: 500 })));
  for (const state of ['ready', 'attention', 'not_ready'] as const) {
    const fitting = await inside(async (tx) =>
      expectOk(await listDevices(tx, rolloutId, { state, limit: 500 })),
    );
    expect(fitting.rows).toEqual(whole.rows.filter((row) => row.state === state));
  }
});

test('the database judges a system as the domain does', async () => {
  const systems = ['Windows', 'win 11', 'macOS', 'OS X', 'iPadOS', 'Android', 'Linux', null].flatMap(
    (platform) =>
      [
        '10.0.19045',
        '10.0.17763',
        '10',
        '10.0',
        '17',
        '17.1',
        '14.0',
        '9',
        'Windows 11 (10.0.22631.1)',
        'x',
        '',
        null,
      ].map((version) => ({ platform, version })),
  );
  const judged = await inside(async (tx) => {
    const { rows } = await sql<{ verdict: string }>`
      select ${systemVerdict(usualReadiness)} as verdict
      from unnest(${systems.map(({ platform }) => platform)}::text[], ${systems.map(({ version }) => version)}::text[])
        with ordinality as v(platform, os_version, place) order by place`.execute(tx);
    return rows.map(({ verdict }) => verdict);
  });
  expect(judged).toEqual(
    systems.map(({ platform, version }) => {
      const known = guidePlatformOf(platform);
      return known === undefined ? 'unknown' : judgeVersion(version, usualReadiness.minimumVersions[known]);
    }),
  );
});

test('rules that ask for nothing leave everybody ready, and impossible ones are refused', async () => {
  const off = Object.fromEntries(
    readinessReasons.map((reason) => [reason, 'off']),
  ) as typeof usualReadiness.grades;
  const set = async (rules: Partial<typeof usualReadiness>) =>
    await inside(
      async (tx, context) =>
        await setRules(tx, context, rolloutId, { ...usualReadiness, ...rules, reason: 'Agreed' }),
    );
  expectOk(await set({ grades: off }));
  const found = await total();
  expect(found.counts.ready).toBe(found.people);
  expect(found.reasons).toEqual([]);
  const odd = { ...usualReadiness.minimumVersions, ios: 'latest' };
  expect(await set({ minimumVersions: odd })).toMatchObject({ refusal: { code: 'readiness_version' } });
  expectOk(await set({}));
  expect(
    (await inside(async (tx, context) => expectOk(await askAbout(tx, context, rolloutId)))).asked.rules,
  ).toEqual(usualReadiness);
});

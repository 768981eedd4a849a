import { beforeAll, expect, test } from 'vitest';
import type { AppId, ImprovementId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { NewAppTriage } from '#contracts/triage.ts';
import type { Result } from '#domain/result.ts';
import { acceptFinding, recordFinding, saveTriage } from '#server/features/journey/index.ts';
import { clearHold, findStage, openHoldsOf } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { watchApps } from './watch-apps.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;
let cad: AppId;

const dueAt = new Date('2026-12-01T08:00:00Z');

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(
    database,
    place.organisationId,
    async (tx) => await work(tx, { ...place.context, now: dueAt }),
  );

/** Told: 1 has the app, 2 has others; of 3 nobody knows, on its platform; 4 the same, on another one; 5 has no device. */
beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: 5 }, () => ({})),
  );
  cad = await inside(async (tx, { organisationId }) => {
    await sql`update stage set status = 'in_progress'`.execute(tx);
    await sql`update enrolment set status = 'notified'`.execute(tx);
    await sql`
      insert into device (organisation_id, external_id, name, platform, owner_reference, attributes, fingerprint)
      select ${organisationId}, 'D' || n, 'D' || n, case when n = 4 then 'macOS' else 'Windows' end, 'P' || n, '{}', 0
      from generate_series(1, 4) as n`.execute(tx);
    await sql`
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at, detail)
      select ${organisationId}, ${place.rolloutId}, n, (${[...place.personIds]}::bigint[])[n], 'app.found', ${dueAt},
        case when n = 1 then 'cad 12' else 'Mail' end
      from generate_series(1, 2) as n`.execute(tx);
    const { rows } = await sql<{ appId: AppId }>`
      insert into app (organisation_id, external_id, name, platform, importance, attributes, fingerprint)
      values (${organisationId}, 'APP-1', 'CAD 12', 'Windows, iOS', 'important', '{}', 0)
      returning app_id as "appId"`.execute(tx);
    return rows[0]!.appId;
  });
});

async function find(triage: Omit<NewAppTriage, 'appId'>) {
  return await inside(
    async (tx, context) =>
      await recordFinding(tx, context, place.rolloutId, {
        step: 'started',
        source: 'observation',
        text: 'It does not open drawings',
        app: { appId: cad, ...triage },
      }),
  );
}

async function watch() {
  return await inside(async (tx, context) => {
    const watched = await watchApps(tx, context, (await findStage(tx, place.rolloutId, place.stageId))!);
    const { rows } = await sql<{ status: string }>`select status from enrolment order by position`.execute(
      tx,
    );
    return { ...watched, statuses: rows.map(({ status }) => status) };
  });
}

const close = async (improvementId: ImprovementId) =>
  await inside(
    async (tx, context) =>
      await acceptFinding(tx, context, { rolloutId: place.rolloutId, improvementId }, 'Mended elsewhere'),
  );
const holds = async () => await inside(async (tx) => await openHoldsOf(tx, place.rolloutId));

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('people who have the app wait, and those of whom nobody knows otherwise; all others go on', async () => {
  const { improvementId, app } = expectOk(await find({ severity: 1, priority: 2 }));
  expect(app).toMatchObject({
    name: 'CAD 12',
    importance: 'important',
    action: 'stop_affected',
    dueOn: '2026-12-03',
  });
  expect((await holds()).map(({ appId }) => appId)).toEqual([cad]);
  expect(await watch()).toEqual({
    moved: 3,
    isAwaited: true,
    statuses: ['deferred', 'notified', 'deferred', 'notified', 'deferred'],
  });
  expect((await watch()).moved).toBe(0);

  expectOk(await close(improvementId));
  expect(await holds()).toEqual([]);
  expect(await watch()).toMatchObject({
    moved: 3,
    statuses: ['scheduled', 'notified', 'scheduled', 'notified', 'scheduled'],
  });
  expect(await watch()).toMatchObject({ moved: 0, isAwaited: false });
});

test('a matrix of its own stops everybody; a person may clear the hold, and the finding stays open', async () => {
  const all = ['stop_all', 'workaround', 'continue', 'continue'] as const;
  expectOk(
    await inside(async (tx, context) =>
      saveTriage(tx, context, place.rolloutId, { critical: all, important: all, not_important: all }),
    ),
  );
  const { improvementId } = expectOk(await find({ severity: 1, priority: 1 }));
  const [hold] = await holds();
  expect(hold).toMatchObject({ stageId: null, appId: null });
  expect(say('en', hold!.reason)).toBe(
    'A finding about “CAD 12” stops every start: It does not open drawings',
  );
  await inside(async (tx, context) =>
    clearHold(tx, context, place.rolloutId, hold!.holdId, { reason: 'Nobody uses it this week' }),
  );
  expect(expectOk(await close(improvementId)).status).toBe('accepted');
});

test('a workaround is written down, and then nothing is held', async () => {
  expect(await find({ severity: 2, priority: 3 })).toMatchObject({ refusal: { code: 'workaround_missing' } });
  expect(
    expectOk(await find({ severity: 2, priority: 3, workaround: 'Open drawings in the browser' })).app,
  ).toMatchObject({ action: 'workaround', dueOn: '2026-12-15' });
  expect(await holds()).toEqual([]);
});

/** The load on a real database: hours add up over everybody who starts, and ratings and warnings stand beside them. */
import { expect, test } from 'vitest';
import { permissionsOf, type Role } from '#contracts/permissions.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { getLoad, getStageLoad, rateLoad, setEffort, setHeavyHours, type Rater } from './load.ts';

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const { database } = await createTestDatabase();
const { organisationId, rolloutId, pilotId, inside } = await createSmallOrganisation(database);
await tickRollout(database, organisationId, rolloutId);

const raterOf = (roles: readonly Role[], accountId: string): Rater => ({
  actor: { kind: 'account', id: accountId, name: 'Rater' },
  permissions: permissionsOf(roles),
});
const lead = raterOf(['rollout_lead'], '1');

const week = '2027-01-11';
const load = async () =>
  await inside(async (tx, context) =>
    expectOk(await getLoad(tx, context, lead, { from: '2027-01-13', weeks: 2 })),
  );
const warnings = async () =>
  (await inside(async (tx) => expectOk(await getStageLoad(tx, rolloutId, pilotId)))).rows;

/** Hours of everybody together, as the table says them. */
const sumOf = ({ rows }: Awaited<ReturnType<typeof load>>) =>
  rows.flatMap(({ people, cells }) => cells.map(({ hours }) => hours * people)).reduce((a, b) => a + b, 0);

test('everybody who starts counts once, with the minutes the rollout states', async () => {
  const found = await load();
  expect(found.weeks).toEqual([week, '2027-01-18']);
  const starts = found.rows.flatMap(({ cells }) => cells.map((cell) => cell.starts));
  expect(starts.reduce((a, b) => a + b, 0)).toBe(pilotSize);
  expect(sumOf(found)).toBeCloseTo((pilotSize * 75) / 60, 0);

  const efforts = { startMinutes: 120, trainingMinutes: 0 };
  await inside(async (tx, context) => expectOk(await setEffort(tx, context, rolloutId, efforts)));
  expect(sumOf(await load())).toBeCloseTo(pilotSize * 2, 0);
  expect((await load()).rollouts).toEqual([{ rolloutId, name: 'Small', ...efforts }]);
});

test('a week is warned of when the department calls it busy or it is heavy, until it is not', async () => {
  expect(await warnings()).toEqual([]);
  const { department, cells } = (await load()).rows.find((row) => row.cells[0]!.starts > 0)!;
  const rate = async (rating: 'busy' | null, on = week) =>
    await inside(
      async (tx, context) =>
        await rateLoad(tx, context, lead, { department: department!, week: on, rating, note: 'Closing' }),
    );
  expect(await rate('busy', '2027-01-12')).toMatchObject({ refusal: { code: 'load_week' } });
  expectOk(await rate('busy'));
  expect(await warnings()).toMatchObject([
    { department, week, starts: cells[0]!.starts, warning: 'busy', note: 'Closing' },
  ]);
  await inside(
    async (tx) =>
      await sql`update rollout set effort = '{"startMinutes": 2400, "trainingMinutes": 2400}'`.execute(tx),
  );
  expect((await warnings()).find((row) => row.department === department)?.warning).toBe('both');
  expectOk(await rate(null));
  expect((await warnings()).find((row) => row.department === department)?.warning).toBe('heavy');
});

test('from how many hours on a week is heavy is the organisation’s own, and is logged', async () => {
  await inside(
    async (tx) =>
      await sql`update rollout set effort = '{"startMinutes": 60, "trainingMinutes": 0}'`.execute(tx),
  );
  const heavy = async () =>
    (await load()).rows.flatMap(({ cells }) => cells).filter(({ warning }) => warning !== null);
  expect(await heavy()).toEqual([]);
  await inside(async (tx, context) => expectOk(await setHeavyHours(tx, context, 0.25)));
  expect((await load()).heavyHours).toBe(0.25);
  const weeks = await heavy();
  expect(weeks.length).toBeGreaterThan(0);
  expect(weeks.every(({ hours }) => hours >= 0.25)).toBe(true);
  expect(await warnings()).not.toEqual([]);
  const { rows: logged } = await inside(
    async (tx) =>
      await sql<{ before: unknown; after: unknown }>`
        select before, after from audit_event where action = 'load.heavy_hours_set'`.execute(tx),
  );
  expect(logged).toEqual([{ before: { heavyHours: 1 }, after: { heavyHours: 0.25 } }]);
});

test('a department contact rates their own departments and no others', async () => {
  const [own, other] = (await load()).rows.flatMap(({ department }) => department ?? []);
  const accountId = await inside(async (tx) => {
    const { rows } = await sql<{ id: number }>`
      insert into account (email, display_name, password_hash) values ('contact@example.com', 'Contact', '-')
      returning account_id as id`.execute(tx);
    await sql`
      insert into membership (organisation_id, account_id, roles, departments)
      values (current_organisation_id(), ${rows[0]!.id}, '{department_contact}', ${[own!]}::text[])`.execute(
      tx,
    );
    return rows[0]!.id;
  });
  const contact = raterOf(['department_contact'], String(accountId));
  const rate = async (rater: Rater, department: string) =>
    await inside(
      async (tx, context) =>
        await rateLoad(tx, context, rater, { department, week, rating: 'quiet', note: '' }),
    );
  expect(await rate(contact, own!)).toMatchObject({ ok: true });
  expect(await rate(contact, other!)).toMatchObject({
    refusal: { code: 'load_not_yours', data: { department: other } },
  });
  const stranger = raterOf(['department_contact'], '999999');
  expect(await rate(stranger, own!)).toMatchObject({ refusal: { code: 'load_not_yours' } });
  const shown = await inside(async (tx, context) =>
    expectOk(await getLoad(tx, context, contact, { from: week, weeks: 1 })),
  );
  expect(shown.rows.filter(({ mayRate }) => mayRate).map(({ department }) => department)).toEqual([own]);
});

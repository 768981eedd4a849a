/** The load on a real database: hours add up over everybody who starts, and ratings and warnings stand beside them. */
import { expect, test } from 'vitest';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { getLoad, getStageLoad, rateLoad, setEffort } from './load.ts';

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const { database } = await createTestDatabase();
const { organisationId, rolloutId, pilotId, inside } = await createSmallOrganisation(database);
await tickRollout(database, organisationId, rolloutId);

const week = '2027-01-11';
const load = async () =>
  await inside(async (tx, context) => expectOk(await getLoad(tx, context, { from: '2027-01-13', weeks: 2 })));
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
        await rateLoad(tx, context, { department: department!, week: on, rating, note: 'Closing' }),
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

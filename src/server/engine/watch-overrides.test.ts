/** Invariant: a stage never starts before the one before it passed, unless an override that still holds says so. */
import { beforeAll, expect, test } from 'vitest';
import type { StageId } from '#contracts/ids.ts';
import { layOutWaves } from '#server/features/waves/lay-out-waves.ts';
import {
  clearHold,
  findRollout,
  findStage,
  frozenHoldCode,
  nextOverrideEnd,
  openHoldsOf,
  overrideRule,
  stagesOf,
} from '#server/features/rollouts/index.ts';
import { getStartState, skipStage } from '#server/features/run/command-stages.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { approveOpenPlan } from './rehearsal/approve-open-plan.ts';
import { tickRollout } from './tick-rollout.ts';
import { watchOverrides } from './watch-overrides.ts';

const { database } = await createTestDatabase({ poolSize: 4 });
const small = await createSmallOrganisation(database);
const { organisationId, rolloutId, pilotId, inside } = small;

const stages = async () => await inside(async (tx) => await stagesOf(tx, rolloutId));
const statuses = async () => (await stages()).slice(0, 4).map(({ status }) => status);
const holds = async () => await inside(async (tx) => await openHoldsOf(tx, rolloutId));
const liveUntil = async (day: string) => {
  await small.setNow(`${day}T10:00:00Z`);
  await tickRollout(database, organisationId, rolloutId);
  await small.tellEverybody();
  await tickRollout(database, organisationId, rolloutId);
};
const pass = async (stageId: StageId) =>
  await inside(async (tx, { now }) => {
    await sql`
      update enrolment set status = 'succeeded' where stage_id = ${stageId} and status <> 'succeeded'`.execute(
      tx,
    );
    await sql`
      update stage set status = 'passed', started_at = coalesce(started_at, ${now}), ended_at = ${now},
        status_at = ${now} where stage_id = ${stageId}`.execute(tx);
  });
const skip = async (stageId: StageId, untilOn: string) =>
  await inside(
    async (tx, context) =>
      await skipStage(tx, context, rolloutId, stageId, { reason: 'The site closes', untilOn }),
  );

beforeAll(async () => {
  await pass(pilotId);
  const laidOut = await inside(
    async (tx, context) =>
      await layOutWaves(tx, context, rolloutId, {
        axes: ['department'],
        startsOn: '2027-01-18',
        peoplePerWeek: 20,
        compared: [],
        helpdesk: null,
        managersFirst: false,
        closures: [],
        noticeDays: 0,
        windowDays: 3,
        soakDays: 1,
        reason: 'One department after the other',
      }),
  );
  if (!laidOut.ok) throw new Error(laidOut.refusal.code);
  await inside(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
});

test('a skip lets nothing past a stage that still runs, and nothing at all once its last day is over', async () => {
  const [, first, second, third] = (await stages()).map(({ stageId }) => stageId) as [
    StageId,
    StageId,
    StageId,
    StageId,
  ];
  await liveUntil('2027-01-18');
  expect(await statuses()).toMatchObject(['passed', 'in_progress', 'planned', 'planned']);

  expect(await skip(second, '2027-01-17')).toMatchObject({ refusal: { code: 'override_day' } });
  expect(await skip(second, '2027-05-01')).toMatchObject({ refusal: { code: 'override_day' } });
  expect((await skip(second, '2027-02-03')).ok).toBe(true);
  await liveUntil('2027-02-02');
  // Wave 3 was due on 1 February; wave 1 has not passed.
  expect((await statuses())[3]).not.toBe('in_progress');
  expect(await holds()).toEqual([]);
  const waits = async () =>
    await inside(async (tx, context) => {
      const state = await getStartState(tx, context, rolloutId, third);
      return state.ok ? state.value.waitsFor.map(({ code }) => code) : [];
    });
  expect(await waits()).toContain('start_waits_stage');
  expect(await inside(async (tx, context) => await nextOverrideEnd(tx, context, rolloutId))).toEqual(
    new Date('2027-02-04T00:00:00Z'),
  );

  await pass(first);
  await liveUntil('2027-02-04');
  expect((await statuses())[3]).not.toBe('in_progress');
  expect(await holds()).toMatchObject([
    {
      stageId: third,
      code: 'skip_over',
      reason: {
        code: 'hold_skip_over',
        data: { skipped: { data: { ordinal: '2' } }, on: '2027-02-03' },
      },
    },
  ]);
  expect(await waits()).toContain('hold_skip_over');

  const [hold] = await holds();
  const clear = async (untilOn?: string) =>
    await inside(async (tx, context) => {
      const why = { reason: 'The site is closed now', ...(untilOn === undefined ? {} : { untilOn }) };
      return await clearHold(tx, context, rolloutId, hold!.holdId, why);
    });
  expect((await clear('2027-02-28')).ok).toBe(true);
  for (const day of ['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-15'])
    await liveUntil(day);
  expect((await statuses())[3]).toBe('in_progress');
  expect(await holds()).toEqual([]);
});

test('a pilot that was to start without frozen criteria by a day is held after it, until they are frozen', async () => {
  const held = async () =>
    await inside(async (tx, context) => {
      const rollout = (await findRollout(tx, rolloutId))!;
      const stage = (await findStage(tx, rolloutId, pilotId))!;
      const waiting = { rollout, stage, before: { toPass: undefined, skipped: [] } };
      await watchOverrides(tx, context, waiting);
      return (await openHoldsOf(tx, rolloutId)).filter(({ code }) => code === frozenHoldCode).length;
    });
  await inside(async (tx, context) => {
    await sql`update rollout set criteria_frozen_at = null where rollout_id = ${rolloutId}`.execute(tx);
    await overrideRule(tx, context, {
      rolloutId,
      stageId: pilotId,
      kind: 'criteria_not_frozen',
      rule: rolloutStatement('override_started_without_criteria'),
      reason: 'The vendor leaves',
      untilOn: '2027-03-01',
    });
  });
  await small.setNow('2027-03-01T23:00:00Z');
  expect(await held()).toBe(0);
  await small.setNow('2027-03-02T01:00:00Z');
  expect([await held(), await held()]).toEqual([1, 1]);
  await inside(
    async (tx, { now }) =>
      await sql`update rollout set criteria_frozen_at = ${now} where rollout_id = ${rolloutId}`.execute(tx),
  );
  expect(await held()).toBe(0);
});

test('a hold without a rule behind it takes no day', async () => {
  const cleared = await inside(async (tx, context) => {
    const { rows } = await sql<{ holdId: number }>`
      insert into hold (organisation_id, rollout_id, raised_by_kind, raised_by, code, reason, clears, raised_at)
      values (${organisationId}, ${rolloutId}, 'person', 'Lead', 'paused_by_person', '{"code":"own_words","data":{"text":"x"}}',
        '{"code":"own_words","data":{"text":"x"}}', ${context.now}) returning hold_id as "holdId"`.execute(
      tx,
    );
    return await clearHold(tx, context, rolloutId, rows[0]!.holdId as never, {
      reason: 'Over',
      untilOn: '2027-03-10',
    });
  });
  expect(cleared).toMatchObject({ refusal: { code: 'override_none' } });
});

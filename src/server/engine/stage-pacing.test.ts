/** The pace of a stage on a real database: spread, slowed, grown again, a deadline, and following the stage before. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { StagePacing } from '#contracts/stage-pacing.ts';
import { getStageBurnUp } from '#server/features/forecast/stage-burn-up.ts';
import { setPacing, previewPacing } from '#server/features/run/pacing.ts';
import { findRollout, findStage, insertStage, stagesOf } from '#server/features/rollouts/index.ts';
import { listStragglers } from '#server/features/stragglers/index.ts';
import { setRunRules } from '#server/features/rollouts/run-rules.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { countStage, mayPass, reviseCriteria } from '#server/features/criteria/index.ts';
import {
  castVote,
  decideGate,
  getDecisionRecord,
  latestGate,
  openGate,
} from '#server/features/gate/index.ts';
import { replayRecord } from '#server/features/gate/replay-record.ts';
import { readPlan } from '#server/features/criteria/write-criteria.ts';
import { getStartState } from '#server/features/run/command-stages.ts';
import { earliestStart } from '#server/features/run/earliest-start.ts';
import { followStage } from './follow-stage.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });
const usual: StagePacing = { startsPerDay: 8, spreadDays: null, deadlineDays: null, startAfterDays: null };

test('a spread is even, a smaller pace moves only whom it must, a larger one nobody, and a deadline is kept', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId: stageId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const at = { rolloutId, stageId };
  const perDay = async () =>
    await inside(async (tx) => {
      const { rows } = await sql<{ on: string; people: number }>`
        select scheduled_at::date::text as "on", count(*)::integer as people from enrolment
        where stage_id = ${stageId} group by 1 order by 1`.execute(tx);
      return rows;
    });
  const dates = async () =>
    await inside(async (tx) => {
      const { rows } = await sql`
        select enrolment_id, scheduled_at, date_number from enrolment where stage_id = ${stageId} order by 1`.execute(
        tx,
      );
      return rows;
    });
  const set = async (pacing: Partial<StagePacing>) =>
    await inside(
      async (tx, context) =>
        await setPacing(tx, context, at, { ...usual, ...pacing, reason: 'Half are away' }),
    );

  const spread = await set({ spreadDays: 10 });
  expect(spread).toMatchObject({
    ok: true,
    value: { people: 40, mostADay: 4, days: 10, firstOn: '2027-01-11', lastOn: '2027-01-22', moved: 0 },
  });
  await tick();
  expect((await perDay()).map(({ people }) => people)).toEqual(Array.from({ length: 10 }, () => 4));

  const slower = { ...usual, startsPerDay: 3 };
  const preview = await inside(async (tx, context) => await previewPacing(tx, context, at, slower));
  const before = await dates();
  const slowed = await set(slower);
  expect(preview).toMatchObject({ value: { moved: 10, mostADay: 3 } });
  expect(slowed).toMatchObject({ ok: true, value: { moved: 0, mostADay: 3, days: 14 } });
  const after = await dates();
  expect(after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))).toHaveLength(
    10,
  );
  expect((await perDay()).every(({ people }) => people <= 3)).toBe(true);

  await set({ startsPerDay: 20, deadlineDays: 2 });
  await tick();
  expect(await dates()).toEqual(after);

  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  await small.setNow('2027-01-13T11:00:00Z');
  await tick();
  const desk = await inside(async (tx, context) => await listStragglers(tx, context, rolloutId, {}));
  expect(desk).toMatchObject({ ok: true, value: { total: 3 } });
  if (desk.ok)
    expect(desk.value.rows[0]).toMatchObject({ state: 'overdue', reason: { code: 'person_past_deadline' } });
  const burnUp = await inside(async (tx, context) => await getStageBurnUp(tx, context, rolloutId, stageId));
  expect(burnUp).toMatchObject({
    ok: true,
    value: {
      people: 40,
      days: [
        { on: '2027-01-11', started: 3, succeeded: 0, failed: 0 },
        { on: '2027-01-13', started: 6, succeeded: 0, failed: 3 },
      ],
      forecast: null,
      reasons: [{ status: 'unreachable', reason: { code: 'person_past_deadline' }, people: 3 }],
    },
  });
  if (burnUp.ok) expect(burnUp.value.plan.at(-1)?.people).toBe(40);
});

test('a stage follows the one before only once that has passed, and its own first never', async () => {
  const { rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const first = await inside(
    async (tx, context) =>
      await previewPacing(tx, context, { rolloutId, stageId: pilotId }, { ...usual, startAfterDays: 3 }),
  );
  expect(first).toMatchObject({ ok: false, refusal: { code: 'stage_follows_none' } });
  await inside(async (tx, context) => {
    const rollout = (await findRollout(tx, rolloutId))!;
    const [pilot] = await stagesOf(tx, rolloutId);
    const stage = { ...pilot!, startAfterDays: 10 };
    const passed = { ...pilot!, endedAt: new Date('2027-01-06T12:00:00Z') };
    expect(await followStage(tx, context, rollout, pilot!, undefined)).toBe('stands');
    expect(await followStage(tx, context, rollout, stage, undefined)).toBe('waits');
    expect(await followStage(tx, context, rollout, stage, passed)).toBe('moved');
    const followed = (await findStage(tx, rolloutId, pilotId))!;
    expect(followed.startsOn).toBe('2027-01-18');
    expect(await followStage(tx, context, rollout, { ...followed, startAfterDays: 10 }, passed)).toBe(
      'stands',
    );
  });
});

test('a stage held to a count asks people until it is met, and the next one says what it waits for', async () => {
  const { rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const rule = { succeededAtLeast: 30, failedAtMost: 3, minimumSample: 20 };
  const settle = async (done: number, failed: number) =>
    await inside(
      async (tx) =>
        await sql`
          update enrolment e set status = case when place <= ${done} then 'succeeded'
            when place <= ${done + failed} then 'failed' else 'started' end
          from (select enrolment_id, row_number() over (order by enrolment_id) as place from enrolment
            where stage_id = ${pilotId}) as p
          where p.enrolment_id = e.enrolment_id`.execute(tx),
    );
  const count = async () => await inside(async (tx) => await countStage(tx, { rolloutId, stageId: pilotId }));

  const waveId = await inside(async (tx, context) => {
    const plan = await readPlan(tx, rolloutId);
    const revised = await reviseCriteria(
      tx,
      context,
      rolloutId,
      { ...plan, passRules: [{ stageId: null, ...rule }] },
      'The board wants a count',
    );
    expect(revised).toMatchObject({ ok: true, value: { passRules: [{ stageId: null, ...rule }] } });
    const following = { afterDays: 1, byHand: true };
    const rules = { stopRules: [], retries: [], following, reason: 'One after the other' };
    expect((await setRunRules(tx, context, rolloutId, rules)).ok).toBe(true);
    const wave = { kind: 'wave', ordinal: 1, name: 'Wave 1', startsOn: null, axisValue: null } as const;
    return await insertStage(tx, context, rolloutId, wave);
  });
  expect(await count()).toMatchObject({ verdict: 'no_data', open: 40 });
  await settle(25, 2);
  expect(await count()).toMatchObject({ verdict: 'inconclusive', succeeded: 25, failed: 2, open: 13 });
  const start = await inside(async (tx, context) => await getStartState(tx, context, rolloutId, waveId));
  expect(start).toMatchObject({
    ok: true,
    value: {
      startRule: 'after',
      waitsFor: [
        { code: 'start_waits_stage' },
        { code: 'start_needs_count', data: { succeeded: 25, failed: 2, open: 13 } },
        { code: 'start_waits_plan' },
      ],
    },
  });

  const onOpenDay = await inside(async (tx, context) => {
    const stage = { ...(await findStage(tx, rolloutId, waveId))!, startsOn: '2037-01-10' };
    const rollout = (await findRollout(tx, rolloutId))!;
    return await earliestStart(tx, context, {
      rollout,
      stage,
      before: { toPass: undefined, skipped: [] },
    });
  });
  expect(onOpenDay, 'the Monday after a Saturday').toBe('2037-01-12');
  await settle(36, 4);
  const gateId = await inside(async (tx, context) => {
    await sql`update stage set status = 'awaiting_decision', extensions = 2 where stage_id = ${pilotId}`.execute(
      tx,
    );
    const stage = (await findStage(tx, rolloutId, pilotId))!;
    expect(await mayPass(tx, { ...stage, kind: 'wave' })).toBe(false);
    return await openGate(tx, context, stage);
  });
  const decide = async (decision: 'go' | 'no_go') =>
    await inside(async (tx, context) => {
      const { evidenceHash, proposal, evidence } = (await latestGate(tx, pilotId))!;
      const hash = evidenceHash.toString('hex');
      expect(evidence.count).toMatchObject({ verdict: 'fail', succeeded: 36, failed: 4, open: 0 });
      expect(proposal).toBe('no_go');
      const vote = { choice: decision, comment: 'As counted', evidenceHash: hash };
      expect((await castVote(tx, context, rolloutId, gateId, vote)).ok).toBe(true);
      const request = { decision, reason: 'As counted', conditions: [], evidenceHash: hash };
      return await decideGate(tx, context, rolloutId, gateId, request);
    });
  // The criteria forbid a go already; the count forbids it also where every criterion would pass.
  const all = (await inside(async (tx) => await latestGate(tx, pilotId)))!.evidence;
  const keep = async (evidence: object) =>
    await inside(
      async (tx) =>
        await sql`update gate set evidence = ${JSON.stringify(evidence)} where gate_id = ${gateId}`.execute(
          tx,
        ),
    );
  await keep({ ...all, criteria: [] });
  expect(await decide('go')).toMatchObject({
    refusal: { code: 'gate_count_unmet', data: { count: { code: 'count_stands' } } },
  });
  await keep(all);
  expect((await decide('no_go')).ok).toBe(true);
  const record = await inside(async (tx) => await getDecisionRecord(tx, rolloutId, gateId));
  if (!record.ok) throw new Error(record.refusal.code);
  const kept = JSON.parse(JSON.stringify(record.value)) as typeof record.value;
  expect(replayRecord(kept)).toMatchObject({ combined: 'no_data', differences: [] });
  const forged = { ...kept, evidence: { ...kept.evidence, count: { ...kept.evidence.count!, failed: 0 } } };
  expect(replayRecord(forged).differences.map(({ code }) => code)).toContain('replay_hash_differs');
});

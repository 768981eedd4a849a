/** The desk on a real database: who stands on it, trying again, and a stage that is complete only without residue. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { getStartState, goOnAfterStage } from '#server/features/run/command-stages.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { assign, close, completeStage, listStragglers, retry } from '#server/features/stragglers/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, createWithWaves } from '#test/support/small-organisation.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

test('who fails is left over until a next attempt works; the stage is complete only then', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  const started = await inside(async (tx) => {
    const { rows } = await sql<{ reference: string; enrolmentId: number }>`
      select p.external_id as reference, e.enrolment_id as "enrolmentId"
      from enrolment e join person p using (organisation_id, person_id)
      where e.status = 'started' order by e.enrolment_id`.execute(tx);
    return rows;
  });
  const signal = async (
    key: string,
    kind: 'device.enrolled' | 'device.enrolment_failed',
    at: string,
    who: string[],
  ) =>
    await inside(async (tx, context) => {
      const signals = who.map((reference) => ({
        key: `${key}${reference}`,
        kind,
        subject: 'person' as const,
        reference,
        at,
        ...(kind === 'device.enrolled' ? {} : { detail: '0x80180014' }),
      }));
      await receiveSignals(tx, context, 'test', signals);
    });
  const failing = started.slice(0, 3).map(({ reference }) => reference);
  await signal('a', 'device.enrolment_failed', '2027-01-11T10:05:00.000Z', failing);
  await tick();

  const desk = await inside(async (tx, context) => await listStragglers(tx, context, rolloutId, {}));
  if (!desk.ok) throw new Error(desk.refusal.code);
  expect(desk.value.total).toBe(3);
  expect(desk.value.states).toContainEqual({ state: 'failed', people: 3 });
  expect(desk.value.rows[0]).toMatchObject({
    state: 'failed',
    attempt: 1,
    owner: null,
    forecast: null,
    reason: { data: { text: '0x80180014' } },
    nextStep: { code: 'straggler_next_failed' },
  });

  const ids = desk.value.rows.map(({ enrolmentId }) => enrolmentId);
  const assigned = await inside(
    async (tx, context) =>
      await assign(tx, context, rolloutId, {
        filter: { state: 'failed' },
        owner: 'Local IT',
        expectedOn: '2027-01-15',
      }),
  );
  expect(assigned).toEqual({ ok: true, value: { people: 3 } });
  const late = await inside(
    async (tx, context) =>
      await assign(tx, context, rolloutId, { enrolmentIds: ids, expectedOn: '2027-01-10' }),
  );
  expect(late).toMatchObject({ ok: false, refusal: { code: 'straggler_date_past' } });
  const owned = await inside(
    async (tx, context) => await listStragglers(tx, context, rolloutId, { owner: 'Local IT', limit: 2 }),
  );
  expect(owned).toMatchObject({ value: { total: 3, next: ids[1] } });
  expect(owned).toMatchObject({
    value: { rows: [{ forecast: { on: '2027-01-15', basis: 'promised' } }, {}] },
  });

  // The stage may well have passed by then; who is left over still keeps it from being complete.
  await inside(
    async (tx) => await sql`update stage set status = 'passed' where stage_id = ${pilotId}`.execute(tx),
  );
  const refused = await inside(async (tx, context) => await completeStage(tx, context, rolloutId, pilotId));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'stage_residue', data: { people: 40 } } });

  // A next attempt in a stage that has passed, on the first day with a free start: told, started, done, beside its first failure in the record.
  const again = await inside(
    async (tx, context) =>
      await retry(tx, context, rolloutId, {
        enrolmentIds: ids.slice(0, 2),
        on: '2027-01-12',
        reason: 'New driver',
      }),
  );
  expect(again).toEqual({ ok: true, value: { people: 2 } });
  await small.tellEverybody();
  await small.setNow('2027-01-18T10:00:00Z');
  await tick();
  const attempts = await inside(async (tx) => {
    const { rows } = await sql<{ status: string; attempt: number }>`
      select status, attempt from enrolment where enrolment_id = any(${ids.slice(0, 2)}::bigint[])`.execute(
      tx,
    );
    return rows;
  });
  expect(attempts).toEqual([
    { status: 'started', attempt: 2 },
    { status: 'started', attempt: 2 },
  ]);
  await signal('b', 'device.enrolled', '2027-01-18T10:30:00.000Z', failing.slice(0, 2));
  await tick();
  const outcomes = await inside(async (tx) => {
    const { rows } = await sql<{ value: number }>`
      select o.value from outcome o join enrolment e using (organisation_id, person_id)
      where o.metric = 'enrolment_success' and e.enrolment_id = any(${ids.slice(0, 2)}::bigint[])`.execute(
      tx,
    );
    return rows.map(({ value }) => value);
  });
  expect(outcomes).toEqual([0, 0]);

  const closed = await inside(
    async (tx, context) =>
      await close(tx, context, rolloutId, {
        filter: { stageId: pilotId },
        as: 'left_out',
        reason: 'Leaves in May',
      }),
  );
  expect(closed).toMatchObject({ ok: true });
  const complete = await inside(async (tx, context) => await completeStage(tx, context, rolloutId, pilotId));
  expect(complete).toMatchObject({
    ok: true,
    value: { residue: 0, completedAt: '2027-01-18T10:00:00.000Z' },
  });
});

test('people of a wave that failed start in the next one once it may follow, and are told once', async () => {
  const small = await createWithWaves(database);
  const { rolloutId, inside } = small;
  for (const day of ['01-29', '02-01', '02-02']) await small.live(`2027-${day}T10:00:00Z`);
  const [pilotStage, first, second] = await inside(async (tx) => await stagesOf(tx, rolloutId));
  const [waveId, nextId] = [first!.stageId, second!.stageId];
  // Two failed, one had put off their date, everybody else is done; then the gate says no.
  const ids = await inside(async (tx, { now }) => {
    await sql`update stage set status = 'failed', ended_at = ${now} where stage_id = ${waveId}`.execute(tx);
    const { rows } = await sql<{ enrolmentId: number; status: string }>`
      update enrolment as e set status = r.status, status_at = ${now},
        started_at = case when r.status = 'deferred' then null else coalesce(e.started_at, ${now}) end
      from (select enrolment_id, case row_number() over (order by enrolment_id) when 1 then 'failed' when 2 then 'failed'
        when 3 then 'deferred' else 'succeeded' end as status from enrolment where stage_id = ${waveId}) as r
      where r.enrolment_id = e.enrolment_id returning e.enrolment_id as "enrolmentId", e.status`.execute(tx);
    return rows.filter(({ status }) => status !== 'succeeded').map(({ enrolmentId }) => enrolmentId);
  });
  const again = async () =>
    await inside(
      async (tx, context) =>
        await retry(tx, context, rolloutId, {
          filter: { stageId: waveId },
          on: '2027-02-09',
          reason: 'The driver is mended',
        }),
    );
  expect(await again()).toMatchObject({
    ok: false,
    refusal: { code: 'straggler_wave_barred', data: { stage: { data: { ordinal: '1' } } } },
  });

  await inside(
    async (tx, context) =>
      await goOnAfterStage(tx, context, rolloutId, waveId, { reason: 'One driver', untilOn: '2027-02-09' }),
  );
  expect(await again()).toEqual({ ok: true, value: { people: 3 } });
  const start = await inside(async (tx, context) => await getStartState(tx, context, rolloutId, nextId));
  expect(start).toMatchObject({ value: { overrides: [{ kind: 'stage_not_passed', reason: 'One driver' }] } });
  for (const day of ['02-03', '02-04', '02-08', '02-09', '02-10', '02-11'])
    await small.live(`2027-${day}T10:00:00Z`);
  const after = await inside(async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`
      select e.stage_id = ${nextId} as "isNext", e.status, e.attempt, g.name like '% +_' as "isOwnGroup",
        (select count(*)::integer from delivery d where d.enrolment_id = e.enrolment_id
          and d.date_number = e.date_number and d.status = 'accepted' and d.notice is null) as told,
        (select o.value from outcome o where o.person_id = e.person_id and o.metric = 'enrolment_success'
          and o.stage_id = ${waveId}) as measured
      from enrolment e join wave_group g on g.rollout_id = e.rollout_id and g.group_id = e.wave_group_id
      where e.enrolment_id = any(${ids}::bigint[]) order by e.enrolment_id`.execute(tx);
    return rows;
  });
  const moved = { isNext: true, status: 'started', isOwnGroup: true, told: 1 };
  expect(after).toEqual([
    { ...moved, attempt: 2, measured: 0 },
    { ...moved, attempt: 2, measured: 0 },
    { ...moved, attempt: 1, measured: null },
  ]);

  // Nothing can follow a pilot that failed.
  await inside(async (tx) => {
    await sql`update stage set status = 'failed' where stage_id = ${pilotStage!.stageId}`.execute(tx);
  });
  const board = await inside(async (tx, context) => await getBoard(tx, context, rolloutId));
  expect(board.ok && board.value.next.map(({ code }) => code)).toContain('end_after_pilot');
});

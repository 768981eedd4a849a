/** A stage that may not start without a rehearsed rollback, on a real database. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHoldsOf, stagesOf } from '#server/features/rollouts/index.ts';
import { callOffStarts, rollBackRollout } from '#server/features/run/roll-back.ts';
import { recordRehearsal } from '#server/features/run/rehearse-rollback.ts';
import { rehearseWholeRollback } from '#server/features/run/rehearse-whole-rollback.ts';
import { writeRollbackPlan } from '#server/features/run/rollback-plan.ts';
import { takeStep } from '#server/features/run/take-rollback-step.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { runRehearsal } from './rehearsal/run-rehearsal.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

test('where the rollout asks for it, nobody starts before the rollback is rehearsed as it stands', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  await inside(
    async (tx) => await sql`update rollout set run_rules = run_rules || '{"rollbackDays": 30}'`.execute(tx),
  );
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const statusOf = async () => (await inside(async (tx) => await stagesOf(tx, rolloutId)))[0]!.status;
  const write = async (steps: readonly string[]) =>
    await inside(async (tx, context) => {
      const plan = {
        trigger: 'One device in ten does not start',
        steps: [...steps],
        owner: 'Endpoint admin',
      };
      return await writeRollbackPlan(tx, context, rolloutId, pilotId, plan);
    });
  const rehearse = async (on?: string) =>
    await inside(async (tx, context) => await recordRehearsal(tx, context, rolloutId, pilotId, { on }));

  const enrolments = async () =>
    await inside(async (tx) => {
      const { rows } = await sql`
        select enrolment_id, status, started_at from enrolment where stage_id = ${pilotId} order by 1`.execute(
        tx,
      );
      return rows;
    });

  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toMatchObject([
    { code: 'rollback_plan', reason: { code: 'rollback_missing' } },
  ]);

  await write(['Hold the stage']);
  expect(await rehearse('2027-01-12')).toMatchObject({ ok: false, refusal: { code: 'rehearsal_ahead' } });
  expect(await rehearse('2026-12-01')).toMatchObject({ value: { flaw: { code: 'rollback_outdated' } } });
  const before = await enrolments();
  const failed = { failedSteps: [1], note: 'The old policy is gone' };
  expect(
    await inside(async (tx, context) => await recordRehearsal(tx, context, rolloutId, pilotId, failed)),
  ).toMatchObject({
    value: { plan: { rehearsedOn: null, rehearsal: failed }, flaw: { code: 'rollback_unrehearsed' } },
  });
  // The program has brought everybody back, and nothing of it has happened.
  expect(await rehearse()).toMatchObject({
    value: { plan: { rehearsal: { brought: 40, left: 0, failedSteps: [] } }, flaw: null, steps: null },
  });
  expect(await enrolments()).toEqual(before);
  expect(await statusOf()).toBe('ready');
  expect(await write(['Hold the stage', 'Move its devices back'])).toMatchObject({
    value: { flaw: { code: 'rollback_unrehearsed' } },
  });
  await tick();
  expect(await statusOf()).toBe('ready');

  await rehearse();
  await tick();
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toEqual([]);
  expect(await statusOf()).toBe('in_progress');
});

test('once a stage is rolled back its steps are ticked off, and the last one brings its people back', async () => {
  const { rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const take = async (place: number, isTaken = true) =>
    await inside(
      async (tx, context) => await takeStep(tx, context, { rolloutId, stageId: pilotId, place }, { isTaken }),
    );
  const broughtBack = async () =>
    await inside(async (tx) => {
      const { rows } = await sql<{ people: number }>`
        select count(*)::integer as people from enrolment where status = 'rolled_back'`.execute(tx);
      return rows[0]!.people;
    });
  await inside(async (tx, context) => {
    const plan = {
      trigger: 'It fails',
      steps: ['Hold the stage', 'Move its devices back'],
      owner: 'Endpoint admin',
    };
    await writeRollbackPlan(tx, context, rolloutId, pilotId, plan);
    await sql`update enrolment set status = 'succeeded' where enrolment_id % 2 = 0`.execute(tx);
  });
  expect(await take(1)).toMatchObject({ refusal: { code: 'rollback_not_begun' } });

  await inside(async (tx, context) => {
    await sql`update stage set status = 'rolled_back'`.execute(tx);
    const [stage] = await stagesOf(tx, rolloutId);
    expect(await callOffStarts(tx, context, stage!)).toBe(20);
  });
  expect(await take(2)).toMatchObject({ value: { steps: [{ takenAt: null }, { takenBy: 'Bellwether' }] } });
  await take(2, false);
  await take(1);
  expect(await broughtBack()).toBe(0);
  await take(2);
  expect(await broughtBack()).toBe(20);
  expect(await take(1, false)).toMatchObject({ refusal: { code: 'rollback_finished' } });
  // Who had not begun has lost the date and stays on the list of stragglers.
  const left = await inside(async (tx) => {
    const { rows } = await sql<{ status: string; people: number }>`
      select status, count(*)::integer as people from enrolment
      where scheduled_at is null and status <> 'rolled_back' group by status`.execute(tx);
    return rows;
  });
  expect(left).toEqual([{ status: 'deferred', people: 20 }]);
});

test('a whole rollout is rolled back: nobody begins any more, and it is over with the last person brought back', async () => {
  const { organisationId, rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const statuses = async () =>
    await inside(async (tx) => {
      const { rows } = await sql<{ rollout: string; stage: string; people: object }>`
        select r.status as rollout, s.status as stage, (
          select jsonb_object_agg(status, people) from enrolment_count c where c.stage_id = s.stage_id and people > 0
        ) as people
        from rollout r join stage s using (rollout_id)`.execute(tx);
      return rows[0];
    });
  const rollBack = async () =>
    await inside(
      async (tx, context) => await rollBackRollout(tx, context, rolloutId, 'The supplier withdrew it'),
    );
  await inside(async (tx, context) => {
    const plan = { trigger: 'It fails', steps: ['Move its devices back'], owner: 'Endpoint admin' };
    // A stage that has passed can still be rolled back with the whole rollout, so its plan is still written.
    await sql`update stage set status = 'passed'`.execute(tx);
    expect(await writeRollbackPlan(tx, context, rolloutId, pilotId, plan)).toMatchObject({ ok: true });
    await sql`update enrolment set status = 'succeeded' where enrolment_id % 2 = 0`.execute(tx);
  });

  // A rehearsal does all of it and leaves everything as it was.
  const before = await statuses();
  expect(
    await inside(async (tx, context) => await rehearseWholeRollback(tx, context, rolloutId)),
  ).toMatchObject({
    value: {
      status: 'running',
      begun: 20,
      rehearsal: { by: 'Bellwether', brought: 20, calledOff: 20, left: 0 },
    },
  });
  expect(await statuses()).toEqual(before);

  expect(await rollBack()).toMatchObject({
    value: { status: 'rolling_back', begun: 20, waiting: 20, stages: 1, withoutPlan: [] },
  });
  expect(await rollBack()).toMatchObject({ refusal: { code: 'rollout_state' } });
  expect(
    await inside(async (tx, context) => await rehearseWholeRollback(tx, context, rolloutId)),
  ).toMatchObject({ refusal: { code: 'rollout_state' } });
  await tickRollout(database, organisationId, rolloutId);
  expect(await statuses()).toEqual({
    rollout: 'rolling_back',
    stage: 'rolled_back',
    people: { succeeded: 20, cancelled: 20 },
  });
  await inside(
    async (tx, context) =>
      await takeStep(tx, context, { rolloutId, stageId: pilotId, place: 1 }, { isTaken: true }),
  );
  await tickRollout(database, organisationId, rolloutId);
  expect(await statuses()).toEqual({
    rollout: 'rolled_back',
    stage: 'rolled_back',
    people: { rolled_back: 20, cancelled: 20 },
  });
});

test('where the clock is virtual, a rollout that is rolled back comes to its end as the clock goes on', async () => {
  const { organisationId, rolloutId, inside, tellEverybody, setNow } =
    await createSmallOrganisation(database);
  await tickRollout(database, organisationId, rolloutId);
  await setNow('2027-01-08T10:00:00Z');
  await tellEverybody();
  await inside(async (tx, context) => await rollBackRollout(tx, context, rolloutId, 'It was withdrawn'));
  const until = new Date('2027-01-09T10:00:00Z');
  const options = { organisationId, publicUrl: 'http://localhost', panelOf: () => undefined };
  await runRehearsal(database, { ...options, until });
  const { rows } = await inside(
    async (tx) =>
      await sql`
        select status, (select count(*)::integer from delivery where notice is not null and status = 'accepted') as told
        from rollout`.execute(tx),
  );
  expect(rows).toEqual([{ status: 'rolled_back', told: pilotSize }]);
});

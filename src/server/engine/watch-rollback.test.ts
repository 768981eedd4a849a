/** A stage that may not start without a rehearsed rollback, on a real database. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHoldsOf, stagesOf } from '#server/features/rollouts/index.ts';
import { recordRehearsal, writeRollbackPlan } from '#server/features/run/rollback-plan.ts';
import { takeStep } from '#server/features/run/take-rollback-step.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
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
    await inside(async (tx, context) => await recordRehearsal(tx, context, rolloutId, pilotId, on));

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
  expect(await rehearse()).toMatchObject({ value: { flaw: null } });
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

  await inside(async (tx) => await sql`update stage set status = 'rolled_back'`.execute(tx));
  expect(await take(2)).toMatchObject({ value: { steps: [{ takenAt: null }, { takenBy: 'Bellwether' }] } });
  await take(2, false);
  await take(1);
  expect(await broughtBack()).toBe(0);
  await take(2);
  expect(await broughtBack()).toBe(20);
  expect(await take(1, false)).toMatchObject({ refusal: { code: 'rollback_finished' } });
});

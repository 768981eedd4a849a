/** A stage that may not start without a rehearsed rollback, on a real database. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHoldsOf, stagesOf } from '#server/features/rollouts/index.ts';
import { recordRehearsal, writeRollbackPlan } from '#server/features/run/rollback-plan.ts';
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

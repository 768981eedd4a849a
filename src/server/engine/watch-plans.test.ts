/** A stage that may not start without its plans, on a real database. */
import { expect, test } from 'vitest';
import type { ChainTaskId } from '#contracts/ids.ts';
import type { TemplateTask } from '#contracts/chains.ts';
import type { PlanTrack } from '#contracts/run-rules.ts';
import { answerTask } from '#server/features/chains/answer-task.ts';
import { addTask } from '#server/features/chains/give-chain.ts';
import { readTasks, type TaskCaller } from '#server/features/chains/read-tasks.ts';
import { clearHold, openHoldsOf, overridesOf, stagesOf } from '#server/features/rollouts/index.ts';
import { setRunRules } from '#server/features/rollouts/run-rules.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

const lead: TaskCaller = { accountId: null, roles: ['rollout_lead'], mayRun: true, isProgram: false };

async function createAskedRollout() {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const ask = async (plans: PlanTrack[]) =>
    await inside(async (tx, context) => {
      const rules = { stopRules: [], retries: [], plans, reason: 'As the steering committee decided' };
      return await setRunRules(tx, context, rolloutId, rules);
    });
  await ask(['communication', 'training']);
  const add = async (part: Partial<TemplateTask>) => {
    const task: TemplateTask = {
      title: 'The plan is approved',
      instructions: '',
      ownerRole: 'rollout_lead',
      action: 'by_hand',
      onFailure: 'hold',
      after: null,
      dueFrom: 't_day',
      days: -2,
      ...part,
    };
    const added = await inside(
      async (tx, context) => await addTask(tx, context, { rolloutId, stageId: pilotId }, task, lead),
    );
    if (!added.ok) throw new Error(added.refusal.code);
  };
  return {
    ...small,
    ask,
    add,
    tick: async () => await tickRollout(database, organisationId, rolloutId),
    holds: async () => await inside(async (tx) => await openHoldsOf(tx, rolloutId)),
    statusOf: async () => (await inside(async (tx) => await stagesOf(tx, rolloutId)))[0]!.status,
    finish: async () => {
      const read = await inside(async (tx, context) => await readTasks(tx, context, rolloutId, lead));
      const open = read.ok ? read.value.tasks.filter(({ status }) => status === 'open') : [];
      for (const { chainTaskId } of open) {
        const at: { rolloutId: typeof rolloutId; chainTaskId: ChainTaskId } = { rolloutId, chainTaskId };
        await inside(async (tx, context) => await answerTask(tx, context, at, { answer: 'done' }, lead));
      }
    },
  };
}

test('a stage without a plan for what is asked is held, and starts once each plan is there and done', async () => {
  const { tick, holds, add, statusOf, finish, setNow, tellEverybody } = await createAskedRollout();
  await tick();
  await tick();
  expect(await holds()).toMatchObject([
    {
      code: 'task_chain',
      reason: {
        code: 'hold_plans_missing',
        data: { tracks: [{ data: { track: 'communication' } }, { data: { track: 'training' } }] },
      },
    },
  ]);

  // One that the stage goes on without, and one on another track, approve nothing.
  await add({ track: 'communication', onFailure: 'go_on' });
  await add({ track: 'support' });
  await add({ track: 'training' });
  await tick();
  expect((await holds()).map(({ reason }) => reason.code)).toEqual(['hold_plans_missing']);

  await add({ track: 'communication' });
  await tick();
  expect(await holds()).toEqual([]);

  await setNow('2027-01-08T10:00:00Z');
  await tick();
  await tellEverybody();
  await setNow('2027-01-11T10:00:00Z');
  await tick();
  expect((await holds()).map(({ reason }) => reason.code)).toEqual(['hold_task_unfinished']);
  expect(await statusOf()).toBe('ready');

  await finish();
  await tick();
  expect(await holds()).toEqual([]);
  expect(await statusOf()).toBe('in_progress');
});

test('whoever clears the hold has set the plans aside for the stage, and a rule taken back lifts it', async () => {
  const cleared = await createAskedRollout();
  await cleared.tick();
  await cleared.tick();
  const [hold] = await cleared.holds();
  await cleared.inside(
    async (tx, context) =>
      await clearHold(tx, context, cleared.rolloutId, hold!.holdId, { reason: 'Told by the works council' }),
  );
  await cleared.tick();
  expect(await cleared.holds()).toEqual([]);
  expect(await cleared.inside(async (tx) => await overridesOf(tx, cleared.pilotId))).toMatchObject([
    { kind: 'task_chain' },
  ]);

  const lifted = await createAskedRollout();
  await lifted.tick();
  await lifted.tick();
  expect(await lifted.holds()).toHaveLength(1);
  await lifted.ask([]);
  await lifted.tick();
  expect(await lifted.holds()).toEqual([]);
});

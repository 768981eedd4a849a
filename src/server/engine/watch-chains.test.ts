import { expect, test } from 'vitest';
import type { TemplateTask } from '#contracts/chains.ts';
import type { ChainTaskId } from '#contracts/ids.ts';
import { answerTask } from '#server/features/chains/answer-task.ts';
import { setRule } from '#server/features/chains/give-chain.ts';
import { addTemplate } from '#server/features/chains/manage-templates.ts';
import { readTasks, type TaskCaller } from '#server/features/chains/read-tasks.ts';
import { clearHold, openHoldsOf, overridesOf, stagesOf } from '#server/features/rollouts/index.ts';
import { recordRehearsal, writeRollbackPlan } from '#server/features/run/rollback-plan.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

const lead: TaskCaller = { accountId: null, roles: ['rollout_lead'], mayRun: true, isProgram: false };
const agent: TaskCaller = { accountId: null, roles: ['helpdesk_agent'], mayRun: false, isProgram: false };
const task = (part: Partial<TemplateTask>): TemplateTask => ({
  title: 'Brief the helpdesk',
  instructions: '',
  ownerRole: 'helpdesk_lead',
  action: 'by_hand',
  onFailure: 'hold',
  after: null,
  dueFrom: 't_day',
  days: -1,
  ...part,
});

test('a chain is given once, checks by itself, and holds its stage until nothing is in the way', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const tasks = async () => {
    const read = await inside(async (tx, context) => await readTasks(tx, context, rolloutId, lead));
    return read.ok ? read.value.tasks : [];
  };
  const statuses = async () => (await tasks()).map(({ status }) => status);
  const holds = async () =>
    (await inside(async (tx) => await openHoldsOf(tx, rolloutId))).map(({ reason }) => reason.code);
  const stage = async () => (await inside(async (tx) => await stagesOf(tx, rolloutId)))[0]!;
  const answer = async (
    chainTaskId: ChainTaskId,
    words: Parameters<typeof answerTask>[3],
    caller: TaskCaller = lead,
  ) =>
    await inside(
      async (tx, context) => await answerTask(tx, context, { rolloutId, chainTaskId }, words, caller),
    );

  await inside(async (tx, context) => {
    const template = await addTemplate(tx, context, {
      name: 'Pilot',
      tasks: [
        task({ title: 'The rollback is rehearsed', action: 'check_rollback', days: -3 }),
        task({ after: 1 }),
        task({
          title: 'Everybody has been told',
          action: 'check_told',
          after: 2,
          dueFrom: 'task_before',
          days: 0,
        }),
      ],
    });
    if (!template.ok) throw new Error(template.refusal.code);
    const { chainTemplateId } = template.value;
    const rule = await setRule(tx, context, rolloutId, { stageKind: 'pilot', chainTemplateId });
    expect(rule).toMatchObject({ value: { stages: 1 } });
  });
  await Promise.all([tick(), tick()]);
  await small.setNow('2027-01-05T10:00:00Z');
  await small.tellEverybody();
  await tick();
  expect((await tasks()).map(({ dueOn, isWaiting }) => [dueOn, isWaiting])).toEqual([
    ['2027-01-06', false],
    ['2027-01-08', true],
    ['2027-01-08', true],
  ]);
  const [rollback, briefing] = (await tasks()).map(({ chainTaskId }) => chainTaskId) as [
    ChainTaskId,
    ChainTaskId,
  ];
  expect(await answer(briefing, { answer: 'done' })).toMatchObject({ refusal: { code: 'task_waits' } });
  expect(await answer(rollback, { answer: 'done' })).toMatchObject({ refusal: { code: 'task_checked' } });

  await small.setNow('2027-01-06T10:00:00Z');
  await tick();
  expect(await statuses()).toEqual(['failed', 'open', 'open']);
  expect(await holds()).toEqual(['hold_task_failed']);

  await inside(async (tx, context) => {
    const plan = {
      trigger: 'One device in ten does not start',
      steps: ['Hold the stage'],
      owner: 'Endpoint admin',
    };
    await writeRollbackPlan(tx, context, rolloutId, pilotId, plan);
    await recordRehearsal(tx, context, rolloutId, pilotId, undefined);
  });
  await tick();
  expect(await statuses()).toEqual(['done', 'open', 'open']);
  expect(await holds()).toEqual([]);

  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  expect(await holds()).toEqual(['hold_task_unfinished']);
  expect((await stage()).status).toBe('ready');
  expect((await tasks())[1]).toMatchObject({ isOverdue: true, isWaiting: false });
  expect(await answer(briefing, { answer: 'done' }, agent)).toMatchObject({
    refusal: { code: 'task_not_yours' },
  });
  expect(await answer(briefing, { answer: 'skip' })).toMatchObject({
    refusal: { code: 'task_reason_missing' },
  });

  const [hold] = await inside(async (tx) => await openHoldsOf(tx, rolloutId));
  await inside(async (tx, context) => {
    await clearHold(tx, context, rolloutId, hold!.holdId, 'The helpdesk knows already');
  });
  await tick();
  expect((await stage()).status).toBe('in_progress');
  expect(await inside(async (tx) => await overridesOf(tx, pilotId))).toMatchObject([{ kind: 'task_chain' }]);

  // What fails after the rule was set aside holds anew, in the transaction that says so.
  await small.setNow('2027-01-11T12:00:00Z');
  await answer(briefing, { answer: 'failed', reason: 'Nobody was there' });
  expect(await holds()).toEqual(['hold_task_failed']);
  await answer(briefing, { answer: 'done' });
  expect(await holds()).toEqual([]);
  await tick();
  expect((await tasks())[2]).toMatchObject({ status: 'failed', reason: { code: 'task_told_missing' } });
});

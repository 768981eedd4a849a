import { describe, expect, test } from 'vitest';
import type { TemplateTask } from '#contracts/chains.ts';
import type { ChainTaskId, PersonId } from '#contracts/ids.ts';
import { answerTask } from '#server/features/chains/answer-task.ts';
import { addTask, setRule } from '#server/features/chains/give-chain.ts';
import { addTemplate } from '#server/features/chains/manage-templates.ts';
import { listMyTasks } from '#server/features/chains/my-tasks.ts';
import { writeTick } from '#server/features/chains/person-task-store.ts';
import { listPeopleOfTask, tickForPerson, tickOwnTask } from '#server/features/chains/person-tasks.ts';
import { readTasks, type TaskCaller } from '#server/features/chains/read-tasks.ts';
import { clearHold, openHoldsOf, overridesOf, stagesOf } from '#server/features/rollouts/index.ts';
import { recordRehearsal } from '#server/features/run/rehearse-rollback.ts';
import { writeRollbackPlan } from '#server/features/run/rollback-plan.ts';
import { addSchedule, takePlace } from '#server/features/slots/index.ts';
import { sql } from '#server/platform/db/database.ts';
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

const small = await createSmallOrganisation(database);
const { organisationId, rolloutId, pilotId, inside } = small;
const tick = async () => await tickRollout(database, organisationId, rolloutId);
const tasks = async () => {
  const read = await inside(async (tx, context) => await readTasks(tx, context, rolloutId, lead));
  return read.ok ? read.value.tasks : [];
};

test('a chain is given once, checks by itself, and holds its stage until nothing is in the way', async () => {
  const statuses = async () => (await tasks()).map(({ status }) => status);
  const holds = async () =>
    (await inside(async (tx) => await openHoldsOf(tx, rolloutId))).map(({ reason }) => reason.code);
  const stage = async () => (await inside(async (tx) => await stagesOf(tx, rolloutId)))[0]!;
  const wakesAt = async () =>
    await inside(async (tx) => {
      const { rows } = await sql<{ at: Date | null }>`
        select next_tick_at as at from rollout where rollout_id = ${rolloutId}`.execute(tx);
      return rows[0]!.at;
    });
  const answer = async (
    chainTaskId: ChainTaskId,
    words: Parameters<typeof answerTask>[3],
    caller: TaskCaller = lead,
  ) =>
    await inside(
      async (tx, context) => await answerTask(tx, context, { rolloutId, chainTaskId }, words, caller),
    );

  await inside(async (tx, context) => {
    for (const action of ['check_told', 'check_dates'] as const) {
      const stuck = await addTemplate(tx, context, { name: 'Stuck', tasks: [task({}), task({ action })] });
      expect(stuck).toMatchObject({ refusal: { code: 'chain_holds_itself', data: { place: 2 } } });
    }
    const template = await addTemplate(tx, context, {
      name: 'Pilot',
      tasks: [
        task({ title: 'The rollback is rehearsed', action: 'check_rollback', days: -3 }),
        task({ after: 1 }),
        task({
          title: 'Everybody has been told',
          action: 'check_told',
          onFailure: 'wait',
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
  // Whoever rehearses the rollback wakes the engine: until then it looks at nothing.
  expect((await wakesAt())?.getTime() ?? Infinity).toBeGreaterThan(Date.parse('2027-01-06T12:00:00Z'));

  await inside(async (tx, context) => {
    const plan = {
      trigger: 'One device in ten does not start',
      steps: ['Hold the stage'],
      owner: 'Endpoint admin',
    };
    await writeRollbackPlan(tx, context, rolloutId, pilotId, plan);
    await recordRehearsal(tx, context, rolloutId, pilotId);
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
    await clearHold(tx, context, rolloutId, hold!.holdId, { reason: 'The helpdesk knows already' });
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

describe('a task that each person does', () => {
  const admin: TaskCaller = { ...agent, roles: ['endpoint_admin'] };
  const add = async (part: Partial<TemplateTask>) =>
    await inside(async (tx, context) => {
      const own = task({ ownerRole: 'endpoint_admin', action: 'each_person', onFailure: 'go_on', ...part });
      const added = await addTask(tx, context, { rolloutId, stageId: pilotId }, own, lead);
      if (!added.ok) throw new Error(added.refusal.code);
      return added.value.tasks.at(-1)!.chainTaskId;
    });
  const found = async (chainTaskId: ChainTaskId) =>
    (await tasks()).find((each) => each.chainTaskId === chainTaskId)!;
  const openOnes = async (chainTaskId: ChainTaskId) => {
    const listed = await inside(
      async (tx, context) =>
        await listPeopleOfTask(tx, context, { rolloutId, chainTaskId }, { view: 'open', limit: 500 }),
    );
    return listed.ok ? listed.value.rows : [];
  };

  test('is due by the date of each, ticked once, and done when all have done it', async () => {
    const chainTaskId = await add({ title: 'Return the old phone', dueFrom: 'own_date', days: 2 });
    expect(await found(chainTaskId)).toMatchObject({ dueOn: null, people: { all: 40, done: 0, late: 0 } });
    const people = await openOnes(chainTaskId);
    expect(people.map(({ dueOn }) => dueOn)).toEqual(people.map(({ dueOn }) => dueOn).toSorted());
    expect(new Set(people.map(({ dueOn }) => dueOn)).size).toBe(5);
    expect(people[0]!.dueOn).toBe('2027-01-13');

    const { personId } = people[0]!;
    const own = async (isDone: boolean) =>
      await inside(
        async (tx, context) => await tickOwnTask(tx, context, { rolloutId, personId }, chainTaskId, isDone),
      );
    expect([await own(true), await own(true)]).toEqual([true, false]);
    const byDesk = async (caller: TaskCaller, at = people[1]!.personId) =>
      await inside(
        async (tx, context) =>
          await tickForPerson(tx, context, { rolloutId, chainTaskId, personId: at }, true, caller),
      );
    expect(await byDesk(agent)).toMatchObject({ refusal: { code: 'task_not_yours' } });
    expect(await byDesk(admin, 0 as PersonId)).toMatchObject({ refusal: { code: 'not_found' } });
    expect(await byDesk(admin)).toMatchObject({ value: { doneBy: 'Bellwether' } });
    const answered = await inside(
      async (tx, context) =>
        await answerTask(tx, context, { rolloutId, chainTaskId }, { answer: 'done' }, lead),
    );
    expect(answered).toMatchObject({ refusal: { code: 'task_of_people' } });

    await inside(async (tx, context) => {
      for (const person of people.slice(2))
        await writeTick(tx, context, { chainTaskId, personId: person.personId }, true);
    });
    await tick();
    expect(await found(chainTaskId)).toMatchObject({ status: 'done', reason: { code: 'task_people_done' } });
    expect(await own(false)).toBe(true);
    await tick();
    expect(await found(chainTaskId)).toMatchObject({
      status: 'open',
      people: { all: 40, done: 39, late: 0 },
    });

    await small.setNow('2027-01-14T12:00:00Z');
    expect(await found(chainTaskId)).toMatchObject({ isOverdue: true, people: { late: 1 } });
    const mine = await inside(async (tx, context) => await listMyTasks(tx, context, admin));
    expect(mine.tasks.map(({ title, rolloutName }) => [title, rolloutName])).toEqual([
      ['Return the old phone', 'Small'],
    ]);
    expect((await inside(async (tx, context) => await listMyTasks(tx, context, agent))).tasks).toEqual([]);
  });

  test('of a session is theirs who have booked one, counted from its day', async () => {
    const told = (await tasks())[2]!.chainTaskId;
    await inside(async (tx, context) => {
      const words = { answer: 'skip' as const, reason: 'They were called' };
      await answerTask(tx, context, { rolloutId, chainTaskId: told }, words, lead);
    });
    await tick();
    await small.tellEverybody();
    await tick();
    const chainTaskId = await add({ title: 'Bring the old phone', dueFrom: 'session', days: -1 });
    expect((await found(chainTaskId)).people).toEqual({ all: 0, done: 0, late: 0 });
    const [{ personId }] = (await inside(
      async (tx) =>
        (
          await sql<{ personId: PersonId }>`
        select person_id as "personId" from enrolment where stage_id = ${pilotId} and status = 'notified'
        order by 1`.execute(tx)
        ).rows,
    )) as [{ personId: PersonId }];
    await inside(async (tx, context) => {
      const schedule = {
        validFrom: '2027-01-18',
        validTo: '2027-01-22',
        sessions: [{ weekdays: [2], at: '09:00', minutes: 60, places: 3 }],
        weekdayRules: [],
        exceptions: [],
        amberShare: 0.2,
      };
      await addSchedule(tx, context, rolloutId, { place: null, schedule });
      const place = { on: '2027-01-20', at: '09:00' };
      expect(await takePlace(tx, context, { rolloutId, personId }, place, 'desk')).toMatchObject({
        ok: true,
      });
    });
    expect((await found(chainTaskId)).people).toEqual({ all: 1, done: 0, late: 0 });
    expect(await openOnes(chainTaskId)).toMatchObject([{ personId, dueOn: '2027-01-19' }]);
    await inside(async (tx, context) => await writeTick(tx, context, { chainTaskId, personId }, true));
    await tick();
    // Others may still book.
    expect((await found(chainTaskId)).status).toBe('open');
  });
});

/**
 * The migration cycle on a virtual clock: announce, instruct, deadline, enforce, in each wave by its own days; a step
 * waits for the check of its own group, and nobody is kept from starting by it.
 */
import { expect, test } from 'vitest';
import type { PersonId, StageId } from '#contracts/ids.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import { answerTask, readTasks, setRule } from '#server/features/chains/index.ts';
import { copyBuiltIn } from '#server/features/chains/manage-templates.ts';
import type { TaskCaller } from '#server/features/chains/read-tasks.ts';
import { addExceptions } from '#server/features/exceptions/index.ts';
import { approveDefaultMessage, lastDayTold } from '#server/features/messages/index.ts';
import {
  clearHold,
  moveEnrolments,
  openHoldsOf,
  raiseHold,
  stagesOf,
} from '#server/features/rollouts/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, layOut, passPilot } from '#test/support/small-organisation.ts';
import { approveOpenPlan } from './rehearsal/approve-open-plan.ts';

const { database } = await createTestDatabase({ poolSize: 4 });
const lead: TaskCaller = { accountId: null, roles: ['rollout_lead'], mayRun: true, isProgram: false };

/** The pilot has passed; two waves of 40, the first on 1 February, the second once that one can be over. */
async function withTwoWaves() {
  const small = await createSmallOrganisation(database);
  const { inside, rolloutId } = small;
  await passPilot(small, '2027-01-15T08:00:00Z');
  await layOut(small, { windowDays: 14 });
  await inside(async (tx, context) => {
    await approveOpenPlan(tx, context, rolloutId);
    const template = await copyBuiltIn(tx, context, 'migration_cycle', 'en');
    if (!template.ok) throw new Error(template.refusal.code);
    const { chainTemplateId } = template.value;
    await setRule(tx, context, rolloutId, { stageKind: 'wave', chainTemplateId });
  });
  const stages = await inside(async (tx) => await stagesOf(tx, rolloutId));
  const [first, second] = stages.filter(({ kind }) => kind === 'wave').map(({ stageId }) => stageId);
  return {
    ...small,
    first: first!,
    second: second!,
    tasks: async (stageId: StageId) =>
      await inside(async (tx, context) => {
        const read = await readTasks(tx, context, rolloutId, lead, stageId);
        return read.ok ? read.value.tasks : [];
      }),
    approve: async (kind: MessageStageKind) =>
      await inside(async (tx, context) => await approveDefaultMessage(tx, context, rolloutId, kind)),
    /** The first of those who have begun are done, until so many are. */
    succeed: async (stageId: StageId, people: number) =>
      await inside(async (tx, context) => {
        await moveEnrolments(tx, context, {
          rolloutId,
          event: 'succeed',
          where: sql`e.enrolment_id in (
            select enrolment_id from enrolment where stage_id = ${stageId} and status = 'started'
            order by started_at, enrolment_id limit ${people} - (
              select count(*) from enrolment where stage_id = ${stageId} and status = 'succeeded'))`,
          reason: null,
        });
      }),
    people: async (stageId: StageId) =>
      await inside(
        async (tx) =>
          (
            await sql<{ personId: PersonId; externalId: string; status: string }>`
              select person_id as "personId", p.external_id as "externalId", status
              from enrolment e join person p using (organisation_id, person_id)
              where stage_id = ${stageId} order by e.position`.execute(tx)
          ).rows,
      ),
    sent: async (stageId: StageId, message: MessageStageKind) =>
      await inside(
        async (tx) =>
          (
            await sql<{ personId: PersonId; dateAt: Date; status: string }>`
              select d.person_id as "personId", d.date_at as "dateAt", d.status
              from delivery d join message m using (organisation_id, message_id)
              where d.stage_id = ${stageId} and m.stage_kind = ${message} order by d.delivery_id`.execute(tx)
          ).rows,
      ),
  };
}

test('each wave takes its four steps by its own days, and a step waits for the check of its own group', async () => {
  const cycle = await withTwoWaves();
  const { first, second, live, rolloutId, inside } = cycle;
  const statuses = async (stageId: StageId) => (await cycle.tasks(stageId)).map(({ status }) => status);
  const task = async (stageId: StageId, title: string) =>
    (await cycle.tasks(stageId)).find((one) => one.title === title)!;
  const holds = async () => await inside(async (tx) => await openHoldsOf(tx, rolloutId));

  // The grace of one person of the first wave ends while the second is announced.
  const [graced] = await cycle.people(first);
  await inside(async (tx, context) => {
    await addExceptions(tx, context, {
      people: [graced!.externalId],
      list: 'exclude',
      kind: 'absence',
      reason: 'Month-end closing',
      untilOn: '2027-02-03',
    });
  });
  await live('2027-01-19T09:00:00Z');
  expect((await statuses(first))[0]).toBe('done');
  expect(await task(second, 'Announce')).toMatchObject({ status: 'open', dueOn: '2027-02-04' });
  await live('2027-01-25T09:00:00Z');

  // Nothing is told that nobody has approved, and it goes out by itself once it is.
  await live('2027-01-28T09:00:00Z');
  expect(await task(first, 'Instruct')).toMatchObject({
    status: 'failed',
    reason: { code: 'task_text_missing' },
  });
  await cycle.approve('instructions');
  await cycle.approve('deadline');
  for (const day of ['01-29', '01-31']) await live(`2027-${day}T10:00:00Z`);
  expect(await task(first, 'Instruct')).toMatchObject({
    status: 'done',
    reason: { data: { people: 39 } },
  });
  const instructed = await cycle.sent(first, 'instructions');
  expect(new Set(instructed.map(({ personId }) => personId)).size).toBe(39);
  expect(instructed.some(({ personId }) => personId === graced!.personId)).toBe(false);

  for (const day of ['02-01', '02-02', '02-03']) await live(`2027-${day}T10:00:00Z`);
  await cycle.succeed(first, 20);
  // The exclusion has ended: the person is in the next group, announced and instructed there.
  await live('2027-02-04T10:00:00Z');
  expect((await cycle.people(second)).some(({ personId }) => personId === graced!.personId)).toBe(true);
  await live('2027-02-05T10:00:00Z');
  expect(await task(second, 'Announce')).toMatchObject({ status: 'done' });
  await live('2027-02-08T10:00:00Z');
  const check = await task(first, 'Six in ten are done');
  expect(check).toMatchObject({
    status: 'failed',
    reason: { code: 'task_success_low', data: { done: 20, people: 39, least: 0.6 } },
  });
  expect(await task(first, 'Deadline')).toMatchObject({ status: 'open', isWaiting: true });
  expect(await cycle.sent(first, 'deadline')).toEqual([]);
  // The others of the group go on: nothing is held.
  expect(await holds()).toEqual([]);
  expect((await cycle.people(first)).filter(({ status }) => status === 'started')).toHaveLength(19);

  await cycle.succeed(first, 24);
  await live('2027-02-09T10:00:00Z');
  expect(await task(first, 'Six in ten are done')).toMatchObject({ status: 'done' });
  expect(await task(first, 'Deadline')).toMatchObject({
    status: 'done',
    reason: { code: 'task_deadline_sent', data: { people: 15, on: '2027-02-16' } },
  });
  const warned = await cycle.sent(first, 'deadline');
  const left = (await cycle.people(first)).filter(({ status }) => status !== 'succeeded');
  expect(warned.map(({ personId }) => personId).sort()).toEqual(left.map(({ personId }) => personId).sort());
  // Nobody's last day lies before the end of their own time.
  expect(warned.every(({ dateAt }) => dateAt >= new Date('2027-02-16T17:00:00Z'))).toBe(true);

  const lastDayOf = async (personId: PersonId) =>
    await inside(async (tx) => await lastDayTold(tx, rolloutId, personId));
  expect(await lastDayOf(left[0]!.personId)).toEqual(warned[0]!.dateAt);
  expect(await lastDayOf(graced!.personId)).toBeNull();

  expect(await task(first, 'Enforce')).toMatchObject({ status: 'open', isWaiting: true });
  await cycle.succeed(first, 36);
  await live('2027-02-17T10:00:00Z');
  const enforce = await task(first, 'Enforce');
  expect(enforce).toMatchObject({ status: 'open', isWaiting: false });
  const done = await inside(
    async (tx, context) =>
      await answerTask(
        tx,
        context,
        { rolloutId, chainTaskId: enforce.chainTaskId },
        { answer: 'done' },
        lead,
      ),
  );
  expect(done.ok).toBe(true);
  expect((await statuses(first)).slice(0, 7).every((status) => status === 'done')).toBe(true);
  // The second group stands where its own days and people put it.
  expect(await task(second, 'Enforce')).toMatchObject({ status: 'open', isWaiting: true });
});

test('repeating the round sends nothing twice, and who gets a date late is instructed once', async () => {
  const cycle = await withTwoWaves();
  const { first, live, inside, rolloutId } = cycle;
  await cycle.approve('instructions');
  await live('2027-01-19T09:00:00Z');
  const [late] = await cycle.people(first);
  await inside(async (tx, context) => {
    await moveEnrolments(tx, context, {
      rolloutId,
      event: 'defer',
      where: sql`e.person_id = ${late!.personId}`,
      reason: null,
      set: sql`scheduled_at = null`,
    });
  });
  for (const day of ['21', '26', '27', '29']) await live(`2027-01-${day}T10:00:00Z`);
  const before = await cycle.sent(first, 'instructions');
  expect(before).toHaveLength(39);
  await inside(async (tx, context) => {
    await moveEnrolments(tx, context, {
      rolloutId,
      event: 'schedule',
      where: sql`e.person_id = ${late!.personId}`,
      reason: null,
      set: sql`scheduled_at = ${new Date('2027-02-05T08:00:00Z')}, date_number = e.date_number + 1`,
    });
  });
  for (const hour of ['11', '12']) await live(`2027-01-29T${hour}:00:00Z`);
  const after = await cycle.sent(first, 'instructions');
  expect(after).toHaveLength(40);
  expect(after.at(-1)).toMatchObject({ personId: late!.personId });
});

test('a step that needs dates waits for them while something else holds, and holds nothing itself', async () => {
  const cycle = await withTwoWaves();
  const { first, live, inside, rolloutId } = cycle;
  const { holdId } = await inside(
    async (tx, context) =>
      await raiseHold(tx, context, {
        rolloutId,
        stageId: null,
        raisedByKind: 'person',
        code: 'paused',
        reason: ownWords('The image is being rebuilt'),
        clears: ownWords('When it is'),
      }),
  );
  await live('2027-02-02T10:00:00Z');
  const announce = async () => (await cycle.tasks(first))[0];
  expect(await announce()).toMatchObject({ status: 'open', reason: { code: 'task_no_dates' } });
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toHaveLength(1);
  await inside(async (tx, context) => {
    await clearHold(tx, context, rolloutId, holdId, { reason: 'It is rebuilt' });
  });
  for (const day of ['03', '04']) await live(`2027-02-${day}T10:00:00Z`);
  expect(await announce()).toMatchObject({ status: 'done' });
});

test('a deadline counts as told once it has left: what a hold keeps back gives people as long when it leaves', async () => {
  const cycle = await withTwoWaves();
  const { first, live, inside, rolloutId } = cycle;
  await cycle.approve('instructions');
  await cycle.approve('deadline');
  for (const day of ['01-19', '01-21', '01-26', '02-01', '02-02', '02-03', '02-04', '02-05'])
    await live(`2027-${day}T10:00:00Z`);
  await cycle.succeed(first, 30);
  const { holdId } = await inside(
    async (tx, context) =>
      await raiseHold(tx, context, {
        rolloutId,
        stageId: first,
        raisedByKind: 'person',
        code: 'paused',
        reason: ownWords('A driver fails'),
        clears: ownWords('When it is replaced'),
      }),
  );
  for (const day of ['08', '10']) await live(`2027-02-${day}T10:00:00Z`);
  const deadline = async () => (await cycle.tasks(first)).find(({ title }) => title === 'Deadline')!;
  expect(await deadline()).toMatchObject({
    status: 'open',
    reason: { code: 'task_sending', data: { told: 0, waiting: 10 } },
  });
  await inside(async (tx, context) => {
    await clearHold(tx, context, rolloutId, holdId, { reason: 'It is replaced' });
  });
  // Who cannot be told keeps what follows waiting until somebody has reached them.
  const setOne = async (from: string, to: string) =>
    await inside(
      async (tx) =>
        await sql`
          update delivery set status = ${to} where delivery_id = (
            select min(delivery_id) from delivery where chain_task_id is not null and status = ${from}
              and date_at >= '2027-02-15')`.execute(tx),
    );
  await setOne('planned', 'suppressed');
  await live('2027-02-11T10:00:00Z');
  expect(await deadline()).toMatchObject({
    status: 'failed',
    reason: { code: 'task_told_missing', data: { people: 1 } },
  });
  await setOne('suppressed', 'accepted');
  await live('2027-02-11T12:00:00Z');
  expect(await deadline()).toMatchObject({
    status: 'done',
    reason: { code: 'task_deadline_sent', data: { people: 10, on: '2027-02-17' } },
  });
});

/** Who is trained: by their own tasks or by a signal, what takes it back, and that the boards still count everybody once. */
import { describe, expect, test } from 'vitest';
import type { TemplateTask } from '#contracts/chains.ts';
import type { ChainTaskId, PersonId, StageId } from '#contracts/ids.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import type { Signal } from '#contracts/signals.ts';
import { createRandom } from '#domain/random/random.ts';
import { personStates } from '#domain/rollout/person-states.ts';
import { answerTask } from '#server/features/chains/answer-task.ts';
import { addTask } from '#server/features/chains/give-chain.ts';
import { tickForPerson, tickOwnTask } from '#server/features/chains/person-tasks.ts';
import type { TaskCaller } from '#server/features/chains/read-tasks.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { getBreakdown } from '#server/features/rollouts/breakdown.ts';
import { getBoard, listEnrolments } from '#server/features/rollouts/queries.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { expectOk } from './rehearsal/expect-ok.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });
const lead: TaskCaller = { accountId: null, roles: ['rollout_lead'], mayRun: true, isProgram: false };

/** An organisation whose pilot of 40 has been told its dates. */
async function createTold() {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await tick();
  const people = await inside(async (tx) => {
    const { rows } = await sql<{ personId: PersonId; reference: string }>`
      select e.person_id as "personId", p.external_id as reference from enrolment e
      join person p using (organisation_id, person_id) where e.stage_id = ${pilotId} order by 1`.execute(tx);
    return rows;
  });
  const board = async () =>
    await inside(async (tx, context) => expectOk('a board', await getBoard(tx, context, rolloutId)));
  let keys = 0;
  return {
    ...small,
    tick,
    people,
    board,
    told: async () => {
      const { notified = 0, trained = 0 } = (await board()).counts;
      return { notified, trained };
    },
    /** Since when and by what a person is trained. */
    trained: async ({ personId }: { readonly personId: PersonId }) =>
      await inside(async (tx) => {
        const { rows } = await sql<{ at: Date | null; by: string | null }>`
          select trained_at as at, trained_by as by from enrolment
          where rollout_id = ${rolloutId} and person_id = ${personId} and status <> 'cancelled'`.execute(tx);
        return rows.map(({ at, by }) => `${by} ${at?.toISOString().slice(0, 16)}`)[0];
      }),
    addTask: async (part: Partial<TemplateTask> = {}, stageId: StageId = pilotId) =>
      await inside(async (tx, context) => {
        const task: TemplateTask = {
          title: 'Watch the film',
          instructions: '',
          ownerRole: 'training_lead',
          action: 'each_person',
          track: 'training',
          onFailure: 'go_on',
          after: null,
          dueFrom: 'own_date',
          days: -1,
          ...part,
        };
        const added = expectOk('a task', await addTask(tx, context, { rolloutId, stageId }, task, lead));
        return added.tasks.at(-1)!.chainTaskId;
      }),
    answer: async (chainTaskId: ChainTaskId, answer: 'skip' | 'reopen') =>
      await inside(async (tx, context) => {
        const words = { answer, reason: 'As agreed' };
        expectOk('an answer', await answerTask(tx, context, { rolloutId, chainTaskId }, words, lead));
      }),
    ticks: async ({ personId }: { readonly personId: PersonId }, task: ChainTaskId, isDone = true) =>
      await inside(
        async (tx, context) => await tickOwnTask(tx, context, { rolloutId, personId }, task, isDone),
      ),
    says: async (signals: readonly Partial<Signal>[]) => {
      const full = signals.map((part): Signal => ({
        key: `${(keys += 1)}`,
        kind: 'training.completed',
        subject: 'person',
        reference: '',
        at: '2027-01-08T08:00:00Z',
        ...part,
      }));
      const received = await inside(async (tx, context) => await receiveSignals(tx, context, 'lms', full));
      await tick();
      return received;
    },
  };
}

type Told = Awaited<ReturnType<typeof createTold>>;

/** The board counts each person once: its columns, its stages, its groups and its lists agree with the places themselves. */
async function expectSums({ board, inside, rolloutId }: Told): Promise<void> {
  const { counts, stages, targeted } = await board();
  const sum = (states: Readonly<Record<string, number>>) =>
    Object.values(states).reduce((total, people) => total + people, 0);
  expect(sum(counts)).toBe(targeted);
  for (const stage of stages) expect(sum(stage.counts)).toBe(stage.people);
  await inside(async (tx) => {
    const { rows } = await sql<{ state: string; people: number }>`
      select case when trained_at is not null and status = 'notified' then 'trained' else status end as state,
        count(*)::integer as people
      from enrolment where rollout_id = ${rolloutId} group by 1`.execute(tx);
    expect(counts).toEqual(Object.fromEntries(rows.map(({ state, people }) => [state, people])));
    const kept = await sql`
      select stage_id, status, people, trained from enrolment_count where rollout_id = ${rolloutId} and people > 0
      except select stage_id, status, count(*), count(trained_at) from enrolment group by 1, 2`.execute(tx);
    expect(kept.rows).toEqual([]);
    for (const state of personStates) {
      const query = { status: state, limit: 500 };
      const opened = expectOk('people', await listEnrolments(tx, rolloutId, query));
      expect([state, opened.total, opened.rows.length]).toEqual([
        state,
        counts[state] ?? 0,
        counts[state] ?? 0,
      ]);
    }
    const groups = expectOk('groups', await getBreakdown(tx, rolloutId, { by: 'department' }));
    for (const group of groups.rows) expect(sum(group.counts)).toBe(group.people);
    const trained = groups.rows.reduce((total, group) => total + (group.counts.trained ?? 0), 0);
    expect(trained).toBe(counts.trained ?? 0);
  });
}

describe('by their own tasks', () => {
  test('somebody is trained once all tasks on the track training are ticked, and not any more when one is taken back', async () => {
    const small = await createTold();
    const [first, second] = [small.people[0]!, small.people[1]!];
    const film = await small.addTask();
    const session = await small.addTask({ title: 'Attend the session', dueFrom: 't_day' });
    const other = await small.addTask({ title: 'Save your photos', track: null });
    expect(await small.told()).toEqual({ notified: pilotSize, trained: 0 });

    await small.ticks(first, other);
    await small.ticks(first, film);
    expect(await small.trained(first)).toBe('null undefined');
    await small.setNow('2027-01-09T09:00:00Z');
    const byDesk = await small.inside(
      async (tx, context) =>
        await tickForPerson(
          tx,
          context,
          { rolloutId: small.rolloutId, chainTaskId: session, personId: first.personId },
          true,
          { ...lead, roles: ['training_lead'], mayRun: false },
        ),
    );
    expect(byDesk.ok).toBe(true);
    expect(await small.trained(first)).toBe('tasks 2027-01-09T09:00');
    expect(await small.told()).toEqual({ notified: pilotSize - 1, trained: 1 });

    await small.ticks(first, film, false);
    expect(await small.trained(first)).toBe('null undefined');
    await small.ticks(first, film);
    await small.ticks(second, film);

    // A task that is left out is asked of nobody; one that is added later is asked of everybody.
    await small.answer(session, 'skip');
    expect(await small.told()).toEqual({ notified: pilotSize - 2, trained: 2 });
    await small.answer(session, 'reopen');
    expect(await small.told()).toEqual({ notified: pilotSize - 1, trained: 1 });
    await small.addTask({ title: 'Answer the quiz' });
    expect(await small.told()).toEqual({ notified: pilotSize, trained: 0 });
  });

  test('what was learnt is kept by who moves into another wave, and by who comes back after leaving', async () => {
    const small = await createTold();
    const { rolloutId, inside } = small;
    const [mover, leaver] = [small.people[0]!, small.people[1]!];
    const film = await small.addTask();
    await small.ticks(mover, film);
    await small.ticks(leaver, film);
    const plan = {
      kind: 'wave',
      ordinal: 1,
      name: 'Wave 1',
      startsOn: '2027-02-01',
      axisValue: null,
    } as const;
    const wave = await inside(
      async (tx, context) => await rollouts.insertStage(tx, context, rolloutId, plan),
    );
    const again = await small.addTask({ title: 'Watch the film again' }, wave);

    await inside(async (tx, context) => {
      const rollout = (await rollouts.findRollout(tx, rolloutId))!;
      const to = (await rollouts.stagesOf(tx, rolloutId)).find(({ stageId }) => stageId === wave)!;
      const move = { personIds: [mover.personId], to, reason: ownWords('Away until then') };
      await rollouts.movePlaces(tx, context, rollout, { ...move, mayKnow: sql<boolean>`true` });
    });
    expect(await small.trained(mover)).toMatch(/^tasks/);
    // What they tick and take back in their new stage takes nothing from what they had done before.
    await small.ticks(mover, again);
    await small.ticks(mover, again, false);
    expect(await small.trained(mover)).toMatch(/^tasks/);

    await inside(async (tx) => {
      await sql`update person set active = false where person_id = ${leaver.personId}`.execute(tx);
    });
    await small.tick();
    expect(await small.trained(leaver)).toBeUndefined();
    await inside(async (tx, context) => {
      await sql`update person set active = true where person_id = ${leaver.personId}`.execute(tx);
      await rollouts.createPlaces(
        tx,
        context,
        { rolloutId, stageId: wave },
        { personIds: [leaver.personId] },
      );
    });
    expect(await small.trained(leaver)).toMatch(/^tasks/);
    await expectSums(small);
  });
});

describe('by a signal', () => {
  test('somebody is trained from when it says so, once however often it is sent, until it takes that back', async () => {
    const small = await createTold();
    const person = small.people[0]!;
    const { reference } = person;
    expect(await small.says([{ key: 'film-1', reference }])).toEqual({ accepted: 1, repeated: 0 });
    expect(await small.trained(person)).toBe('signal 2027-01-08T08:00');
    expect(await small.says([{ key: 'film-1', reference }])).toEqual({ accepted: 0, repeated: 1 });
    expect(await small.told()).toEqual({ notified: pilotSize - 1, trained: 1 });

    await small.says([{ reference, at: '2027-01-08T09:00:00Z', value: 0 }]);
    expect(await small.trained(person)).toBe('null undefined');
    // An older report that arrives late changes nothing; a newer one does.
    await small.says([{ reference, at: '2027-01-08T08:30:00Z', value: 1 }]);
    expect(await small.trained(person)).toBe('null undefined');
    await small.says([{ reference, at: '2027-01-08T09:30:00Z' }]);
    expect(await small.trained(person)).toBe('signal 2027-01-08T09:30');
  });

  test('it stands above ticks, and what was ticked counts once it is taken back', async () => {
    const small = await createTold();
    const person = small.people[0]!;
    const { reference } = person;
    const film = await small.addTask();
    await small.says([{ reference }]);
    await small.ticks(person, film);
    await small.ticks(person, film, false);
    expect(await small.trained(person)).toBe('signal 2027-01-08T08:00');
    await small.ticks(person, film);
    await small.says([{ reference, at: '2027-01-08T09:00:00Z', value: 0 }]);
    expect(await small.trained(person)).toBe('tasks 2027-01-08T10:00');
  });

  test('about one app, or about somebody without a place, it trains nobody', async () => {
    const small = await createTold();
    const [person, other] = [small.people[0]!, small.people[1]!];
    await small.says([
      { reference: person.reference, app: 'CAD viewer' },
      { reference: 'nobody@example.com' },
      { reference: other.reference },
    ]);
    expect(await small.trained(person)).toBe('null undefined');
    expect(await small.told()).toEqual({ notified: pilotSize - 1, trained: 1 });
  });
});

test('whatever happens to people, the boards count each of them once', async () => {
  const small = await createTold();
  const random = createRandom(4);
  const film = await small.addTask();
  const pick = () => small.people[random.integer(small.people.length)]!;
  for (let round = 0; round < 6; round++) {
    const { personId } = pick();
    for (let turn = 0; turn < 4; turn++) {
      const person = pick();
      await small.ticks(person, film, random.integer(3) > 0);
    }
    await small.says([
      { reference: pick().reference, at: `2027-01-08T0${round}:00:00Z`, value: random.integer(2) },
      { reference: pick().reference, kind: 'device.enrolled' },
      { reference: pick().reference, kind: 'device.enrolment_failed' },
    ]);
    await small.inside(async (tx, context) => {
      const event = (['defer', 'exclude', 'cancel', 'start'] as const)[random.integer(4)]!;
      await rollouts.moveEnrolments(tx, context, {
        rolloutId: small.rolloutId,
        event,
        where: sql`e.person_id = ${personId}`,
        reason: ownWords('As it happens'),
      });
    });
    await expectSums(small);
  }
  const { counts } = await small.board();
  expect(Object.keys(counts).length).toBeGreaterThan(4);
  expect(counts.trained).toBeGreaterThan(0);
});

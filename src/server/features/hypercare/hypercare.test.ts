/** Hypercare on a real database: from the last wave to the end, with what keeps it open and what does not. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { charterTemplate, type Hypercare } from '#contracts/hypercare.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import type { Signal } from '#contracts/signals.ts';
import { listReportedTickets } from '#server/features/helpdesk/queries.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { StandUpInput } from '#contracts/stand-ups.ts';
import { listMyTasks } from '#server/features/chains/my-tasks.ts';
import { openTicket } from '#server/features/helpdesk/index.ts';
import { sortTicket } from '#server/features/helpdesk/sort-ticket.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { sentenceOf } from '#test/support/criteria.ts';
import { createPeopleToTell } from '#test/support/people-to-tell.ts';
import { endHypercare, endHypercareEarly, prolongHypercare } from './end-hypercare.ts';
import { getHypercare } from './present-hypercare.ts';
import { getStandUp } from './stand-up.ts';
import { listStandUps, writeStandUp } from './write-stand-up.ts';
import { setDuty, writeCharter } from './write-charter.ts';

const { database } = await createTestDatabase({ poolSize: 4 });
const charter = {
  ...charterTemplate,
  leastWeeks: 1,
  mostWeeks: 2,
  exit: { ...charterTemplate.exit, satisfactionAbove: null, ticketsPerDayMost: 1, windowDays: 3 },
};

/** Twenty people in the one wave of a rollout, all done; the wave has passed. The clock is virtual. */
async function createDoneRollout() {
  const place = await createPeopleToTell(
    database,
    Array.from({ length: 20 }, () => ({})),
    'sample',
  );
  const { organisationId, rolloutId, stageId, personIds } = place;
  const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
    await inOrganisation(
      database,
      organisationId,
      async (tx) => await work(tx, await createContext(tx, { organisationId, actor: place.context.actor })),
    );
  await inside(async (tx) => {
    await sql`update stage set kind = 'wave', status = 'passed', ended_at = status_at where stage_id = ${stageId}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'succeeded' where stage_id = ${stageId}`.execute(tx);
  });
  const setNow = async (at: string) =>
    await inside(async (tx) => {
      await sql`update organisation set virtual_now = ${at}::timestamptz
        where organisation_id = ${organisationId}`.execute(tx);
    });
  const ask = async (person: number, body: string) =>
    await inside(async (tx, context) => {
      const question = { rolloutId, stageId, personId: personIds[person]!, source: 'portal', body };
      const opened = await openTicket(tx, context, question);
      if (opened.kind === 'too_many') throw new Error('too many questions');
      return opened.ticketId;
    });
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const read = async () => valueOf(await inside(async (tx, at) => await getHypercare(tx, at, rolloutId)));
  return { organisationId, rolloutId, stageId, inside, setNow, ask, tick, read };
}

function valueOf<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(sentenceOf(result));
  return result.value;
}

function verdicts({ criteria }: Hypercare): Record<string, string> {
  return Object.fromEntries(criteria.map(({ measure, verdict }) => [measure, verdict]));
}

test('hypercare begins after the last wave, ends only when everything is met, and completes the rollout', async () => {
  const { rolloutId, stageId, inside, setNow, ask, tick, read } = await createDoneRollout();
  const end = async () => await inside(async (tx, at) => await endHypercare(tx, at, rolloutId));
  expect(await read()).toMatchObject({ phase: 'before', isTemplate: true, criteria: [], dueOn: null });
  expect(await end()).toMatchObject({
    refusal: { code: 'hypercare_not_running', data: { phase: 'before' } },
  });
  valueOf(await inside(async (tx, at) => await writeCharter(tx, at, rolloutId, charter)));

  await tick();
  const begun = await read();
  expect(begun).toMatchObject({
    phase: 'running',
    isTemplate: false,
    startedOn: '2026-11-24',
    earliestEndOn: '2026-12-01',
    dueOn: '2026-12-08',
    leftOver: 0,
    nobodyOn: '2026-11-24',
  });
  expect(verdicts(begun)).toEqual({ priority_one: 'pass', people_done: 'pass', tickets_per_day: 'no_data' });
  const looser = { ...charter, exit: { ...charter.exit, ticketsPerDayMost: 50 } };
  expect(await inside(async (tx, at) => await writeCharter(tx, at, rolloutId, looser))).toMatchObject({
    refusal: { code: 'hypercare_fixed' },
  });
  const faster = { ...charter, priorityOneMinutes: 20 };
  valueOf(await inside(async (tx, at) => await writeCharter(tx, at, rolloutId, faster)));

  // A ticket nobody has sorted may be a priority 1, so nothing is known until it is.
  await setNow('2026-11-30T09:00:00Z');
  const [broken, wish] = [
    await ask(0, 'The laptop does not start'),
    await ask(1, 'May I have a second screen?'),
  ];
  await ask(2, 'The printer is gone');
  await tick();
  expect(verdicts(await read())).toMatchObject({ priority_one: 'no_data' });
  const sort = async (ticketId: typeof broken, as: 'priority_1' | 'priority_3' | 'request') =>
    valueOf(await inside(async (tx, at) => await sortTicket(tx, at, { rolloutId, ticketId }, as)));
  await sort(broken, 'priority_1');
  await sort(wish, 'request');

  await setNow('2026-12-02T09:00:00Z');
  await inside(async (tx) => {
    await sql`update enrolment set status = 'failed' where enrolment_id in (
      select enrolment_id from enrolment where stage_id = ${stageId} order by enrolment_id limit 1)`.execute(
      tx,
    );
  });
  const standUp = valueOf(await inside(async (tx, at) => await getStandUp(tx, at, rolloutId)));
  expect(standUp).toMatchObject({
    since: '2026-11-30T23:00:00.000Z',
    onDuty: [],
    priorityOne: [{ kind: 'ticket', id: broken, isLate: true, isNew: false }],
    opened: 0,
    unsorted: 1,
    stragglers: { people: 1, unowned: 1 },
    requests: { open: 1, fresh: 0 },
  });
  expect(standUp.days.at(-3)).toEqual({ on: '2026-11-30', tickets: 2, isWhole: true });
  expect(verdicts(await read())).toEqual({
    priority_one: 'fail',
    people_done: 'pass',
    tickets_per_day: 'fail',
  });
  expect(sentenceOf(await end())).toContain(
    '1 case of priority 1 open and 2 tickets on one of the last 3 days instead of at most 1',
  );

  // Sorted and solved, and the busy day out of the window: only the person who is left over is in the way.
  await inside(async (tx) => {
    await sql`update ticket set status = 'resolved' where kind = 'fault'`.execute(tx);
  });
  await setNow('2026-12-09T09:00:00Z');
  expect(await read()).toMatchObject({ dueOn: '2026-12-08', nobodyOn: '2026-12-09' });
  expect(await end()).toMatchObject({ refusal: { code: 'rollout_residue', data: { people: 1 } } });
  await inside(async (tx) => {
    await sql`update enrolment set status = 'excluded' where status = 'failed'`.execute(tx);
  });
  const board = valueOf(await inside(async (tx, at) => await getBoard(tx, at, rolloutId)));
  expect(board.next).toMatchObject([
    { code: 'end_hypercare', place: 'hypercare', detail: { code: 'next_end_hypercare_late' } },
  ]);
  expect(await inside(async (tx, at) => await endHypercareEarly(tx, at, rolloutId, 'No need'))).toMatchObject(
    { refusal: { code: 'hypercare_met' } },
  );
  expect(valueOf(await end())).toMatchObject({ phase: 'ended', ended: { reason: null, setAside: [] } });
  expect(await inside(async (tx) => (await sql`select status from rollout`.execute(tx)).rows)).toEqual([
    { status: 'completed' },
  ]);
  expect(await end()).toMatchObject({ refusal: { code: 'hypercare_not_running', data: { phase: 'ended' } } });
});

test('what is unmet is set aside by an override that stays visible, and prolonging is bounded', async () => {
  const { rolloutId, inside, setNow, tick, read } = await createDoneRollout();
  await tick();
  await setNow('2027-01-25T09:00:00Z');
  const prolong = async () =>
    await inside(
      async (tx, at) =>
        await prolongHypercare(tx, at, rolloutId, { weeks: 2, reason: 'The year end is not seen yet' }),
    );
  const next = async () =>
    valueOf(await inside(async (tx, at) => await getBoard(tx, at, rolloutId))).next.map(({ code }) => code);
  expect(await next()).toEqual(['decide_hypercare']);
  expect(valueOf(await prolong())).toMatchObject({ dueOn: '2027-02-02', prolongationsLeft: 1 });
  expect(await next()).toEqual(['run_hypercare']);
  valueOf(await prolong());
  expect(await prolong()).toMatchObject({ refusal: { code: 'hypercare_prolonged' } });

  const ended = valueOf(
    await inside(async (tx, at) => await endHypercareEarly(tx, at, rolloutId, 'Operations is ready')),
  );
  expect(ended.ended).toMatchObject({
    reason: 'Operations is ready',
    setAside: [{ code: 'exit_few_answers' }, { code: 'exit_no_tickets' }],
  });
  expect(verdicts(await read())).toMatchObject({ satisfaction: 'no_data', tickets_per_day: 'no_data' });
  expect(await inside(async (tx, at) => await setDuty(tx, at, rolloutId, []))).toMatchObject({
    refusal: { code: 'hypercare_over' },
  });
});

test('a ticket of another helpdesk keeps hypercare open while it has priority 1 and nobody there has resolved it', async () => {
  const { rolloutId, inside, setNow, tick, read } = await createDoneRollout();
  const report = async (
    signals: readonly Pick<Signal, 'key' | 'kind' | 'priority' | 'ticket' | 'detail'>[],
  ) => {
    await inside(
      async (tx, context) =>
        await receiveSignals(
          tx,
          context,
          'desk',
          signals.map((signal) => ({
            ...signal,
            subject: 'person',
            reference: 'P1',
            at: context.now.toISOString(),
          })),
        ),
    );
    await tick();
  };
  const list = async (query: { state?: 'open' | 'resolved'; priority?: '1' | 'none' } = {}) =>
    valueOf(await inside(async (tx) => await listReportedTickets(tx, rolloutId, query)));
  await tick();
  await report([
    { key: 'a', kind: 'ticket.opened', priority: 1, detail: 'Nobody can sign in' },
    { key: 'b', kind: 'ticket.opened', priority: 3, detail: 'A program is missing' },
    { key: 'c', kind: 'ticket.opened' },
  ]);
  expect(verdicts(await read())).toMatchObject({ priority_one: 'fail' });
  const standUp = async () => valueOf(await inside(async (tx, at) => await getStandUp(tx, at, rolloutId)));
  expect((await standUp()).priorityOne).toMatchObject([{ kind: 'reported', words: 'Nobody can sign in' }]);
  expect(await list()).toMatchObject({
    total: 3,
    rows: [{ priority: null }, { priority: 3 }, { priority: 1, source: 'desk', resolvedAt: null }],
    counts: [
      { priority: 1, open: 1, resolved: 0 },
      { priority: 3, open: 1, resolved: 0 },
      { priority: null, open: 1, resolved: 0 },
    ],
  });

  await setNow('2026-11-24T11:00:00Z');
  await report([{ key: 'a-done', kind: 'ticket.resolved', ticket: 'a' }]);
  await report([{ key: 'a-again', kind: 'ticket.resolved', ticket: 'a' }]);
  expect(verdicts(await read())).toMatchObject({ priority_one: 'pass' });
  expect((await standUp()).priorityOne).toEqual([]);
  expect(await list({ state: 'resolved' })).toMatchObject({
    total: 1,
    rows: [{ words: 'Nobody can sign in', resolvedAt: '2026-11-24T11:00:00.000Z' }],
  });
  expect(await list({ state: 'open', priority: 'none' })).toMatchObject({
    total: 1,
    rows: [{ words: null }],
  });
});

test('a stand-up is recorded on its day, its actions become tasks when it is closed, and then nothing changes any more', async () => {
  const { organisationId, rolloutId, inside, setNow, tick } = await createDoneRollout();
  const accountId = await inside(async (tx) => {
    const { rows } = await sql<{ id: AccountId }>`
      insert into account (email, display_name, password_hash) values ('desk@example.com', 'Kim Desk', '-')
      returning account_id as id`.execute(tx);
    await sql`insert into membership (organisation_id, account_id, roles)
      values (${organisationId}, ${rows[0]!.id}, '{helpdesk_lead}')`.execute(tx);
    return rows[0]!.id;
  });
  const write = async (heldOn: string, change: Partial<StandUpInput> = {}) =>
    await inside(
      async (tx, at) =>
        await writeStandUp(
          tx,
          at,
          { rolloutId, heldOn },
          { notes: 'Calm', actions: [], isClosed: false, ...change },
        ),
    );
  const call = { words: 'Call the three who wait', accountId, dueOn: '2026-11-27' };
  expect(await write('2026-11-24')).toMatchObject({ refusal: { code: 'hypercare_not_running' } });
  await tick();
  expect(await write('2026-11-23')).toMatchObject({ refusal: { code: 'stand_up_day' } });
  expect(await write('2026-11-24', { actions: [{ ...call, dueOn: '2026-11-23' }] })).toMatchObject({
    refusal: { code: 'stand_up_due' },
  });
  const stranger = { ...call, accountId: 999_999 as AccountId };
  expect(await write('2026-11-24', { actions: [stranger] })).toMatchObject({
    refusal: { code: 'stand_up_owner' },
  });
  expect(await write('2026-11-24', { actions: [call] })).toMatchObject({
    value: { closedAt: null, shown: { stragglers: { people: 0 } }, actions: [{ chainTaskId: null }] },
  });

  // On the next day the record of yesterday is gone on with; what was shown stays what it was.
  await setNow('2026-11-25T08:00:00Z');
  await inside(async (tx) => {
    await sql`update enrolment set status = 'failed' where enrolment_id = (select min(enrolment_id) from enrolment)`.execute(
      tx,
    );
  });
  const closed = await write('2026-11-24', { notes: ' Calm again ', actions: [call], isClosed: true });
  expect(closed).toMatchObject({
    value: {
      notes: 'Calm again',
      shown: { stragglers: { people: 0 } },
      actions: [{ ownerName: 'Kim Desk' }],
    },
  });
  expect(await write('2026-11-24', { notes: 'Other' })).toMatchObject({
    refusal: { code: 'stand_up_closed' },
  });
  await expect(
    inside(async (tx) => await sql`update stand_up set notes = 'Other'`.execute(tx)),
  ).rejects.toThrow('is closed');
  await write('2026-11-25');
  expect(valueOf(await inside(async (tx) => await listStandUps(tx, rolloutId, {})))).toMatchObject({
    total: 2,
    rows: [{ heldOn: '2026-11-25', shown: { stragglers: { people: 1 } } }, { heldOn: '2026-11-24' }],
  });
  const { tasks } = await inside(
    async (tx, at) =>
      await listMyTasks(tx, at, { accountId, roles: ['helpdesk_lead'], mayRun: false, isProgram: false }),
  );
  expect(tasks).toMatchObject([
    { title: call.words, dueOn: '2026-11-27', ownerName: 'Kim Desk', isOverdue: false },
  ]);
});

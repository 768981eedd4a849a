import { beforeAll, expect, test } from 'vitest';
import type { Decision } from '#contracts/gate.ts';
import type { GateId } from '#contracts/ids.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import {
  castVote,
  decideGate,
  getDecisionRecord,
  latestGate,
  openGate,
  presentGate,
  recordVote,
} from '#server/features/gate/index.ts';
import {
  findStage,
  openHoldsOf,
  overrideRule,
  raiseHold,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { sentenceOf } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;
let gateId: GateId;

const author: Actor = { kind: 'account', id: '41', name: 'The author' };
const inside = async <Value>(
  work: (tx: Transaction, context: Context, stage: StageRow) => Promise<Value>,
  actor: Actor = author,
) =>
  await inOrganisation(database, place.organisationId, async (tx) =>
    work(tx, { ...place.context, actor }, (await findStage(tx, place.rolloutId, place.stageId))!),
  );

const hashNow = async (tx: Transaction) =>
  (await latestGate(tx, place.stageId))!.evidenceHash.toString('hex');

beforeAll(async () => {
  place = await createPeopleToTell(database, [{}]);
  gateId = await inside(async (tx, context, stage) => {
    await sql`update rollout set author_account_id = 41`.execute(tx);
    await sql`update stage set status = 'awaiting_decision', extensions = 2`.execute(tx);
    await overrideRule(tx, context, {
      rolloutId: place.rolloutId,
      stageId: place.stageId,
      kind: 'criteria_not_frozen',
      rule: { code: 'override_started_without_criteria', data: {} },
      reason: 'The board wanted a date',
      untilOn: '2027-02-10',
    });
    return await openGate(tx, context, { ...stage, status: 'awaiting_decision', extensions: 2 });
  });
});

const decide = async (decision: Decision, part: object = {}) =>
  await inside(async (tx, context) => {
    const base = { decision, reason: 'As discussed', conditions: [], evidenceHash: await hashNow(tx) };
    return await decideGate(tx, context, place.rolloutId, gateId, { ...base, ...part });
  });

test('a vote expires: after two weeks it no longer makes the quorum, and the gate says why', async () => {
  await inside(async (tx, context) => {
    const gate = (await latestGate(tx, place.stageId))!;
    const voter = { key: 'account:7', name: 'Ines', role: 'Helpdesk lead' };
    const past = { ...context, now: daysLater(context.now, -15) };
    await recordVote(tx, past, gate, voter, { choice: 'no_go', comment: '' });
    const { votes } = await presentGate(tx, context, gate);
    expect(votes).toMatchObject([{ voterName: 'Ines', standing: 'expired' }]);
  });
  expect(sentenceOf(await decide('no_go'))).toBe('0 of 1 votes are in. The decision needs 1.');
});

test('the author votes only where nobody else may, and the record says so once', async () => {
  for (const choice of ['extend', 'no_go'] as const)
    await inside(async (tx, context) => {
      const vote = { choice, comment: 'I am alone here', evidenceHash: await hashNow(tx) };
      expect(sentenceOf(await castVote(tx, context, place.rolloutId, gateId, vote))).toBe('');
    });
  const { overrides } = await inside(async (tx, context) =>
    presentGate(tx, context, (await latestGate(tx, place.stageId))!),
  );
  expect(overrides.map(({ kind, reason, span }) => [kind, reason, span])).toEqual([
    ['criteria_not_frozen', 'The board wanted a date', { is: 'until', on: '2027-02-10' }],
    ['author_voted', 'I am alone here', { is: 'used_at_once' }],
  ]);
});

test('without criteria that were judged there is no go, extensions are bounded, and conditions lie ahead', async () => {
  expect(sentenceOf(await decide('go'))).toContain('no criterion that decides has been judged');
  expect(sentenceOf(await decide('extend'))).toBe(
    'This stage has been extended 2 times already. Choose another decision.',
  );
  const conditions = [{ text: 'Train the helpdesk', owner: 'Ines', dueOn: '2026-11-01' }];
  expect(sentenceOf(await decide('conditional_go', { conditions }))).toContain(
    'The condition “Train the helpdesk” is due on',
  );
});

test('rolling back takes the date from everybody who has not begun, and then nothing is left to decide', async () => {
  let seen: unknown;
  const looking = inside(async (tx, context) => {
    const rollback = { decision: 'rollback' as const, reason: 'It fails', conditions: [] };
    const at = [tx, context, place.rolloutId, gateId] as const;
    const decided = await decideGate(...at, { ...rollback, evidenceHash: await hashNow(tx) });
    expect(sentenceOf(decided)).toBe('');
    const { rows } = await sql`select status, scheduled_at, reason ->> 'code' as code from enrolment`.execute(
      tx,
    );
    await sql`update gate set decided_at = null`.execute(tx);
    const again = await decideGate(...at, { ...rollback, evidenceHash: await hashNow(tx) });
    seen = { rows, again: sentenceOf(again) };
    throw new Error('only looking');
  });
  await expect(looking).rejects.toThrow('only looking');
  expect(seen).toEqual({
    rows: [{ status: 'deferred', scheduled_at: null, code: 'person_stage_rolled_back' }],
    again: 'This gate is not open for votes.',
  });
});

test('what was set aside stands in the decision record; a gate without kept inputs says what to do instead', async () => {
  const conditions = [{ text: 'Write the criteria', owner: 'Ines', dueOn: '2026-12-01' }];
  const { rolloutId, stageId } = place;
  const codes = ['guardrail:7', 'silent_source:7', 'stop:0', 'paused_by_person'];
  await inside(async (tx, context) => {
    const hold = {
      rolloutId,
      stageId,
      raisedByKind: 'system',
      reason: ownWords('x'),
      clears: ownWords('y'),
    } as const;
    for (const code of codes) await raiseHold(tx, context, { ...hold, code });
  });
  expect(sentenceOf(await decide('conditional_go', { conditions }))).toBe('');
  // What the panel had before it holds nobody any more; what others hold stays.
  const holds = await inside(async (tx) => await openHoldsOf(tx, rolloutId));
  expect(holds.map(({ code }) => code).toSorted()).toEqual(['paused_by_person', 'stop:0']);
  const cleared = await inside(
    async (tx) =>
      await sql`select reason as why, before ->> 'code' as code, actor_name as by from audit_event
        where action = 'hold.cleared' order by sequence`.execute(tx),
  );
  expect(cleared.rows).toEqual(
    ['guardrail:7', 'silent_source:7'].map((code) => ({
      why: expect.stringContaining('was decided in view of this evidence'),
      code,
      by: 'The author',
    })),
  );
  const record = async () => await inside(async (tx) => await getDecisionRecord(tx, place.rolloutId, gateId));
  expect(await record()).toMatchObject({
    value: {
      conditions,
      overrides: [{ kind: 'criteria_not_frozen' }, { kind: 'author_voted' }],
      votes: [
        { voter: 'Ines', counts: false },
        { voter: 'The author', counts: true },
      ],
    },
  });
  await inside(async (tx) => await sql`update gate set inputs = null`.execute(tx));
  expect(sentenceOf(await record())).toContain('opened before evidence was kept');
  const gate = await inside(async (tx, context) =>
    presentGate(tx, context, (await latestGate(tx, place.stageId))!),
  );
  expect(gate.hasRecord).toBe(false);
});

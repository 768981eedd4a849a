import { beforeAll, expect, test } from 'vitest';
import type { Improvement } from '#contracts/journey.ts';
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { openGate, refreshGate, latestGate, type GateRow } from '#server/features/gate/index.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { acceptFinding, listImprovements, recordChange, recordFinding, recordRetest } from './improve.ts';
import { openImprovements } from './open-improvements.ts';

const { database } = await createTestDatabase();

let people: PeopleToTell;
let rolloutId: RolloutId;

beforeAll(async () => {
  people = await createPeopleToTell(database, [{}]);
  rolloutId = people.rolloutId;
});

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(database, people.organisationId, async (tx) => await work(tx, people.context));

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function find(text = 'Photos'): Promise<ImprovementId> {
  const finding = { step: 'told', source: 'ticket', text } as const;
  const found = await inside(async (tx, context) => await recordFinding(tx, context, rolloutId, finding));
  return expectOk(found).improvementId;
}

const change = async (improvementId: ImprovementId, text: string) =>
  await inside(async (tx, context) => await recordChange(tx, context, { rolloutId, improvementId }, text));
const retest = async (improvementId: ImprovementId, result: 'passed' | 'failed') =>
  await inside(
    async (tx, context) =>
      await recordRetest(tx, context, { rolloutId, improvementId }, { text: 'Looked again', result }),
  );
const accept = async (improvementId: ImprovementId) =>
  await inside(async (tx, context) => await acceptFinding(tx, context, { rolloutId, improvementId }, 'Rare'));
const listed = async (improvementId: ImprovementId): Promise<Improvement> => {
  const { improvements } = expectOk(await inside(async (tx) => await listImprovements(tx, rolloutId)));
  return improvements.find((entry) => entry.improvementId === improvementId)!;
};

test('the log links the finding with each change and retest, in order', async () => {
  const id = await find();
  await change(id, 'Answer at the top');
  await retest(id, 'failed');
  await change(id, 'Answer in the first sentence');
  expectOk(await retest(id, 'passed'));
  const { status, entries } = await listed(id);
  expect(status).toBe('retested');
  expect(entries.map(({ kind, result }) => [kind, result])).toEqual([
    ['change', null],
    ['retest', 'failed'],
    ['change', null],
    ['retest', 'passed'],
  ]);
  expect(entries.every(({ at }) => at === people.context.now.toISOString())).toBe(true);
});

test('a change waits for its retest: it can be neither changed again nor left as it is', async () => {
  const id = await find();
  expectOk(await change(id, 'Answer at the top'));
  for (const answer of [await change(id, 'Another'), await accept(id)])
    expect(answer).toMatchObject({ refusal: { code: 'improvement_state', data: { state: 'changed' } } });
  expectOk(await retest(id, 'passed'));
});

test('nothing is retested that was not changed', async () => {
  const id = await find();
  expect(await retest(id, 'passed')).toMatchObject({ refusal: { code: 'improvement_state' } });
  expect(expectOk(await accept(id)).status).toBe('accepted');
});

test('every entry leaves an audit event', async () => {
  const id = await find();
  await change(id, 'Answer at the top');
  await retest(id, 'passed');
  const actions = await inside(async (tx) => {
    const { rows } = await sql<{ action: string }>`
      select action from audit_event where subject_kind = 'improvement' and subject_id = ${String(id)}
      order by sequence`.execute(tx);
    return rows.map((row) => row.action);
  });
  expect(actions).toEqual(['improvement.found', 'improvement.changed', 'improvement.retested']);
});

test('what was entered cannot be rewritten', async () => {
  const rewrite = inside(async (tx) => await sql`update improvement_entry set body = 'better'`.execute(tx));
  await expect(rewrite).rejects.toThrow(/permission denied/);
});

test('a change without a retest is a finding at the gate and part of its hash, until the retest passes', async () => {
  const id = await find('The guide names a missing button');
  const stage = (await inside(async (tx) => await findStage(tx, rolloutId, people.stageId)))!;
  await inside(async (tx, context) => await openGate(tx, context, stage));
  const readGate = async (): Promise<GateRow> =>
    await inside(async (tx, context) => {
      await refreshGate(tx, context, stage);
      return (await latestGate(tx, stage.stageId))!;
    });
  const before = await readGate();
  expect(before.evidence.findings).toBeUndefined();

  await change(id, 'New picture');
  const changed = await readGate();
  expect(changed.evidence.findings).toMatchObject([{ kind: 'not_retested', change: 'New picture' }]);
  expect(changed.evidenceHash.equals(before.evidenceHash)).toBe(false);

  await retest(id, 'failed');
  expect((await readGate()).evidence.findings).toMatchObject([{ kind: 'retest_failed' }]);
  await change(id, 'Newer picture');
  await retest(id, 'passed');
  const settled = await readGate();
  expect(settled.evidence.findings).toBeUndefined();
  expect(settled.evidenceHash.equals(before.evidenceHash)).toBe(true);
  expect(await inside(async (tx) => await openImprovements(tx, rolloutId))).toEqual([]);
});

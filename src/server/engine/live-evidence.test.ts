import { say } from '#contracts/sentences/catalogue.ts';
import { beforeAll, expect, test } from 'vitest';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Statement } from '#domain/sentences/statement.ts';
import { judgeStage, saveCriteria, viewVerdicts } from '#server/features/criteria/index.ts';
import {
  decideGate,
  type DecisionRecord,
  getDecisionRecord,
  latestGate,
  openGate,
  recordVote,
  replayRecord,
} from '#server/features/gate/index.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { enrolled as measured } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { watchGuardrails } from './watch-guardrails.ts';

const { database } = await createTestDatabase();
const PEOPLE = 400;
let pilot: PeopleToTell;

const share = { ...measured, horizon: PEOPLE };
const criteria: readonly CriterionDefinition[] = [
  { ...share, id: 'enrolled', name: 'Enrolled', role: 'exit' },
  { ...share, id: 'guard', name: 'Guard', role: 'guardrail' },
];

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(database, pilot.organisationId, async (tx) => await work(tx, pilot.context));

function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** Every fourth person works on macOS; the pilot was chosen to represent platforms. */
beforeAll(async () => {
  pilot = await createPeopleToTell(
    database,
    Array.from({ length: PEOPLE }, () => ({})),
  );
  await inside(async (tx, context) => {
    await sql`
      update person set attributes = jsonb_build_object('platform',
        case when substr(external_id, 2)::integer % 4 = 0 then 'macOS' else 'Windows' end)`.execute(tx);
    await sql`update stage set status = 'in_progress'`.execute(tx);
    await sql`
      insert into cohort (organisation_id, rollout_id, stage_id, status, method, seed, options, report, size, hash,
        created_by, created_at)
      values (${context.organisationId}, ${pilot.rolloutId}, ${pilot.stageId}, 'accepted', 'test', 1,
        '{"by": ["platform"]}', '{"blindSpots": []}', ${PEOPLE}, '\\x00', 'Test', ${context.now})`.execute(
      tx,
    );
    expectOk(await saveCriteria(tx, context, pilot.rolloutId, { goals: [], definitions: criteria }));
  });
});

/** Writes outcomes of everybody on a platform, of whom every `failing`th failed, and judges in one transaction. */
async function measure(platform: string, failing: number): Promise<void> {
  await inside(async (tx, context) => {
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select ${context.organisationId}, ${pilot.rolloutId}, ${pilot.stageId}, 'enrolment_success', person_id,
        ${context.now}::timestamptz - interval '20 days' + row_number() over (order by person_id) * interval '1 hour',
        case when row_number() over (order by person_id) % ${failing}::integer = 0 then 0 else 1 end
      from person where attributes ->> 'platform' = ${platform}`.execute(tx);
    const stage = (await findStage(tx, pilot.rolloutId, pilot.stageId))!;
    await judgeStage(tx, context, stage);
    await watchGuardrails(tx, context, stage);
  });
}

const verdicts = async () =>
  await inside(async (tx, context) => {
    const stage = (await findStage(tx, pilot.rolloutId, pilot.stageId))!;
    return (await viewVerdicts(tx, context, stage)).criteria.map(({ evaluation }) => evaluation);
  });
const holds = async () =>
  await inside(async (tx) => (await sql<{ reason: Statement }>`select reason from hold`.execute(tx)).rows);

test('people who arrive platform by platform cannot carry a gate, however good they are', async () => {
  await measure('Windows', 1000);
  const [enrolled, guard] = await verdicts();
  expect(enrolled).toMatchObject({ verdict: 'inconclusive', n: 300, estimate: 1 });
  expect(say('en', enrolled!.statement)).toContain('20 more people in macOS');
  expect(guard!.verdict).not.toBe('fail');
  expect(await holds()).toEqual([]);
});

test('a guardrail that one platform fails holds the stage at once, although the total is good', async () => {
  await measure('macOS', 4);
  const [enrolled, guard] = await verdicts();
  expect(enrolled).toMatchObject({ n: 400 });
  expect(enrolled!.estimate).toBeGreaterThan(0.9);
  expect(guard).toMatchObject({ verdict: 'fail', groups: [{ label: 'macOS', verdict: 'fail', n: 100 }, {}] });
  const [hold] = await holds();
  expect(say('en', hold!.reason)).toMatch(/^“Guard” fails in Pilot\. In macOS: 75\.0\s% of 100 people/);
});

test('an import that moves people between platforms afterwards changes no share the stage is held to', async () => {
  const shares = async () => (await verdicts())[1]!.groups!.map((group) => group.share);
  const before = await shares();
  await inside(async (tx, context) => {
    await sql`
      insert into person (organisation_id, external_id, display_name, attributes, fingerprint)
      select ${context.organisationId}, 'N' || n, 'New', '{"platform": "iOS"}', 0 from generate_series(1, 500) n`.execute(
      tx,
    );
    await judgeStage(tx, context, (await findStage(tx, pilot.rolloutId, pilot.stageId))!);
  });
  expect(await shares()).toEqual(before);
});

async function decide(): Promise<DecisionRecord> {
  return await inside(async (tx, context) => {
    const place = sql`stage_id = ${pilot.stageId}`;
    await sql`update stage set status = 'awaiting_decision' where ${place}`.execute(tx);
    const stage = (await findStage(tx, pilot.rolloutId, pilot.stageId))!;
    const gateId = await openGate(tx, context, stage);
    const undecided = await getDecisionRecord(tx, pilot.rolloutId, gateId);
    expect(undecided).toMatchObject({ refusal: { code: 'gate_undecided' } });
    const gate = (await latestGate(tx, stage.stageId))!;
    const voter = { key: 'account:7', name: 'Ines', role: 'Helpdesk lead' };
    await recordVote(tx, context, gate, voter, { choice: 'extend', comment: 'macOS first' });
    const evidenceHash = gate.evidenceHash.toString('hex');
    const request = { decision: 'no_go', reason: 'macOS fails', conditions: [], evidenceHash } as const;
    expectOk(await decideGate(tx, context, pilot.rolloutId, gateId, { ...request, conditions: [] }));
    return expectOk(await getDecisionRecord(tx, pilot.rolloutId, gateId));
  });
}

test('the record of the decision replays to the same verdicts and hashes; any change is named', async () => {
  const record = JSON.parse(JSON.stringify(await decide())) as DecisionRecord;
  expect(record).toMatchObject({ decision: 'no_go', proposal: 'no_go', quorum: 1 });
  expect(record.votes).toMatchObject([{ voter: 'Ines', choice: 'extend', counts: true, dissents: true }]);
  const replay = replayRecord(record);
  expect(replay.differences).toEqual([]);
  expect(replay.combined).toBe('fail');
  expect(replay.evidenceHash).toBe(record.evidenceHash);

  const tampered = (change: (copy: DecisionRecord & { reason: string }) => void): readonly string[] => {
    const copy = structuredClone(record);
    change(copy);
    return replayRecord(copy).differences.map((difference) => say('en', difference));
  };
  const outcome = tampered((copy) => {
    const line = copy.inputs.criteria[1]!.outcomes.find(([, , value]) => value === 0)!;
    (line as unknown as number[])[2] = 1;
  });
  expect(outcome[0]).toBe('Guard: the criterion or its outcomes are not those that were judged.');
  expect(outcome.some((sentence) => sentence.startsWith('Guard: the evidence gives another'))).toBe(true);
  const verdict = tampered((copy) => {
    (copy.evidence.criteria[1]!.evaluation as { verdict: string }).verdict = 'pass';
  });
  expect(verdict[0]).toBe('Guard: the verdict that was voted on is not the one that was judged.');
  expect(tampered((copy) => (copy.reason = 'All is well'))).toEqual([
    'The record as a whole has changed since it was issued: its hash does not match.',
  ]);
});

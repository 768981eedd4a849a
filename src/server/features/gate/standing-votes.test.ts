/** An approval counts only for its stage, its revision and the evidence it saw, in whatever order things happen. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateId, StageId } from '#contracts/ids.ts';
import { criteriaOf, freezeCriteria, saveCriteria } from '#server/features/criteria/index.ts';
import { findStage, insertStage } from '#server/features/rollouts/index.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { enrolled, sentenceOf, support } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { castVote, decideGate } from './decide.ts';
import { openGate, refreshGate } from './open-gate.ts';
import { rateAtGate } from './rate-at-gate.ts';
import { reviseAtGate } from './revise-at-gate.ts';
import { latestGate } from './store.ts';

const { database } = await createTestDatabase();
const validDays = 14;
const criteria = (horizon: number) => ({ goals: [], definitions: [{ ...enrolled, horizon }, support] });

type Command =
  | { readonly does: 'vote'; readonly voter: number; readonly stage: number; readonly saw: number }
  | { readonly does: 'revise' | 'rate'; readonly stage: number }
  | { readonly does: 'look'; readonly stage: number }
  | { readonly does: 'wait'; readonly days: number }
  | { readonly does: 'decide'; readonly stage: number; readonly saw: number };

const stage = fc.nat(1);
/** How many pieces of evidence ago: 0 is the one that stands. */
const saw = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) });
const commands = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(
    { weight: 5, arbitrary: fc.record({ does: fc.constant('vote'), voter: fc.nat(3), stage, saw }) },
    { weight: 5, arbitrary: fc.record({ does: fc.constant('decide'), stage, saw }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('revise', 'rate'), stage }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('look'), stage }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), days: fc.integer({ min: 1, max: 9 }) }) },
  ),
  { minLength: 15, maxLength: 40 },
);

/** What the test itself knows of a gate: every evidence it has stood on, and the last vote of each voter. */
type Known = {
  readonly stageId: StageId;
  readonly gateId: GateId;
  readonly hashes: string[];
  readonly votes: Map<number, { readonly hash: string; readonly at: Date }>;
};

type Trial = Pick<PeopleToTell, 'rolloutId'> & { readonly quorum: number; readonly gates: readonly Known[] };
type Answer = 'allowed' | 'refused' | 'changed';

test('votes make the quorum of the gate they were given for, on the evidence that stands, and of no other', async () => {
  const answers: Record<Answer, number> = { allowed: 0, refused: 0, changed: 0 };
  await fc.assert(
    fc.asyncProperty(commands, fc.integer({ min: 1, max: 3 }), async (given, quorum) => {
      const place = await createPeopleToTell(database, [{}]);
      let { now } = place.context;
      const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
        await inOrganisation(
          database,
          place.organisationId,
          async (tx) => await work(tx, { ...place.context, now }),
        );
      const trial = await inside(async (tx, context) => await openTwoGates(tx, context, place, quorum));
      for (const command of given) {
        if (command.does === 'wait') now = daysLater(now, command.days);
        else {
          const answer = await inside(async (tx, context) => await doCommand(tx, context, trial, command));
          if (answer !== undefined) answers[answer] += 1;
        }
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  for (const times of Object.values(answers)) expect(times).toBeGreaterThan(0);
}, 120_000);

/** The pilot and a second stage, each waiting for its decision; nothing but the stage tells their evidence apart. */
async function openTwoGates(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: PeopleToTell,
  quorum: number,
): Promise<Trial> {
  await sql`update rollout set settings = settings || jsonb_build_object('gateQuorum', ${quorum}::integer)`.execute(
    tx,
  );
  await saveCriteria(tx, context, rolloutId, criteria(200));
  expect(sentenceOf(await freezeCriteria(tx, context, rolloutId))).toBe('');
  const second = await insertStage(tx, context, rolloutId, {
    ...{ kind: 'pilot', ordinal: 2, name: 'Second pilot', startsOn: '2026-12-01', axisValue: null },
  });
  await sql`update stage set status = 'awaiting_decision'`.execute(tx);
  const gates: Known[] = [];
  for (const each of [stageId, second]) {
    const gateId = await openGate(tx, context, (await findStage(tx, rolloutId, each))!);
    gates.push({ stageId: each, gateId, hashes: [await hashNow(tx, each)], votes: new Map() });
  }
  expect(gates[0]!.hashes).not.toEqual(gates[1]!.hashes);
  return { rolloutId, quorum, gates };
}

async function hashNow(tx: Transaction, stageId: StageId): Promise<string> {
  return (await latestGate(tx, stageId))!.evidenceHash.toString('hex');
}

async function doCommand(
  tx: Transaction,
  context: Context,
  trial: Trial,
  command: Exclude<Command, { does: 'wait' }>,
): Promise<Answer | undefined> {
  if (command.does === 'vote') await vote(tx, context, trial, command);
  else if (command.does === 'decide') return await tryDeciding(tx, context, trial, command);
  else await changeEvidence(tx, context, trial, command);
  return undefined;
}

/** A vote on evidence that no longer stands is not taken. */
async function vote(
  tx: Transaction,
  context: Context,
  { rolloutId, gates }: Trial,
  command: Command & { does: 'vote' },
): Promise<void> {
  const { gateId, hashes, votes } = gates[command.stage]!;
  const evidenceHash = hashes.at(-1 - command.saw) ?? hashes[0]!;
  const actor = { kind: 'account', id: String(command.voter + 1), name: `Voter ${command.voter}` } as const;
  const request = { choice: 'no_go', comment: '', evidenceHash } as const;
  const cast = await castVote(tx, { ...context, actor }, rolloutId, gateId, request);
  expect(cast.ok).toBe(evidenceHash === hashes.at(-1));
  if (cast.ok) votes.set(command.voter, { hash: evidenceHash, at: context.now });
}

/** Decides, takes it back, and says what came of it. */
async function tryDeciding(
  tx: Transaction,
  context: Context,
  { rolloutId, quorum, gates }: Trial,
  command: Command & { does: 'decide' },
): Promise<Answer> {
  const { gateId, hashes, votes } = gates[command.stage]!;
  const stands = hashes.at(-1)!;
  const evidenceHash = hashes.at(-1 - command.saw) ?? hashes[0]!;
  await sql`savepoint before`.execute(tx);
  const request = { decision: 'no_go' as const, reason: 'As discussed', conditions: [], evidenceHash };
  const decided = await decideGate(tx, context, rolloutId, gateId, request);
  await sql`rollback to savepoint before`.execute(tx);
  if (evidenceHash !== stands) {
    expect(decided.ok ? 'decided' : decided.refusal.code).toBe('gate_evidence_changed');
    return 'changed';
  }
  const counting = [...votes.values()].filter(
    ({ hash, at }) => hash === stands && daysLater(at, validDays) >= context.now,
  ).length;
  const isAllowed = counting >= quorum;
  expect(sentenceOf(decided)).toBe(
    isAllowed ? '' : `${counting} of ${quorum} votes are in. The decision needs ${quorum}.`,
  );
  return isAllowed ? 'allowed' : 'refused';
}

/** The criteria get another revision, or one stage a rating; then both gates are looked at, as the engine does. */
async function changeEvidence(
  tx: Transaction,
  context: Context,
  { rolloutId, gates }: Trial,
  command: Command & { does: 'revise' | 'rate' | 'look' },
): Promise<void> {
  const rated = gates[command.stage]!;
  if (command.does === 'revise') {
    const changed = criteria(200 + gates.reduce((sum, { hashes }) => sum + hashes.length, 0));
    expect(sentenceOf(await reviseAtGate(tx, context, rolloutId, changed, 'Another horizon'))).toBe('');
  }
  if (command.does === 'rate') {
    const rows = await criteriaOf(tx, rolloutId);
    const { criterionId } = rows.find(({ definition }) => definition.id === support.id)!;
    const actor = { kind: 'account', id: String(100 + rated.hashes.length), name: 'Rater' } as const;
    const at = { rolloutId, stageId: rated.stageId, criterionId };
    const rating = { level: 2, evidence: 'Asked' };
    expect(sentenceOf(await rateAtGate(tx, { ...context, actor }, at, rating))).toBe('');
  }
  for (const gate of gates) {
    await refreshGate(tx, context, (await findStage(tx, rolloutId, gate.stageId))!);
    const hash = await hashNow(tx, gate.stageId);
    const isOther = command.does === 'revise' || (command.does === 'rate' && gate === rated);
    expect(hash !== gate.hashes.at(-1)).toBe(isOther);
    if (isOther) gate.hashes.push(hash);
  }
}

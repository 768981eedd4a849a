import { beforeAll, expect, test } from 'vitest';
import {
  criteriaOf,
  freezeCriteria,
  judgeAnewAt,
  judgeStage,
  needsJudging,
  rateCriterion,
  reviseCriteria,
  saveCriteria,
  viewVerdicts,
} from '#server/features/criteria/index.ts';
import {
  castVote,
  decideGate,
  latestGate,
  openGate,
  presentGate,
  reviseAtGate,
} from '#server/features/gate/index.ts';
import { rateAtGate } from '#server/features/gate/rate-at-gate.ts';
import { recordFinding } from '#server/features/journey/index.ts';
import { findRollout, findStage, type StageRow } from '#server/features/rollouts/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { enrolled as calm, sentenceOf, support } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { advanceStage, nextLookAt } from './advance-stage.ts';
import { readPulses } from './store.ts';
import { Portions } from './make-ready.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;

const enrolled = { ...calm, minimum: 0.95, target: 0.97, horizon: 200 };
const first = { goals: [], definitions: [enrolled, support] };
const second = { goals: [], definitions: [{ ...enrolled, minimum: 0.8, target: 0.85 }, support] };

const actorOf = (id: string): Actor => ({ kind: 'account', id, name: `Person ${id}` });
const inside = async <Value>(
  work: (tx: Transaction, context: Context, stage: StageRow) => Promise<Value>,
  actor: Actor = actorOf('1'),
) =>
  await inOrganisation(database, place.organisationId, async (tx) =>
    work(tx, { ...place.context, actor }, (await findStage(tx, place.rolloutId, place.stageId))!),
  );

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: 100 }, () => ({})),
  );
  await inside(async (tx, context) => await saveCriteria(tx, context, place.rolloutId, first));
});

test('criteria that are open are saved, not revised', async () => {
  const refused = await inside(
    async (tx, context) => await reviseCriteria(tx, context, place.rolloutId, second, 'Too strict'),
  );
  expect(sentenceOf(refused)).toContain('need no new revision');
});

test('after the first data point a change makes a revision with its reason, and both stay', async () => {
  const revised = await inside(async (tx, context, stage) => {
    expect(sentenceOf(await freezeCriteria(tx, context, place.rolloutId))).toBe('');
    await sql`update stage set status = 'in_progress'`.execute(tx);
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${place.rolloutId}, ${place.stageId}, 'enrolment_success', person_id,
        ${context.now}::timestamptz - row_number() over (order by person_id) * interval '1 minute',
        case when row_number() over (order by person_id) % 12 = 0 then 0 else 1 end
      from person`.execute(tx);
    await judgeStage(tx, context, { ...stage, status: 'in_progress' });
    return await reviseCriteria(
      tx,
      context,
      place.rolloutId,
      second,
      'The first minimum copied another rollout',
    );
  });
  expect(revised).toMatchObject({
    ok: true,
    value: {
      revision: 2,
      hasData: true,
      revisions: [
        { revision: 1, reason: null, afterData: false, definitions: [enrolled, support] },
        {
          revision: 2,
          reason: 'The first minimum copied another rollout',
          afterData: true,
          authorName: 'Person 1',
          definitions: second.definitions,
        },
      ],
    },
  });
  const same = await inside(
    async (tx, context) => await reviseCriteria(tx, context, place.rolloutId, second, 'Once more'),
  );
  expect(sentenceOf(same)).toContain('are as they were');
  await expect(
    inside(
      async (tx) => await sql`update criteria_revision set reason = 'Another' where revision = 1`.execute(tx),
    ),
  ).rejects.toThrow();
});

test('what runs is judged anew by the changed criteria', async () => {
  await inside(async (tx, context, stage) => {
    expect(await needsJudging(tx, place.rolloutId, place.stageId)).toBe(true);
    await judgeStage(tx, context, stage);
    expect(await needsJudging(tx, place.rolloutId, place.stageId)).toBe(false);
    const { criteria } = await viewVerdicts(tx, context, stage);
    expect(criteria[0]).toMatchObject({
      definition: { minimum: 0.8 },
      evaluation: { verdict: 'pass', n: 100 },
    });
  });
});

test('ratings of unchanged criteria carry over, votes on the old ones no longer count, and the gate shows both', async () => {
  for (const rater of ['2', '3'])
    await inside(async (tx, context) => {
      const rows = await criteriaOf(tx, place.rolloutId);
      const { criterionId } = rows.find(({ definition }) => definition.id === 'support')!;
      const { rolloutId, stageId } = place;
      await rateCriterion(tx, context, { rolloutId, stageId, criterionId }, { level: 2, evidence: 'Asked' });
    }, actorOf(rater));
  await inside(async (tx, context, stage) => {
    await sql`update stage set status = 'awaiting_decision'`.execute(tx);
    const gateId = await openGate(tx, context, stage);
    const { evidenceHash } = (await latestGate(tx, stage.stageId))!;
    const voter = { ...context, actor: actorOf('2') };
    const vote = { choice: 'go', comment: '', evidenceHash: evidenceHash.toString('hex') } as const;
    const voted = await castVote(tx, voter, place.rolloutId, gateId, vote);
    expect(voted).toMatchObject({
      value: { votes: [{ standing: 'counts' }], revisions: [{}, { revision: 2 }] },
    });

    const third = { goals: [], definitions: [{ ...enrolled, minimum: 0.7, target: 0.85 }, support] };
    expect((await reviseAtGate(tx, context, place.rolloutId, third, 'Lower still')).ok).toBe(true);
    const gate = await presentGate(tx, context, (await latestGate(tx, stage.stageId))!);
    expect(gate.votes).toMatchObject([{ standing: 'other_evidence' }]);
    expect(gate.revisions.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(gate.criteria[1]!.ratings).toHaveLength(2);
  });
});

test('go is decided neither on a rating that has expired nor while a track of the pilot has no evidence', async () => {
  const brief = {
    goals: [],
    definitions: [
      { ...enrolled, minimum: 0.7, target: 0.85, track: 'technology' as const },
      { ...support, validDays: 3, track: 'support' as const },
      ...(['communication', 'training'] as const).map((track) => ({
        ...support,
        id: track,
        role: 'signal' as const,
        track,
      })),
    ],
  };
  const { rolloutId, stageId } = place;
  await inside(async (tx, context) => {
    const half = { ...brief, definitions: brief.definitions.slice(0, 2) };
    const revise = async (plan: typeof brief) =>
      sentenceOf(await reviseAtGate(tx, context, rolloutId, plan, 'Helpdesks change'));
    expect(await revise(half)).toContain('Nothing tries communication');
    expect(await revise(brief)).toBe('');
  });
  const later = (context: Context): Context => ({ ...context, now: daysLater(context.now, 4) });
  const rate = async (rater: string, at: (context: Context) => Context, id = 'support') =>
    await inside(async (tx, context) => {
      const rows = await criteriaOf(tx, rolloutId);
      const { criterionId } = rows.find(({ definition }) => definition.id === id)!;
      const rating = { level: 2, evidence: 'Asked again' };
      return sentenceOf(await rateAtGate(tx, at(context), { rolloutId, stageId, criterionId }, rating));
    }, actorOf(rater));
  const voteAndDecide = async (at: (context: Context) => Context) =>
    await inside(async (tx, context) => {
      const { gateId, evidenceHash } = (await latestGate(tx, stageId))!;
      const seen = { evidenceHash: evidenceHash.toString('hex') };
      const voter = { ...context, actor: actorOf('2') };
      await castVote(tx, voter, rolloutId, gateId, { choice: 'go', comment: '', ...seen });
      const decision = { decision: 'go' as const, reason: 'All passed', conditions: [], ...seen };
      return sentenceOf(await decideGate(tx, at(context), rolloutId, gateId, decision));
    });
  const now = (context: Context): Context => context;
  for (const rater of ['2', '3']) expect(await rate(rater, now)).toBe('');
  expect(await voteAndDecide(later)).toContain('has expired since it was judged. Ask Person 2');
  await inside(async (tx, context, stage) => {
    const expiresAt = await judgeAnewAt(tx, stage);
    expect(expiresAt).toEqual(new Date(daysLater(context.now, 3).getTime() + 1000));
    const rollout = (await findRollout(tx, rolloutId))!;
    const [pulse] = await readPulses(tx, context, rolloutId);
    const step = {
      rollout,
      stage,
      pulse: pulse!,
      judgeAnewAt: expiresAt,
      before: { toPass: undefined, skipped: [] },
    };
    expect(nextLookAt(step)).toContain(expiresAt);
    const portions = new Portions(database, place.organisationId);
    expect(await advanceStage(tx, later(context), step, portions)).toBe(true);
    expect((await latestGate(tx, stageId))!.evidence.criteria[1]!.evaluation.verdict).toBe('no_data');
    expect(await judgeAnewAt(tx, stage)).toBeNull();
  });
  for (const rater of ['2', '3']) expect(await rate(rater, later)).toBe('');
  expect(await voteAndDecide(later)).toContain('no evidence yet on communication and training.');
  await inside(async (tx, context) => {
    const finding = { step: 'prepared', source: 'observation', text: 'Nobody found the guide' } as const;
    await recordFinding(tx, context, rolloutId, { ...finding, track: 'training' });
  });
  expect(await voteAndDecide(later)).toContain('no evidence yet on communication.');
  for (const rater of ['2', '3']) expect(await rate(rater, later, 'communication')).toBe('');
  expect(await voteAndDecide(later)).toBe('');
});

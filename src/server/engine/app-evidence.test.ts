import { beforeAll, expect, test } from 'vitest';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Signal } from '#contracts/signals.ts';
import {
  inputsOf,
  judgeAgain,
  judgeStage,
  saveCriteria,
  viewVerdicts,
} from '#server/features/criteria/index.ts';
import { findStage, type StageRow } from '#server/features/rollouts/index.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { recordOutcomes } from './outcome-store.ts';
import { placeSignals } from './place-signals.ts';
import { watchGuardrails } from './watch-guardrails.ts';

const { database } = await createTestDatabase();
const PEOPLE = 60;
let pilot: PeopleToTell;

const startedAt = '2026-11-10T08:00:00Z';
const tickets: CriterionDefinition = {
  id: 'tickets',
  name: 'Tickets',
  kind: 'rate',
  metric: 'tickets_per_person',
  better: 'lower',
  minimum: 1.2,
  target: 0.8,
  minimumSample: 20,
  horizon: 100,
  source: 'Service desk',
  role: 'guardrail',
};

const inside = async <Value>(work: (tx: Transaction, context: Context, stage: StageRow) => Promise<Value>) =>
  await inOrganisation(
    database,
    pilot.organisationId,
    async (tx) => await work(tx, pilot.context, (await findStage(tx, pilot.rolloutId, pilot.stageId))!),
  );

/** One signal about each of the first so many people, a day after their start. */
const about = (
  people: number,
  kind: Signal['kind'],
  rest: Pick<Signal, 'app' | 'detail' | 'value'>,
): Signal[] =>
  Array.from({ length: people }, (_, i) => ({
    key: `${kind}-${JSON.stringify(rest)}-${i}`,
    kind,
    subject: 'person',
    reference: `P${i + 1}`,
    at: '2026-11-11T08:00:00Z',
    ...rest,
  }));

async function receive(signals: readonly Signal[]): Promise<void> {
  await inside(async (tx, context) => {
    await receiveSignals(tx, context, 'test', signals);
    await placeSignals(tx, context, pilot.rolloutId);
  });
}

async function measure() {
  return await inside(async (tx, context, stage) => {
    await recordOutcomes(tx, context, stage);
    await judgeStage(tx, context, stage);
    await watchGuardrails(tx, context, stage);
    return (await viewVerdicts(tx, context, stage)).criteria[0]!.evaluation;
  });
}

beforeAll(async () => {
  pilot = await createPeopleToTell(
    database,
    Array.from({ length: PEOPLE }, () => ({})),
  );
  await inside(async (tx, context) => {
    await sql`update stage set status = 'in_progress'`.execute(tx);
    await sql`
      update enrolment set status = 'started',
        started_at = ${startedAt}::timestamptz + position * 7 % 60 * interval '1 minute'`.execute(tx);
    await sql`
      insert into app (organisation_id, external_id, name, attributes, fingerprint)
      values (${context.organisationId}, 'PAY-1', 'Payroll', '{}', 0), (${context.organisationId}, 'MAIL-1', 'Mail', '{}', 0)`.execute(
      tx,
    );
    await saveCriteria(tx, context, pilot.rolloutId, { goals: [], definitions: [tickets] });
  });
});

test('an app with too many tickets fails the guardrail although the total is good', async () => {
  await receive([
    ...about(PEOPLE, 'app.found', { detail: 'Mail' }),
    ...about(20, 'app.found', { detail: 'pay-1' }),
    ...about(3, 'ticket.opened', { app: 'mail' }),
    ...about(20, 'ticket.opened', { app: 'PAY-1', detail: 'Does not start' }),
    ...about(20, 'ticket.opened', { app: 'Payroll', detail: 'Closes by itself' }),
  ]);
  const evaluation = await measure();
  expect(evaluation).toMatchObject({ n: PEOPLE, verdict: 'fail' });
  expect(evaluation.estimate).toBeCloseTo(43 / PEOPLE, 2);
  expect(evaluation.apps).toMatchObject([
    { app: 'Payroll', verdict: 'fail', n: 20, estimate: 2 },
    { app: 'Mail', n: PEOPLE, estimate: 3 / PEOPLE },
  ]);
  expect(say('en', evaluation.statement)).toMatch(/^Payroll: 2\.00 per person, from 20 people\./);
  const { rows } = await inside(async (tx) => await sql`select code from hold`.execute(tx));
  expect(rows).toHaveLength(1);
});

test('what was judged, with its apps, is judged the same from its own record', async () => {
  await inside(async (tx, context, stage) => {
    const inputs = structuredClone(await inputsOf(tx, context, stage));
    const [criterion] = inputs.criteria;
    expect(criterion!.outcomes.filter((line) => line.includes('Payroll'))).toHaveLength(20);
    const again = judgeAgain(inputs, criterion!);
    expect(again.inputHash).toBe(criterion!.inputHash);
    expect(again.evaluation).toEqual(criterion!.evaluation);
    const moved = criterion!.outcomes.map((line) => line.map((item) => (item === 'Payroll' ? 'Mail' : item)));
    expect(judgeAgain(inputs, { ...criterion!, outcomes: moved as never }).inputHash).not.toBe(
      criterion!.inputHash,
    );
  });
});

test('signals about an app move nobody, and answers about it are no answers about the change', async () => {
  await receive([
    ...about(5, 'device.enrolled', { app: 'Mail' }),
    ...about(5, 'device.enrolment_failed', { app: 'Mail' }),
    ...about(5, 'satisfaction.answered', { app: 'Mail', value: 2 }),
  ]);
  await inside(async (tx) => {
    const moved = await sql`select 1 from enrolment where status <> 'started'`.execute(tx);
    const answers = await sql`select 1 from outcome where metric = 'satisfaction'`.execute(tx);
    const ofApps = await sql`select app, value from app_outcome where metric = 'satisfaction'`.execute(tx);
    expect([moved.rows.length, answers.rows.length]).toEqual([0, 0]);
    expect(ofApps.rows).toEqual(Array.from({ length: 5 }, () => ({ app: 'Mail', value: 2 })));
  });
});

test('an app that is spoken of later is measured for everybody measured before; one nobody knows is had by all', async () => {
  await receive(about(1, 'ticket.opened', { app: 'Whiteboard', detail: 'Blank' }));
  const { apps } = await measure();
  expect(apps).toHaveLength(3);
  expect(apps).toContainEqual(
    expect.objectContaining({ app: 'Whiteboard', n: PEOPLE, estimate: 1 / PEOPLE }),
  );
});

import { beforeAll, expect, test } from 'vitest';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { enrolled } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { judge } from './judge.ts';
import { evaluationContextOf, judgeFromTheStart, judgeStage, readData } from './judge-stage.ts';
import { afterStartOf } from './judged-now.ts';
import * as store from './store.ts';
import { outcomesOf } from './running-store.ts';
import { saveCriteria } from './write-criteria.ts';

const { database } = await createTestDatabase();
const PEOPLE = 120;
let place: PeopleToTell;

const share = { ...enrolled, minimum: 0.8, target: 0.9, minimumSample: 5 };
const criteria: readonly CriterionDefinition[] = [
  { ...share, id: 'guard', role: 'guardrail' },
  { ...share, id: 'exit', role: 'exit', horizon: 50 },
  {
    ...share,
    id: 'tickets',
    kind: 'rate',
    metric: 'tickets_per_person',
    better: 'lower',
    minimum: 1,
    target: 0.7,
  },
  { ...share, id: 'mood', kind: 'score', metric: 'satisfaction', minimum: 3, target: 4 },
];
const metrics = ['enrolment_success', 'tickets_per_person', 'satisfaction'];

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(database, place.organisationId, async (tx) => await work(tx, place.context));

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: PEOPLE }, () => ({})),
  );
  await inside(async (tx, context) => {
    await sql`update person set attributes = jsonb_build_object('platform',
      case when person_id % 3 = 0 then 'macOS' else 'Windows' end)`.execute(tx);
    await sql`update stage set status = 'in_progress'`.execute(tx);
    await sql`
      insert into cohort (organisation_id, rollout_id, stage_id, status, method, seed, options, report, size, hash,
        created_by, created_at)
      values (${context.organisationId}, ${place.rolloutId}, ${place.stageId}, 'accepted', 'test', 1,
        '{"by": ["platform"]}', '{"blindSpots": []}', ${PEOPLE}, '\\x00', 'Test', ${context.now})`.execute(
      tx,
    );
    const saved = await saveCriteria(tx, context, place.rolloutId, { goals: [], definitions: [...criteria] });
    expect(saved.ok).toBe(true);
  });
});

/** Outcomes of people who have none yet, so many minutes after the day began, several in the same millisecond. */
async function report(tx: Transaction, context: Context, minutes: number, people: number): Promise<void> {
  for (const metric of metrics)
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select ${context.organisationId}, ${place.rolloutId}, ${place.stageId}, ${metric}, p.person_id,
        ${context.now}::timestamptz + make_interval(mins => ${minutes}, secs => (p.person_id % 4) / 8000.0),
        case ${metric} when 'satisfaction' then 1 + p.person_id % 5 else (p.person_id % 7 > 0)::integer end
      from person p where not exists (select 1 from outcome o where o.person_id = p.person_id and o.metric = ${metric})
      order by p.person_id limit ${people}`.execute(tx);
}

const anyOutcome = sql`(person_id, metric) = (select person_id, metric from outcome order by md5(person_id::text) limit 1)`;
const more = async (tx: Transaction, context: Context, minutes: number) =>
  await report(tx, context, minutes, 9);
const changes: readonly ((tx: Transaction, context: Context, minutes: number) => Promise<unknown>)[] = [
  more,
  more,
  async (tx, context, minutes) => await report(tx, context, minutes / 2, 2),
  async (tx) => await sql`update outcome set value = 0 where ${anyOutcome}`.execute(tx),
  async (tx, context, minutes) => await report(tx, context, minutes + 60, 2),
  async (tx) => await sql`update outcome set at = at + interval '90 seconds' where ${anyOutcome}`.execute(tx),
  more,
  async (tx) => await sql`delete from outcome where ${anyOutcome}`.execute(tx),
  async (tx) =>
    await sql`update person set attributes = '{"platform": "macOS"}' where person_id % 5 = 0`.execute(tx),
  more,
];

test('judged bit by bit or from the start: the same verdicts and hashes after late, corrected and withdrawn outcomes', async () => {
  for (const [step, change] of changes.entries()) {
    await inside(async (tx, context) => {
      const minutes = 10 * (step + 1);
      const now = new Date(context.now.getTime() + (minutes + 5) * 60_000);
      await change(tx, context, minutes);
      const stage = (await findStage(tx, place.rolloutId, place.stageId))!;
      await judgeStage(tx, { ...context, now }, stage);
      const rows = afterStartOf(await store.criteriaOf(tx, place.rolloutId));
      const known = await evaluationContextOf(tx, { ...context, now }, stage, rows);
      for (const latest of await store.latestEvaluations(tx, place.stageId)) {
        const row = rows.find(({ criterionId }) => criterionId === latest.criterionId)!;
        const cold = judge(row.definition, await readData(tx, stage, row), {
          ...known,
          now: latest.at.getTime(),
        });
        expect(latest.inputHash.toString('hex'), `step ${step}`).toBe(cold.inputHash.toString('hex'));
        expect(latest.result, `step ${step}`).toEqual(JSON.parse(JSON.stringify(cold.evaluation)));
      }
    });
  }
});

test('what was gathered is gone on from, and is made anew before people decide', async () => {
  await inside(async (tx, context) => {
    const stage = (await findStage(tx, place.rolloutId, place.stageId))!;
    const later = { ...context, now: daysLater(context.now, 1) };
    const verdictOnMood = async () => {
      const rows = await store.criteriaOf(tx, place.rolloutId);
      const { criterionId } = rows.find(({ definition }) => definition.id === 'mood')!;
      return (await store.latestEvaluations(tx, place.stageId)).find(
        (row) => row.criterionId === criterionId,
      )!.result.n;
    };
    await report(tx, context, 600, 1);
    await judgeStage(tx, later, stage);
    const before = await verdictOnMood();
    await sql`update running_evidence set state = jsonb_set(jsonb_set(state, '{scope,whole,plain,bets,count}', '1000'),
      '{scope,whole,weighted,weighting,outcomes}', '1000') where metric = 'satisfaction'`.execute(tx);
    await report(tx, context, 601, 1);
    await judgeStage(tx, later, stage);
    expect(await verdictOnMood()).toBe(1002);
    await judgeFromTheStart(tx, later, stage);
    expect(await verdictOnMood()).toBe(before + 1);
  });
});

test('taking part and equal or better are read out of what is kept: silence is no part, 3 is as good as before', async () => {
  await inside(async (tx, context) => {
    await sql`delete from outcome`.execute(tx);
    // Four people: done, failed with a report, failed in silence, failed with a report from before the window.
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${place.rolloutId}, ${place.stageId}, 'enrolment_success', person_id,
        ${context.now}::timestamptz, (rank = 1)::integer
      from (select organisation_id, person_id, row_number() over (order by person_id) as rank from person) as p
      where rank <= 4`.execute(tx);
    await sql`
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at)
      select organisation_id, ${place.rolloutId}, rank, person_id, 'device.enrolment_failed',
        ${context.now}::timestamptz - make_interval(days => case when rank = 2 then 1 else 30 end)
      from (select organisation_id, person_id, row_number() over (order by person_id) as rank from person) as p
      where rank in (2, 4)`.execute(tx);
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${place.rolloutId}, ${place.stageId}, 'satisfaction', person_id,
        ${context.now}::timestamptz, rank
      from (select organisation_id, person_id, row_number() over (order by person_id) as rank from person) as p
      where rank between 2 and 4`.execute(tx);
    const valuesOf = async (metric: string) =>
      (await outcomesOf(tx, { stageId: place.stageId, metric, withApps: false })).map(({ value }) => value);
    expect(await valuesOf('took_part')).toEqual([1, 1, 0, 0]);
    expect(await valuesOf('equal_or_better')).toEqual([0, 1, 1]);
    expect(await valuesOf('satisfaction')).toEqual([2, 3, 4]);
  });
});

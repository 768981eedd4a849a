import { beforeAll, expect, test } from 'vitest';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { criteriaOf, rateCriterion, saveCriteria, viewVerdicts } from '#server/features/criteria/index.ts';
import { clearHold, findStage, overridesOf, type StageRow } from '#server/features/rollouts/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { dateAt, daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { enrolled, support } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import type { HoldId } from '#contracts/ids.ts';
import { watchEntry } from './watch-entry.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;

const criteria: readonly CriterionDefinition[] = [
  { ...support, id: 'ready', name: 'The helpdesk is trained', role: 'entry' },
  { ...enrolled, id: 'before', name: 'The stage before went well', role: 'entry' },
];

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(database, place.organisationId, async (tx) => await work(tx, place.context));

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: 60 }, () => ({})),
  );
  await inside(async (tx, context) => {
    await sql`update stage set status = 'ready'`.execute(tx);
    await saveCriteria(tx, context, place.rolloutId, { goals: [], definitions: criteria });
  });
});

async function watch(pick: (stages: readonly StageRow[]) => StageRow = ([first]) => first!, daysOn = 0) {
  return await inside(async (tx, now) => {
    const context = { ...now, now: daysLater(now.now, daysOn) };
    const { rows } = await sql<{ stageId: StageRow['stageId'] }>`
      select stage_id as "stageId" from stage order by ordinal`.execute(tx);
    const stages: StageRow[] = [];
    for (const { stageId } of rows) stages.push((await findStage(tx, place.rolloutId, stageId))!);
    const stage = pick(stages);
    await watchEntry(tx, context, stage);
    const holds = await sql<{ holdId: HoldId; reason: Parameters<typeof say>[1]; clearedReason: string }>`
      select hold_id as "holdId", reason, cleared_reason as "clearedReason" from hold
      where stage_id = ${stage.stageId} order by hold_id`.execute(tx);
    const { entry } = await viewVerdicts(tx, context, stage);
    return { holds: holds.rows, entry, overrides: await overridesOf(tx, stage.stageId) };
  });
}

const rate = async (id: string, level: number) =>
  await inside(async (tx, context) => {
    const actor: Actor = { kind: 'account', id, name: `Lead ${id}` };
    const [row] = await criteriaOf(tx, place.rolloutId);
    const { rolloutId, stageId } = place;
    const where = { rolloutId, stageId, criterionId: row!.criterionId };
    return await rateCriterion(tx, { ...context, actor }, where, { level, evidence: 'Asked them' });
  });

test('the first stage waits until its entry criterion passes, and says which one it waits for', async () => {
  const { holds, entry } = await watch();
  expect(entry.map(({ definition }) => definition.id)).toEqual(['ready']);
  expect(say('en', holds[0]!.reason)).toMatch(
    /^Pilot does not start before every entry criterion passes\. “The helpdesk is trained” does not: /,
  );
  expect((await rate('1', 2)).ok).toBe(true);
  expect((await watch()).holds).toMatchObject([{ clearedReason: null }]);
  await rate('2', 2);
  expect((await watch()).holds).toMatchObject([{ clearedReason: 'Every entry criterion passes.' }]);
});

test('once the stage runs, entry is no longer rated and has no say in the verdict', async () => {
  await inside(async (tx) => await sql`update stage set status = 'in_progress'`.execute(tx));
  expect(await rate('3', 1)).toMatchObject({ refusal: { code: 'stage_state' } });
  const verdicts = await inside(async (tx, context) =>
    viewVerdicts(tx, context, (await findStage(tx, place.rolloutId, place.stageId))!),
  );
  expect(verdicts).toMatchObject({ combined: 'no_data', criteria: [] });
  expect(verdicts.entry[0]!.evaluation.verdict).toBe('pass');
});

test('a later stage looks back at the one before; who clears the hold has set the criteria aside', async () => {
  await inside(async (tx, context) => {
    await sql`update stage set status = 'passed'`.execute(tx);
    await sql`
      insert into stage (organisation_id, rollout_id, kind, ordinal, name, status, status_at)
      values (${context.organisationId}, ${place.rolloutId}, 'wave', 1, 'Wave 1', 'ready', ${context.now})`.execute(
      tx,
    );
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select ${context.organisationId}, ${place.rolloutId}, ${place.stageId}, 'enrolment_success', person_id,
        ${context.now}::timestamptz - interval '1 day', 1 from person`.execute(tx);
  });
  const last = (stages: readonly StageRow[]) => stages.at(-1)!;
  const { holds, entry, overrides } = await watch(last);
  expect(entry.map(({ definition, evaluation }) => [definition.id, evaluation.verdict])).toEqual([
    ['ready', 'no_data'],
    ['before', 'pass'],
  ]);
  expect(holds).toHaveLength(1);
  expect(overrides).toEqual([]);
  await inside(
    async (tx, context) =>
      await clearHold(tx, context, place.rolloutId, holds[0]!.holdId, { reason: 'Trained by phone' }),
  );
  const after = await watch(last);
  expect(after.holds).toMatchObject([{ clearedReason: 'Trained by phone' }]);
  expect(after.overrides).toMatchObject([{ kind: 'entry_criteria', reason: 'Trained by phone' }]);
  // Thirty days on, the stage has not started and the criteria stand again; who says a day is taken at their word.
  expect((await watch(last, 30)).holds).toHaveLength(1);
  const again = (await watch(last, 31)).holds;
  expect(again).toMatchObject([{ clearedReason: 'Trained by phone' }, { clearedReason: null }]);
  const untilOn = dateAt(daysLater(place.context.now, 33), 'UTC');
  await inside(
    async (tx, context) =>
      await clearHold(
        tx,
        { ...context, now: daysLater(context.now, 31) },
        place.rolloutId,
        again[1]!.holdId,
        {
          reason: 'By phone',
          untilOn,
        },
      ),
  );
  expect((await watch(last, 33)).holds).toHaveLength(2);
  expect((await watch(last, 34)).holds).toHaveLength(3);
});

/** How people enrol, on a real database: everybody is counted once, and each number opens exactly its people. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addPersonalCare } from '#server/features/first-day/index.ts';
import { layOutWaves } from '#server/features/waves/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { decideEnrolmentApproaches, getEnrolmentApproaches } from './enrolment-approaches.ts';
import { getBoard, listEnrolments } from './queries.ts';

const { database } = await createTestDatabase();
const { inside, rolloutId, pilotId } = await createSmallOrganisation(database);

await inside(async (tx, context) => {
  await sql`update stage set status = 'passed'`.execute(tx);
  await sql`update enrolment set status = 'succeeded'`.execute(tx);
  const plan = { axes: ['department'], startsOn: '2027-02-01', peoplePerWeek: 30 };
  const days = { noticeDays: 5, windowDays: 3, soakDays: 1 };
  const laidOut = await layOutWaves(tx, context, rolloutId, { ...plan, ...days });
  if (!laidOut.ok) throw new Error(laidOut.refusal.code);
});

const read = async () =>
  await inside(async (tx, context) => {
    const [answer, board] = [
      await getEnrolmentApproaches(tx, rolloutId),
      await getBoard(tx, context, rolloutId),
    ];
    if (!answer.ok || !board.ok) throw new Error('the rollout is there');
    return { ...answer.value, board: board.value.stages };
  });

const everyStageAddsUp = ({ stages, board }: Awaited<ReturnType<typeof read>>) => {
  for (const { stageId, cells } of stages) {
    const people = cells.reduce((sum, cell) => sum + cell.people, 0);
    expect(people).toBe(board.find((stage) => stage.stageId === stageId)!.people);
  }
};

test('before anything is decided everybody is undecided, by group', async () => {
  const before = await read();
  everyStageAddsUp(before);
  expect(before.stages.length).toBeGreaterThan(2);
  expect(before.stages.flatMap(({ cells }) => cells.map(({ approach }) => approach))).toEqual(
    before.stages.map(() => null),
  );
  for (const { cells } of before.stages.slice(1))
    expect(cells[0]!.groups.reduce((sum, { people }) => sum + people, 0)).toBe(cells[0]!.people);
});

test('a person in care comes before the group, the group before the stage, and each number opens its people', async () => {
  const { stages } = await read();
  const [, first] = stages;
  const { values } = first!.cells[0]!.groups[0]!;
  await inside(async (tx, context) => {
    const { rows } = await sql<{ name: string }>`
      select p.external_id as name from enrolment e join person p using (organisation_id, person_id)
      where e.stage_id = ${first!.stageId} and p.attributes ->> 'department' = ${values[0]} order by 1 limit 1`.execute(
      tx,
    );
    const care = { people: [rows[0]!.name], owner: 'Local IT', reason: 'New here' };
    expect(await addPersonalCare(tx, context, rolloutId, care)).toMatchObject({ ok: true });
    const decided = await decideEnrolmentApproaches(tx, context, rolloutId, {
      stages: [
        { stageId: pilotId, approach: 'white_glove' },
        { stageId: first!.stageId, approach: 'self_service' },
      ],
      groups: [{ values, approach: 'tech_fair' }],
    });
    expect(decided).toMatchObject({ ok: true });
  });
  const after = await read();
  everyStageAddsUp(after);
  expect(after.groups).toEqual([{ values, approach: 'tech_fair' }]);
  const own = after.stages[1]!;
  expect(own.approach).toBe('self_service');
  const glove = own.cells.find(({ approach }) => approach === 'white_glove');
  expect(glove).toEqual({ approach: 'white_glove', people: 1, inCare: 1, groups: [] });
  const fair = own.cells.find(({ approach }) => approach === 'tech_fair')!;
  expect(fair.groups).toEqual([{ values, people: fair.people }]);
  expect(own.cells.some(({ approach }) => approach === null)).toBe(false);

  for (const { stageId, cells } of after.stages)
    for (const { approach, people } of cells)
      await inside(async (tx) => {
        const query = { stageId, approach: approach ?? ('undecided' as const), limit: 500 };
        const opened = await listEnrolments(tx, rolloutId, query);
        if (!opened.ok) throw new Error(opened.refusal.code);
        expect(opened.value.total).toBe(people);
        expect(opened.value.rows.map((row) => row.approach)).toEqual(
          Array.from({ length: people }, () => approach),
        );
      });
});

test('a decision about something that is not there changes nothing', async () => {
  const before = await read();
  await inside(async (tx, context) => {
    const stages = [{ stageId: pilotId, approach: null }];
    const groups = [{ values: ['No such department'], approach: 'tech_fair' as const }];
    expect(await decideEnrolmentApproaches(tx, context, rolloutId, { stages, groups })).toMatchObject({
      ok: false,
      refusal: { code: 'not_found', data: { what: 'wave_group' } },
    });
  });
  expect(await read()).toEqual(before);
});

/** A re-plan on a real database: exactly the people of the option move, and whoever knew a date is told again, once. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { WaveChange } from '#contracts/replan.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createWithWaves } from '#test/support/small-organisation.ts';
import { previewReplan } from './preview-replan.ts';
import { replanWaves } from './replan.ts';
import { showCalendar } from './show-calendar.ts';

const { database } = await createTestDatabase({ poolSize: 6 });

test('people of a week that closes move, the others keep theirs, and only who knew a date is told another', async () => {
  const small = await createWithWaves(database, {
    axes: ['department'],
    peoplePerWeek: 30,
    noticeDays: 10,
    windowDays: 2,
  });
  const { inside, rolloutId, live } = small;
  const places = async () =>
    await inside(
      async (tx) =>
        (
          await sql<{ person: number; week: string; number: number; status: string; told: number }>`
            select e.person_id as person, s.starts_on::text as week, e.date_number as number, e.status,
              (select count(*)::integer from delivery d where d.enrolment_id = e.enrolment_id and d.status = 'accepted') as told
            from enrolment e join stage s using (organisation_id, stage_id) where s.kind = 'wave' order by 1`.execute(
            tx,
          )
        ).rows,
    );
  // The first wave is told ten days before, on 22 January.
  await live('2027-01-22T10:00:00Z');
  const before = await places();
  const told = new Set(before.filter((place) => place.told > 0).map(({ person }) => person));
  expect(told.size).toBeGreaterThan(5);

  // The week of those who know their date closes.
  const change: WaveChange = { kind: 'closed', because: 'slip', from: '2027-02-01', to: '2027-02-05' };
  const seen = await inside(async (tx, context) => await previewReplan(tx, context, rolloutId, change));
  if (!seen.ok) throw new Error(seen.refusal.code);
  expect(seen.value.options[0]).toMatchObject({ weeksLater: 0, isPossible: false, isProvenImpossible: true });
  const later = seen.value.options[1]!;
  expect(later).toMatchObject({ weeksLater: 1, isPossible: true });
  expect(later.toldAgain).toBe(told.size);
  expect(await places()).toEqual(before);

  const request = {
    change,
    weeksLater: 1,
    revision: seen.value.revision,
    peopleMoved: later.peopleMoved,
    reason: 'The new image is not ready',
  };
  const stale = await inside(
    async (tx, context) => await replanWaves(tx, context, rolloutId, { ...request, peopleMoved: 1 }),
  );
  expect(stale.ok || stale.refusal.code).toBe('replan_changed');
  const done = await inside(async (tx, context) => await replanWaves(tx, context, rolloutId, request));
  expect(done).toEqual({
    ok: true,
    value: { isSubmitted: true, revision: 2, peopleMoved: later.peopleMoved, toldAgain: told.size },
  });
  expect(await places()).toEqual(before);
  await inside(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));

  const after = await places();
  const weekBefore = new Map(before.map(({ person, week }) => [person, week]));
  const moved = after.filter(({ person, week }) => weekBefore.get(person) !== week);
  expect(after).toHaveLength(before.length);
  expect(moved).toHaveLength(later.peopleMoved);
  expect(after.some(({ week }) => week === '2027-02-01')).toBe(false);
  const listed = await inside(
    async (tx) =>
      (
        await sql<{ person: number }>`select person_id as person from wave_revision_move order by 1`.execute(
          tx,
        )
      ).rows,
  );
  expect(listed.map(({ person }) => person)).toEqual(moved.map(({ person }) => person));
  const stages = await inside(async (tx) => await stagesOf(tx, rolloutId));
  const waiting = stages.filter(({ kind, status }) => kind === 'wave' && status !== 'skipped');
  expect(waiting.map(({ startsOn }) => startsOn)).toEqual(waiting.map(({ startsOn }) => startsOn).toSorted());
  expect(stages.map(({ ordinal }) => ordinal)).toEqual(stages.map((_, index) => index + stages[0]!.ordinal));

  // Everybody who knew a date is told the new one, once; the others hear of one date only.
  await live('2027-01-22T11:00:00Z');
  await live('2027-01-25T10:00:00Z');
  for (const { person, told: copies, number } of await places()) {
    if (told.has(person)) expect([copies, number]).toEqual([2, 2]);
    else expect(copies).toBeLessThanOrEqual(1);
  }
  // The calendar adds up to everybody, and one cohort holds each of them.
  const shown = await inside(async (tx, context) => await showCalendar(tx, context, rolloutId));
  const calendar = shown.ok ? shown.value.calendar! : null;
  const cells = calendar!.rows.flatMap((row) => row.cells);
  expect(cells.reduce((sum, { people }) => sum + people, 0)).toBe(before.length);
  expect(calendar!.columns.reduce((sum, { people }) => sum + people, 0)).toBe(before.length);
  expect(calendar!.columns.every(({ people, peopleMost }) => people <= peopleMost)).toBe(true);
  const { rows: cohorts } = await inside(
    async (tx) =>
      await sql<{ places: number; people: number; astray: number }>`
        select count(*)::integer as places, count(distinct m.person_id)::integer as people,
          count(*) filter (where c.stage_id <> e.stage_id)::integer as astray
        from cohort_member m join cohort c using (organisation_id, cohort_id) join stage s using (organisation_id, stage_id)
          join enrolment e on e.organisation_id = m.organisation_id and e.person_id = m.person_id
        where s.kind = 'wave' and m.has_place`.execute(tx),
  );
  expect(cohorts[0]).toEqual({ places: before.length, people: before.length, astray: 0 });
  expect(await inside(async (tx) => await verifyAuditChain(tx))).toMatchObject({ intact: true });

  // A week whose people can still move takes a group only while it is free; the past is not asked.
  const fixed = await inside(
    async (tx, context) =>
      await previewReplan(tx, context, rolloutId, {
        kind: 'move',
        values: ['IT'],
        from: '2027-02-01',
        to: '2027-01-25',
      }),
  );
  expect(fixed.ok || fixed.refusal.code).toBe('waves_fixed');

  // A group that goes to the week of another wave joins it: that wave has one cohort of all its people.
  const taken = calendar!.columns.filter(({ people }) => people > 0);
  const weeks = taken.map(({ startsOn }) => startsOn);
  const join = async () => {
    for (const { values, cells: own } of calendar!.rows)
      for (const cell of own.filter(({ state }) => state === 'planned'))
        for (const to of weeks.filter((week) => week > cell.startsOn)) {
          const wanted: WaveChange = { kind: 'move', values, from: cell.startsOn, to };
          const priced = await inside(
            async (tx, context) => await previewReplan(tx, context, rolloutId, wanted),
          );
          const option = priced.ok ? priced.value.options.find(({ isPossible }) => isPossible) : undefined;
          if (option === undefined) continue;
          const { revision } = priced.ok ? priced.value : { revision: 0 };
          const { weeksLater, peopleMoved } = option;
          return await inside(
            async (tx, context) =>
              await replanWaves(tx, context, rolloutId, {
                change: wanted,
                weeksLater,
                revision,
                peopleMoved,
                reason: 'Closes its books',
              }),
          );
        }
    return undefined;
  };
  expect(await join()).toMatchObject({ ok: true, value: { revision: 3 } });
  const { rows: held } = await inside(
    async (tx) =>
      await sql<{ people: number; astray: number }>`
      select count(*)::integer as people, count(*) filter (where c.stage_id <> e.stage_id)::integer as astray
      from cohort_member m join cohort c using (organisation_id, cohort_id) join stage s using (organisation_id, stage_id)
        join enrolment e on e.organisation_id = m.organisation_id and e.person_id = m.person_id
      where s.kind = 'wave' and c.status = 'accepted' and m.has_place`.execute(tx),
  );
  expect(held[0]).toEqual({ people: before.length, astray: 0 });
});

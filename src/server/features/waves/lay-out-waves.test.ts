/** Laying out waves on a real database: everybody has exactly one place, and the plan keeps to what it was given. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { listPlans } from '#server/features/plans/index.ts';
import { forecastRollout } from '#server/features/forecast/forecast.ts';
import { openPlanOf, stagesOf } from '#server/features/rollouts/index.ts';
import { skipStage } from '#server/features/run/command-stages.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, layOut, passPilot } from '#test/support/small-organisation.ts';
import { layOutWaves } from './lay-out-waves.ts';
import { listAxisValues } from './list-axis-values.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

test('there is no finish to forecast before the waves are laid out, whatever is left of the pilot', async () => {
  const { inside, rolloutId } = await createSmallOrganisation(database);
  await inside(async (tx, context) => {
    await sql`update enrolment set status = 'succeeded'`.execute(tx);
    await sql`
      update enrolment set status = 'unreachable'
      where person_id in (select person_id from enrolment order by person_id limit 4)`.execute(tx);
    const forecast = async () => await forecastRollout(tx, context, rolloutId);
    expect(await forecast()).toEqual({ ok: true, value: { forecast: null } });
    await sql`update stage set status = 'passed'`.execute(tx);
    const plan = { axes: ['department'], startsOn: '2027-02-01', peoplePerWeek: 20, compared: [] };
    const laidOut = await layOutWaves(tx, context, rolloutId, {
      ...plan,
      helpdesk: null,
      managersFirst: false,
      closures: [],
      noticeDays: 5,
      windowDays: 3,
      soakDays: 1,
      reason: 'One department after the other',
    });
    expect(laidOut).toMatchObject({ ok: true });
    expect(await forecast()).toMatchObject({ value: { forecast: { done: 36, total: 120 } } });
    await approveOpenPlan(tx, context, rolloutId);
    // Who is in a stage that was left out has put nothing off.
    const last = (await stagesOf(tx, rolloutId)).at(-1)!;
    expect(
      await skipStage(tx, context, rolloutId, last.stageId, { reason: 'The site closes' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await forecast()).toMatchObject({
      value: { forecast: { total: 120, measured: { deferral: { events: 0, of: 40 } } } },
    });
  });
});

test('waves and exclusions add up to everybody, and the decision stands with its bound', async () => {
  const small = await createSmallOrganisation(database);
  const { inside, rolloutId } = small;
  await passPilot(small);
  await inside(
    async (tx, context) =>
      await sql`
      insert into exception (organisation_id, person_id, list, kind, reason, added_by, added_at)
      select organisation_id, person_id, 'exclude', 'absence', 'On leave', 'Lead', ${context.now} from person p
      where not exists (select 1 from enrolment e where e.person_id = p.person_id) order by person_id limit 3`.execute(
        tx,
      ),
  );
  await layOut(small, {
    axes: ['department', 'platform'],
    peoplePerWeek: 20,
    helpdesk: { minutesPerWeek: 450, minutesPerTicket: 25, ticketsPerPerson: 1 },
    managersFirst: true,
    closures: [{ from: '2027-02-08', to: '2027-02-12' }],
    compared: [[]],
    reason: 'Smallest risk first',
  });
  await inside(async (tx, context) => {
    const submitted = (await openPlanOf(tx, rolloutId))!.figures;
    expect(submitted).toMatchObject({ kind: 'waves', people: 77, firstOn: '2027-02-01' });
    expect(await listPlans(tx, context, rolloutId)).toMatchObject({
      value: { open: { figures: submitted } },
    });
    const { rows: people } = await sql<{ places: number; people: number; active: number; excluded: number }>`
      select count(*)::integer as places, count(distinct person_id)::integer as people,
        (select count(*)::integer from person where active) as active,
        count(*) filter (where status = 'excluded')::integer as excluded
      from enrolment`.execute(tx);
    expect(people[0]).toEqual({ places: 120, people: 120, active: 120, excluded: 3 });
    const waves = (await stagesOf(tx, rolloutId)).slice(1);
    // Eighteen people have 450 minutes; nobody starts in the closed week.
    const { rows: sizes } = await sql<{ people: number }>`
      select count(*)::integer as people from enrolment e join stage s using (organisation_id, stage_id)
      where s.kind = 'wave' and e.status <> 'excluded' group by stage_id`.execute(tx);
    expect(Math.max(...sizes.map((size) => size.people))).toBeLessThanOrEqual(20);
    expect(waves.map(({ startsOn }) => startsOn)).not.toContain('2027-02-08');
    // No group without people, and nobody in a wave without a group.
    const { rows: groups } = await sql<{ lost: number; empty: number }>`
      select (select count(*)::integer from enrolment e join stage s using (organisation_id, stage_id)
          where s.kind = 'wave' and e.wave_group_id is null and e.status <> 'excluded') as lost,
        (select count(*)::integer from wave_group g
          where not exists (select 1 from enrolment e where e.wave_group_id = g.group_id)) as empty`.execute(
      tx,
    );
    expect(groups[0]).toEqual({ lost: 0, empty: 0 });
    const { rows: late } = await sql`
      select 1 from enrolment e join stage s using (organisation_id, stage_id) join person p using (organisation_id, person_id)
        join person m on m.organisation_id = p.organisation_id and m.external_id = p.manager_external_id
        join enrolment me on me.organisation_id = m.organisation_id and me.person_id = m.person_id and me.stage_id <> ${waves[0]!.stageId}
        join stage ms on ms.organisation_id = me.organisation_id and ms.stage_id = me.stage_id and ms.kind = 'wave'
      where s.kind = 'wave' and e.status <> 'excluded' and me.status <> 'excluded' and ms.starts_on >= s.starts_on
        and not exists (select 1 from person below join enrolment be using (organisation_id, person_id)
          join stage bs using (organisation_id, stage_id)
          where below.manager_external_id = p.external_id and bs.kind = 'wave' and be.status <> 'excluded')`.execute(
      tx,
    );
    expect(late).toEqual([]);
    const { rows: kept } = await sql<{ axes: string[]; bound: number; weeks: number; compared: number }>`
      select d.axes, w.bound_weeks as bound, w.weeks, jsonb_array_length(d.approaches) as compared
      from approach_decision d join wave_plan w using (organisation_id, rollout_id)`.execute(tx);
    expect(kept[0]).toMatchObject({ axes: ['department', 'platform'], compared: 2 });
    expect(kept[0]!.weeks).toBeGreaterThanOrEqual(kept[0]!.bound);
    expect(kept[0]!.weeks).toBeLessThanOrEqual(kept[0]!.bound + 1);
  });
});

test('people and devices by a value of an attribute add up to everybody without a place, those without a value last', async () => {
  const { inside, rolloutId } = await createSmallOrganisation(database);
  await inside(async (tx) => {
    await sql`update person set attributes = attributes - 'department' where person_id in (select person_id from person order by person_id limit 30)`.execute(
      tx,
    );
    // Half of the devices name their person by address, and one person is identified by the address.
    await sql`
      update device d set owner_reference = lower(p.email) from person p
      where d.owner_reference = p.external_id and d.device_id % 2 = 0`.execute(tx);
    await sql`
      update device d set owner_reference = lower(p.email) from person p
      where d.owner_reference = p.external_id and p.person_id = (select max(person_id) from person)`.execute(
      tx,
    );
    await sql`update person set external_id = lower(email) where person_id = (select max(person_id) from person)`.execute(
      tx,
    );
    const listed = await listAxisValues(tx, rolloutId, 'department');
    if (!listed.ok) throw new Error(listed.refusal.code);
    const { values, people, devices } = listed.value;
    const { rows } = await sql<{ value: string | null; people: number; devices: number }>`
      select p.attributes->>'department' as value, count(*)::integer as people,
        sum((select count(*) from device d where d.active and d.owner_reference in (p.external_id, lower(p.email))))::integer as devices
      from person p where p.active and not exists (select 1 from enrolment e where e.person_id = p.person_id)
      group by 1`.execute(tx);
    expect(new Map(values.map(({ value, ...counts }) => [value, counts]))).toEqual(
      new Map(rows.map(({ value, ...counts }) => [value, counts])),
    );
    expect(people).toBe(80);
    expect(devices).toBe(rows.reduce((sum, row) => sum + row.devices, 0));
    expect(devices).toBeGreaterThan(0);
    expect(values.at(-1)!.value).toBeNull();
    const known = values.slice(0, -1).map((row) => row.people);
    expect(known).toEqual(known.toSorted((left, right) => right - left));
    expect(await listAxisValues(tx, rolloutId, 'shoe size')).toMatchObject({
      ok: false,
      refusal: { code: 'attribute_unknown' },
    });
  });
});

test('trainer seats limit the people of their language, in the layout and in what is found against it later', async () => {
  const small = await createSmallOrganisation(database);
  const { inside, rolloutId } = small;
  await passPilot(small);
  await layOut(small, { peoplePerWeek: 60, trainerSeatsPerWeek: { de: 4 } });
  await inside(async (tx, context) => {
    const { rows } = await sql<{ german: number; people: number }>`
      select count(*) filter (where p.locale = 'de')::integer as german, count(*)::integer as people
      from enrolment e join stage s using (organisation_id, stage_id) join person p using (organisation_id, person_id)
      where s.kind = 'wave' group by e.stage_id`.execute(tx);
    const german = rows.reduce((sum, row) => sum + row.german, 0);
    expect(german).toBeGreaterThan(8);
    expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(80);
    expect(Math.max(...rows.map((row) => row.german))).toBe(4);
    expect(rows).toHaveLength(Math.ceil(german / 4));
    const errors = async () =>
      (await listPlans(tx, context, rolloutId)) as { value: { open: { errors: object[] } } };
    expect((await errors()).value.open.errors).toEqual([]);
    // One of the trainers leaves.
    await sql`update wave_plan set capacity = jsonb_set(capacity, '{trainerSeatsPerWeek,de}', '3')`.execute(
      tx,
    );
    expect((await errors()).value.open.errors[0]).toMatchObject({
      code: 'plan_week_full',
      data: { limit: 'trainer_seats', on: '2027-02-01' },
    });
  });
});

/** Deployment units on a real database: a preview says what saving does, and waves follow units like an attribute. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { AccountId, UnitId } from '#contracts/ids.ts';
import { unitAttribute, type UnitFields } from '#contracts/units.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { listAxisValues } from '#server/features/waves/list-axis-values.ts';
import { showCalendar } from '#server/features/waves/show-calendar.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { layOutWaves } from '#server/features/waves/index.ts';
import { listAttributes } from '#server/features/pilot/attributes.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { previewUnit } from './preview-unit.ts';
import { createUnit, changeUnit, listMembers, listUnits, removeUnit } from './units.ts';

const { database } = await createTestDatabase();
const { inside, rolloutId } = await createSmallOrganisation(database);

const expectOk = <Value>(answer: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
};

const counted = await inside(async (tx) => {
  const { rows } = await sql<{ department: string; site: string; people: number }>`
    select attributes ->> 'department' as department, attributes ->> 'site' as site, count(*)::integer as people
    from person group by 1, 2 order by 3 desc`.execute(tx);
  return rows;
});
const { department, site } = counted[0]!;
const peopleOf = (keep: (row: (typeof counted)[number]) => boolean) =>
  counted.reduce((sum, row) => sum + (keep(row) ? row.people : 0), 0);
const bySite: UnitFields = {
  name: 'The site',
  conditions: [{ attribute: 'site', values: [site] }],
  named: [],
  place: 1,
  owner: null,
};
const byDepartment: UnitFields = {
  ...bySite,
  name: 'The department',
  conditions: [{ attribute: 'department', values: [department] }],
};

const create = async (fields: UnitFields): Promise<UnitId> =>
  await inside(async (tx, context) => expectOk(await createUnit(tx, context, fields)).unitId);

/** An account that owns the unit of the site. */
const owned = await inside(async (tx, { organisationId }) => {
  const { rows } = await sql<{ accountId: AccountId }>`
    insert into account (email, display_name, password_hash) values ('ada@example.org', 'Ada', 'x')
    returning account_id as "accountId"`.execute(tx);
  const { accountId } = rows[0]!;
  await sql`insert into membership (organisation_id, account_id, roles)
    values (${organisationId}, ${accountId}, '{helpdesk_lead}')`.execute(tx);
  return { accountId, owner: 'Ada' };
});

test('a unit added after another takes whom that leaves, and named people whatever the rules say', async () => {
  await create({ ...bySite, owner: { accountId: owned.accountId } });
  const atSite = peopleOf((row) => row.site === site);
  const elsewhere = peopleOf((row) => row.site !== site && row.department === department);
  const both = peopleOf((row) => row.site === site && row.department === department);
  const person = await inside(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select external_id as id from person where attributes ->> 'site' = ${site}
        and attributes ->> 'department' = ${department} order by 1 limit 1`.execute(tx);
    return rows[0]!.id;
  });
  const draft = { ...byDepartment, named: [person, 'nobody@example.org'], place: 2 };
  const { name: _, owner: __, ...membership } = draft;
  const seen = await inside(async (tx) => expectOk(await previewUnit(tx, membership)));
  expect(seen).toMatchObject({
    people: elsewhere + 1,
    stay: [{ name: 'The site', people: both - 1 }],
    come: [{ name: 'The site', people: 1 }],
    withoutUnit: 120 - atSite - elsewhere,
    everybody: 120,
    unknown: [{ row: 2, name: 'nobody@example.org' }],
  });
  expect(seen.first.length).toBe(Math.min(10, seen.people));

  // A name that is nobody's keeps the whole unit out.
  const refused = await inside(async (tx, context) => await createUnit(tx, context, draft));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'people_unknown' } });
  await create({ ...draft, named: [person] });
  const { units, withoutUnit, people } = await inside(listUnits);
  expect(units.map(({ name, people: own }) => [name, own])).toEqual([
    ['The site', atSite - 1],
    ['The department', elsewhere + 1],
  ]);
  expect(withoutUnit).toBe(seen.withoutUnit);
  expect(people).toBe(120);
  for (const unit of [...units, { unitId: undefined, people: withoutUnit }])
    await inside(async (tx) => {
      const { unitId } = unit;
      const members = expectOk(
        await listMembers(tx, { ...(unitId !== undefined && { unitId }), limit: 500 }),
      );
      expect([members.total, members.rows.length]).toEqual([unit.people, unit.people]);
    });
});

test('units are an attribute: levels and axis values say the same, and those in none are a row of their own', async () => {
  const { units, withoutUnit } = await inside(listUnits);
  const attributes = await inside(async (tx) => (await listAttributes(tx)).attributes);
  const own = attributes.find(({ name }) => name === unitAttribute)!;
  const byName = (left: readonly unknown[], right: readonly unknown[]) =>
    String(left[0]).localeCompare(String(right[0]));
  expect(own.largest.map(({ level, people }) => [level, people]).toSorted(byName)).toEqual(
    units.map(({ name, people }) => [name, people]).toSorted(byName),
  );
  await inside(async (tx, context) => {
    await sql`update stage set status = 'passed'`.execute(tx);
    await sql`update enrolment set status = 'succeeded'`.execute(tx);
    const { values } = expectOk(await listAxisValues(tx, rolloutId, unitAttribute));
    expect(values.at(-1)!.value).toBeNull();
    expect(values.at(-1)!.people).toBeLessThanOrEqual(withoutUnit);
    const plan = { axes: [unitAttribute], startsOn: '2027-02-01', peoplePerWeek: 30 };
    const days = { noticeDays: 5, windowDays: 3, soakDays: 1 };
    expectOk(await layOutWaves(tx, context, rolloutId, { ...plan, ...days }));
    const { calendar } = expectOk(await showCalendar(tx, context, rolloutId));
    expect(calendar!.rows.map(({ values: [unit], owner }) => [unit, owner])).toEqual([
      ['The department', null],
      ['The site', owned.owner],
      [null, null],
    ]);
    const { rows } = await sql<{ value: string | null; people: number }>`
      select g.values[1] as value, count(*)::integer as people from enrolment e
      join wave_group g on g.group_id = e.wave_group_id group by 1 order by 2 desc, 1`.execute(tx);
    expect(rows.toSorted((left, right) => byName([left.value], [right.value]))).toEqual(
      values
        .map(({ value, people }) => ({ value, people }))
        .toSorted((left, right) => byName([left.value], [right.value])),
    );
  });
});

test('once the waves are approved, the owner of a unit has its next wave among the next actions, and nobody else does', async () => {
  const nextOf = async (accountId: number) =>
    await inside(async (tx, context) => {
      const actor = { kind: 'account', id: String(accountId), name: 'Ada' } as const;
      const { next } = expectOk(await getBoard(tx, { ...context, actor }, rolloutId));
      return next.filter(({ code }) => code === 'prepare_unit');
    });
  expect(await nextOf(owned.accountId)).toEqual([]);
  await inside(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
  const [action, ...others] = await nextOf(owned.accountId);
  expect(others).toEqual([]);
  expect(action).toMatchObject({ place: 'waves', title: { data: { unit: 'The site' } } });
  await inside(async (tx) => {
    const { rows } = await sql<{ people: number; on: string }>`
      select count(*)::integer as people, s.starts_on::text as on
      from enrolment e join stage s using (organisation_id, stage_id) join wave_group g on g.group_id = e.wave_group_id
      where g.values = '{The site}' group by 2 order by 2 limit 1`.execute(tx);
    expect(action!.detail.data).toMatchObject(rows[0]!);
  });
  expect(await nextOf(owned.accountId + 1)).toEqual([]);
});

test('groups of waves follow the name of their unit, and its owner keeps them', async () => {
  const groups = async (name: string) =>
    await inside(async (tx, context) => {
      const { units } = await listUnits(tx);
      const at = units.findIndex(({ owner }) => owner !== null);
      const { unitId, conditions, named } = units[at]!;
      const owner = { accountId: owned.accountId };
      expectOk(await changeUnit(tx, context, unitId, { name, conditions, named, owner, place: at + 1 }));
      const { calendar } = expectOk(await showCalendar(tx, context, rolloutId));
      return calendar!.rows.map(({ values: [value], owner }) => [value, owner]);
    });
  const others = [
    ['The department', null],
    [null, null],
  ];
  expect(await groups('The plant')).toEqual([others[0], ['The plant', owned.owner], others[1]]);
  expect(await groups('The site')).toEqual([others[0], ['The site', owned.owner], others[1]]);
});

test('moving a unit before another takes the people both fit, and removing it gives them back', async () => {
  const before = await inside(listUnits);
  const [first, second] = before.units;
  const draft = { conditions: second!.conditions, named: second!.named, place: 1 };
  const seen = await inside(async (tx) =>
    expectOk(await previewUnit(tx, { ...draft, unitId: second!.unitId })),
  );
  expect(seen.come).toEqual([
    { unitId: first!.unitId, name: first!.name, people: seen.people - second!.people },
  ]);
  await inside(async (tx, context) => {
    const fields = { ...draft, name: 'The department', owner: null };
    expectOk(await changeUnit(tx, context, second!.unitId, fields));
  });
  const moved = await inside(listUnits);
  expect(moved.units.map(({ name, people }) => [name, people])).toEqual([
    ['The department', seen.people],
    ['The site', first!.people + second!.people - seen.people],
  ]);
  await inside(async (tx, context) => expectOk(await removeUnit(tx, context, second!.unitId)));
  const after = await inside(listUnits);
  expect(after.units.map(({ people }) => people)).toEqual([peopleOf((row) => row.site === site)]);
});

test('whom a unit names and the directory has lost is reported by name, and comes back with the person', async () => {
  const members = await inside(async (tx) => expectOk(await listMembers(tx, {})).rows);
  const [id, owner] = members.map(({ externalId }) => externalId) as [string, string];
  const unitId = await create({ ...byDepartment, name: 'Named', conditions: [], named: [id] });
  const unitNow = async () => (await inside(listUnits)).units.find((unit) => unit.unitId === unitId)!;
  const setActive = async (isActive: boolean) =>
    await inside(
      async (tx) => await sql`update person set active = ${isActive} where external_id = ${id}`.execute(tx),
    );
  expect(await unitNow()).toMatchObject({ people: 1, named: [id], gone: [] });
  await setActive(false);
  expect(await unitNow()).toMatchObject({ people: 0, named: [], gone: [{ externalId: id }] });
  await inside(async (tx, context) => {
    const { conditions, name } = await unitNow();
    const fields = { name, conditions, named: [], place: 1, owner: { person: owner } };
    expect(expectOk(await changeUnit(tx, context, unitId, fields)).owner).toMatchObject({ kind: 'person' });
  });
  await setActive(true);
  expect(await unitNow()).toMatchObject({ people: 1, named: [id], gone: [] });
});

test('of two who add a unit of one name at one time, the second is told that it is taken', async () => {
  const add = async () =>
    await inside(
      async (tx, context) => await createUnit(tx, context, { ...byDepartment, name: 'At one time' }),
    );
  const answers = await Promise.all([add(), add()]);
  expect(answers.map((answer) => answer.ok || answer.refusal.code).toSorted()).toEqual([
    true,
    'unit_name_taken',
  ]);
});

test('a rule nobody can fit, a name that is taken and an owner who is nobody are refused with the reason', async () => {
  const refusalOf = async (fields: Partial<UnitFields>) =>
    await inside(async (tx, context) => {
      const answer = await createUnit(tx, context, { ...byDepartment, name: 'New', ...fields });
      return answer.ok ? null : answer.refusal.code;
    });
  const many = Array.from({ length: 30 }, (_, index) => String(index));
  const wide = ['site', 'department'].map((attribute) => ({ attribute, values: many }));
  expect(await refusalOf({ conditions: [{ attribute: 'shoeSize', values: ['9'] }] })).toBe(
    'attribute_unknown',
  );
  expect(await refusalOf({ conditions: wide })).toBe('unit_rule_wide');
  expect(await refusalOf({ name: 'the SITE ' })).toBe('unit_name_taken');
  expect(await refusalOf({ owner: { person: 'nobody' } })).toBe('people_unknown');
  expect(await refusalOf({ owner: { accountId: 999_999 as never } })).toBe('unit_owner_unknown');
});

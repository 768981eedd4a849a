import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { findPackSize, formGroups, type FormedGroups, type PersonToGroup } from './form-groups.ts';
import { planWaves } from './plan-waves.ts';
import type { WaveCapacity } from './wave-groups.ts';

const rules = { packSize: 10, sitePeople: {}, trainerSeats: {}, managersFirst: false, minutesPerPerson: 2 };

function person(index: number, more: Partial<PersonToGroup> = {}): PersonToGroup {
  return {
    values: ['IT'],
    site: null,
    department: null,
    language: null,
    externalId: `p${index}`,
    manager: null,
    team: null,
    risk: 0,
    ...more,
  };
}

function capacity(peoplePerWeek: number): WaveCapacity {
  return {
    startsOn: '2027-01-04',
    weeks: 60,
    peoplePerWeek,
    helpdeskMinutesPerWeek: null,
    spillOver: [0.6, 0.25, 0.15],
    trainerSeatsPerWeek: {},
    sitePeoplePerWeek: {},
    freezes: [],
  };
}

/** Week per person, checked by code that shares nothing with the planner. */
function weeksOf(formed: FormedGroups, peoplePerWeek: number): number[] {
  const planned = planWaves(formed.groups, capacity(peoplePerWeek), { seed: 1 });
  if (!planned.ok) throw new Error(planned.refusal.message);
  const plan = new Map(formed.groups.map(({ id }, group) => [id, planned.value.weekOf[group]!]));
  expect(checkPlan(formed.groups, capacity(peoplePerWeek), plan)).toEqual([]);
  return Array.from(formed.groupOf, (group) => planned.value.weekOf[group]!);
}

test('everybody is in one group of their own values, site and department, whatever the rules', () => {
  const text = fc.constantFrom('A', 'B', null);
  const people = fc.array(
    fc.record({ value: text, site: text, department: text, manager: fc.nat(30), team: text }),
    {
      minLength: 1,
      maxLength: 80,
    },
  );
  fc.assert(
    fc.property(people, fc.boolean(), fc.boolean(), (drawn, byTeam, managersFirst) => {
      const all = drawn.map(({ value, manager, team, ...place }, index) =>
        person(index, {
          ...place,
          values: [value],
          // Managers come before their people, so that no circle is asked for.
          manager: index > manager ? `p${manager}` : null,
          team: byTeam ? team : null,
        }),
      );
      const { groups, valuesOf, groupOf } = formGroups(all, {
        ...rules,
        managersFirst: managersFirst && !byTeam,
      });
      expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
      for (const [index, group] of groupOf.entries()) {
        const { values, site, department } = all[index]!;
        expect([valuesOf[group], groups[group]!.site, groups[group]!.department]).toEqual([
          values,
          site,
          department,
        ]);
      }
      for (const [group, { people: size, helpdeskMinutes }] of groups.entries()) {
        expect(size).toBe(groupOf.filter((own) => own === group).length);
        expect(helpdeskMinutes).toBe(size * 2);
      }
    }),
    { numRuns: 60 },
  );
});

test('what fits into a week stays together over sites, and only what does not is cut, into full weeks', () => {
  const all = [
    ...Array.from({ length: 8 }, (_, index) => person(index, { site: index % 2 === 0 ? 'Oslo' : 'Bergen' })),
    ...Array.from({ length: 25 }, (_, index) => person(100 + index, { values: ['Production'] })),
  ];
  const formed = formGroups(all, rules);
  const weeks = weeksOf(formed, 10);
  expect(new Set(weeks.slice(0, 8)).size).toBe(1);
  const sizes = [...Map.groupBy(weeks.slice(8), (week) => week).values()].map((people) => people.length);
  expect(sizes.sort()).toEqual([10, 10, 5]);
});

test('teams start in one week, and managers in an earlier one than their people', () => {
  const all = [
    person(0),
    ...Array.from({ length: 4 }, (_, index) => person(1 + index, { manager: 'p0', team: 'p0' })),
    ...Array.from({ length: 12 }, (_, index) => person(10 + index, { manager: `p${1 + (index % 4)}` })),
  ].map((one) => ({ ...one, team: one.manager }));
  const weeks = weeksOf(formGroups(all, { ...rules, managersFirst: true }), 10);
  const weekOf = new Map(all.map(({ externalId }, index) => [externalId, weeks[index]!]));
  for (const { externalId, manager } of all) {
    if (manager === null) continue;
    expect(weekOf.get(externalId)).toBeGreaterThan(weekOf.get(manager)!);
    for (const other of all.filter((one) => one.manager === manager))
      expect(weekOf.get(other.externalId)).toBe(weekOf.get(externalId));
  }
});

test('a site takes no more of a pack than it can take in a week', () => {
  const all = Array.from({ length: 12 }, (_, index) => person(index, { site: 'Oslo' }));
  const { groups } = formGroups(all, { ...rules, sitePeople: { Oslo: 4 } });
  expect(groups.map(({ people }) => people)).toEqual([4, 4, 4]);
});

test('where trainers limit a language, its people are groups of their own and no pack has more than the seats', () => {
  const languages = ['de', 'en', 'sv', null];
  const all = Array.from({ length: 24 }, (_, index) => person(index, { language: languages[index % 4]! }));
  const { groups, groupOf } = formGroups(all, { ...rules, packSize: 12, trainerSeats: { de: 2 } });
  const german = groups.filter(({ language }) => language === 'de');
  expect(german.map(({ people }) => people)).toEqual([2, 2, 2]);
  for (const [index, { language }] of all.entries())
    expect(groups[groupOf[index]!]!.language).toBe(language === 'de' ? 'de' : null);
  const planned = planWaves(groups, { ...capacity(12), trainerSeatsPerWeek: { de: 2 } }, { seed: 1 });
  if (!planned.ok) throw new Error(planned.refusal.message);
  const weeks = new Map(groups.map(({ id }, group) => [id, planned.value.weekOf[group]!]));
  expect(checkPlan(groups, { ...capacity(12), trainerSeatsPerWeek: { de: 2 } }, weeks)).toEqual([]);
  // Six people learn German, two a week: no plan is shorter.
  expect([planned.value.weeks, planned.value.lowerBound.weeks]).toEqual([3, 3]);
});

test('packs fill weeks that differ, and the helpdesk cuts them too', () => {
  expect(findPackSize(100, null, 0)).toBe(100);
  expect(findPackSize([20, 50, 100], null, 0)).toBe(10);
  expect(findPackSize([7, 900], null, 0)).toBe(45);
  expect(findPackSize(100, 600, 10)).toBe(60);
  expect(findPackSize([0, 100], null, 0)).toBe(100);
});

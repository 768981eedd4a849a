import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutWaves, type WaveDraft } from './lay-out-waves.ts';
import { sayOfWaves } from './wave-sentences.ts';
import { dayOf, weekdayOf } from './working-week.ts';

function columnOf(counts: Record<string, number>): (string | null)[] {
  return Object.entries(counts).flatMap(([value, count]) =>
    Array.from({ length: count }, () => (value === 'null' ? null : value)),
  );
}

function lay(
  counts: Record<string, number>,
  options: Partial<Parameters<typeof layOutWaves>[1]> = {},
): WaveDraft[] {
  const values = columnOf(counts);
  const result = layOutWaves(
    { count: values.length, values, sites: values },
    { startsOn: '2026-10-19', peoplePerWeek: 100, ...options },
  );
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const summary = (waves: readonly WaveDraft[]): string[] =>
  waves.map(
    (wave) =>
      `${wave.startsOn} ${wave.values.map(({ value, people }) => `${value ?? 'not recorded'} ${people}`).join(', ')}`,
  );

test('small groups share a week, a large group runs over several, and one that fits is not cut', () => {
  expect(summary(lay({ IT: 40, HR: 50, Production: 250, Finance: 60 }))).toEqual([
    '2026-10-19 IT 40, HR 50, Production 10',
    '2026-10-26 Finance 60, Production 40',
    '2026-11-02 Production 100',
    '2026-11-09 Production 100',
  ]);
});

test('values start in the order asked for, and "not recorded" is a value of its own', () => {
  expect(summary(lay({ IT: 40, HR: 50, null: 30 }, { order: ['HR', null, 'IT'] }))).toEqual([
    '2026-10-19 HR 50, not recorded 30',
    '2026-10-26 IT 40',
  ]);
  expect(summary(lay({ null: 10, IT: 90 }))).toEqual(['2026-10-19 IT 90, not recorded 10']);
});

test('a freeze of a site moves only that site; a freeze of everybody makes no wave', () => {
  const freezes = [
    { site: 'Oslo', from: '2026-10-23', to: '2026-10-30' },
    { from: '2026-11-02', to: '2026-11-02' },
  ];
  expect(summary(lay({ Lyon: 60, Oslo: 40 }, { freezes }))).toEqual([
    '2026-10-19 Lyon 60',
    '2026-11-09 Oslo 40',
  ]);
});

test('a freeze on a weekend closes nothing', () => {
  const freezes = [{ from: '2026-10-24', to: '2026-10-25' }];
  expect(lay({ IT: 100 }, { freezes })[0]!.startsOn).toBe('2026-10-19');
});

test('by number per week the people come in their order', () => {
  const result = layOutWaves({ count: 250, values: null }, { startsOn: '2026-10-19', peoplePerWeek: 100 });
  expect(result.ok && result.value.map((wave) => [wave.people.length, wave.people[0], wave.values])).toEqual([
    [100, 0, []],
    [100, 100, []],
    [50, 200, []],
  ]);
});

test('bad input is refused with what to mend', () => {
  const refusalOf = (options: Partial<Parameters<typeof layOutWaves>[1]>): string => {
    const result = layOutWaves(
      { count: 5, values: null },
      { startsOn: '2026-10-19', peoplePerWeek: 100, ...options },
    );
    return result.ok ? 'ok' : sayOfWaves('en', result.refusal);
  };
  expect(refusalOf({ startsOn: '2026-02-30' })).toBe(
    'The start “2026-02-30” is not a date; write it as YYYY-MM-DD.',
  );
  expect(refusalOf({ peoplePerWeek: 0 })).toMatch(/^People per week must be/);
  expect(refusalOf({ freezes: [{ from: '2026-11-02', to: '2026-11-01' }] })).toMatch(/^The freeze from/);
  expect(refusalOf({ freezes: [{ from: '2026-01-01', to: '2099-01-01' }] })).toMatch(
    /^5 people find no open week within 260 weeks of 19 October 2026/,
  );
  const short = layOutWaves({ count: 5, values: ['a'] }, { startsOn: '2026-10-19', peoplePerWeek: 1 });
  expect(!short.ok && short.refusal.code).toBe('waves_columns_differ');
});

test('nobody, one and exactly one full week', () => {
  expect(lay({})).toEqual([]);
  expect(lay({ IT: 1 }).length).toBe(1);
  expect(lay({ IT: 100 }).length).toBe(1);
});

test('cohorts are disjoint, their union is everybody, no week is over and no freeze is broken', () => {
  const person = fc.record({
    value: fc.constantFrom('a', 'b', 'c', 'd', null),
    site: fc.constantFrom('Oslo', 'Lyon', null),
    department: fc.constantFrom('IT', 'HR', null),
  });
  const freeze = fc.record(
    {
      site: fc.constantFrom('Oslo', 'Lyon'),
      department: fc.constantFrom('IT', 'HR'),
      from: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
      to: fc.constantFrom('2026-11-29', '2026-12-04'),
    },
    { requiredKeys: ['from', 'to'] },
  );
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 120 }),
      fc.array(freeze, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      (people, freezes, peoplePerWeek) => {
        const result = layOutWaves(
          {
            count: people.length,
            values: people.map((each) => each.value),
            sites: people.map((each) => each.site),
            departments: people.map((each) => each.department),
          },
          { startsOn: '2026-10-19', peoplePerWeek, freezes },
        );
        if (!result.ok) throw new Error(result.refusal.code);
        const everybody = result.value.flatMap((wave) => wave.people);
        expect(everybody.toSorted((left, right) => left - right)).toEqual(people.map((_, index) => index));
        for (const wave of result.value) {
          expect(wave.people.length).toBeLessThanOrEqual(peoplePerWeek);
          expect(wave.values.reduce((sum, { people: count }) => sum + count, 0)).toBe(wave.people.length);
          for (const index of wave.people) {
            for (const { site, department, from, to } of freezes) {
              if (site !== undefined && site !== people[index]!.site) continue;
              if (department !== undefined && department !== people[index]!.department) continue;
              for (let day = dayOf(wave.startsOn)!; day <= dayOf(wave.endsOn)!; day++) {
                const isFrozen = day >= dayOf(from)! && day <= dayOf(to)! && weekdayOf(day) < 5;
                expect(isFrozen).toBe(false);
              }
            }
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

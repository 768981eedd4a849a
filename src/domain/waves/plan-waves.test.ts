import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { bindingStatement } from './lower-bound.ts';
import { sayOfWaves } from './wave-sentences.ts';
import { planWaves, type WavePlan } from './plan-waves.ts';
import type { PlanRefusal, WaveCapacity, WaveGroup } from './wave-groups.ts';

const unlimited: WaveCapacity = {
  startsOn: '2027-01-04',
  weeks: 20,
  peoplePerWeek: 100,
  helpdeskMinutesPerWeek: null,
  spillOver: [0.6, 0.25, 0.15],
  trainerSeatsPerWeek: {},
  sitePeoplePerWeek: {},
  freezes: [],
};

function group(id: string, people: number, more: Partial<WaveGroup> = {}): WaveGroup {
  return {
    id,
    people,
    site: null,
    department: null,
    language: null,
    risk: 0.5,
    helpdeskMinutes: 0,
    after: [],
    together: null,
    ...more,
  };
}

function plan(
  groups: readonly WaveGroup[],
  capacity: Partial<WaveCapacity> = {},
  polishMoves = 20_000,
): WavePlan {
  const result = planWaves(groups, { ...unlimited, ...capacity }, { seed: 1, polishMoves });
  if (!result.ok) throw new Error(result.refusal.message);
  const weeks = new Map(groups.map((each, index) => [each.id, result.value.weekOf[index]!]));
  expect(checkPlan(groups, { ...unlimited, ...capacity }, weeks)).toEqual([]);
  return result.value;
}

function refusal(groups: readonly WaveGroup[], capacity: Partial<WaveCapacity> = {}): PlanRefusal {
  const result = planWaves(groups, { ...unlimited, ...capacity }, { seed: 1 });
  if (result.ok) throw new Error('should have been refused');
  return result.refusal;
}

test('groups of low risk start first', () => {
  const groups = [group('risky', 80, { risk: 0.9 }), group('safe', 80, { risk: 0.1 }), group('middle', 80)];
  expect(plan(groups).weekOf).toEqual([2, 0, 1]);
});

test('each capacity alone is the bound it names', () => {
  const halves = Array.from({ length: 8 }, (_, index) =>
    group(`g${index}`, 50, { site: 'Oslo', language: 'sv', helpdeskMinutes: 1000 }),
  );
  const cases: [Partial<WaveCapacity>, number, string][] = [
    [{}, 4, 'people per week'],
    [{ peoplePerWeek: 1000, trainerSeatsPerWeek: { sv: 50 } }, 8, 'trainer seats (sv)'],
    [{ peoplePerWeek: 1000, sitePeoplePerWeek: { Oslo: 150 } }, 3, 'people per week at Oslo'],
    [{ peoplePerWeek: 1000, helpdeskMinutesPerWeek: 1000 }, 6, 'helpdesk minutes'],
  ];
  for (const [capacity, weeks, name] of cases) {
    const result = plan(halves, capacity);
    expect(sayOfWaves('en', bindingStatement(result.lowerBound.binding))).toBe(name);
    expect(result.lowerBound.weeks).toBe(weeks);
    expect(result.weeks).toBeGreaterThanOrEqual(weeks);
  }
  expect(plan(halves).weeks).toBe(4);
});

test('spill-over counts in the weeks after the start', () => {
  const groups = [group('a', 10, { helpdeskMinutes: 1000 }), group('b', 10, { helpdeskMinutes: 1000 })];
  expect(plan(groups, { helpdeskMinutesPerWeek: 1200 }).weeks).toBe(1);
  const tight = plan(groups, { helpdeskMinutesPerWeek: 760 });
  expect(Math.abs(tight.weekOf[0]! - tight.weekOf[1]!)).toBe(2);
  expect(plan(groups, { helpdeskMinutesPerWeek: 850 }).weeks).toBe(2);
});

test('order, together and freezes are kept', () => {
  const groups = [
    group('last', 10, { after: ['middle'], risk: 0.1 }),
    group('middle', 10, { after: ['first'], risk: 0.2 }),
    group('first', 10, { risk: 0.9, site: 'Oslo' }),
    group('friend', 10, { together: 'pair' }),
    group('fellow', 10, { together: 'pair', department: 'IT' }),
  ];
  const freezes = [
    { site: 'Oslo', from: '2027-01-01', to: '2027-01-04' },
    { department: 'IT', from: '2027-01-08', to: '2027-01-18' },
  ];
  const { weekOf, lowerBound } = plan(groups, { freezes });
  expect(weekOf.slice(0, 3)).toEqual([3, 2, 1]);
  expect(weekOf[3]).toBe(weekOf[4]);
  expect(weekOf[3]).toBe(3);
  expect(sayOfWaves('en', bindingStatement(lowerBound.binding))).toBe('order and freezes');
});

test('a ramp-up is a list of which the last number holds on', () => {
  const groups = Array.from({ length: 10 }, (_, index) => group(`g${index}`, 20));
  expect(plan(groups, { peoplePerWeek: [20, 40, 100] }).weeks).toBe(4);
});

test('what cannot be planned is named', () => {
  expect(refusal([group('a', 101)]).message).toBe(
    '“a” (101 people) fits into no open week: people per week cannot take it. Split it or raise the capacity.',
  );
  expect(refusal([group('a', 60, { together: 't' }), group('b', 60, { together: 't' })]).kind).toBe(
    'group_too_large',
  );
  expect(refusal([group('a', 5, { helpdeskMinutes: 900 })], { helpdeskMinutesPerWeek: 500 }).message).toMatch(
    /^“a” \(5 people\) fits into no open week: helpdesk minutes/,
  );
  const always = [{ site: 'Oslo', from: '2026-01-01', to: '2030-01-01' }];
  expect(refusal([group('a', 5, { site: 'Oslo' })], { freezes: always }).kind).toBe('no_open_week');
  expect(refusal([group('a', 90), group('b', 90), group('c', 90)], { weeks: 2 }).kind).toBe(
    'not_enough_weeks',
  );
  expect(refusal([group('a', 5, { after: ['b'] })]).message).toBe(
    'Group "a" comes after "b", but there is no such group.',
  );
  expect(refusal([group('a', 5, { after: ['b'] }), group('b', 5, { after: ['a'] })]).kind).toBe(
    'circular_order',
  );
  const linkedPair = [group('a', 5, { together: 't' }), group('b', 5, { together: 't', after: ['a'] })];
  expect(refusal(linkedPair).kind).toBe('circular_order');
  expect(refusal([group('a', 5), group('a', 5)]).kind).toBe('duplicate_group');
  expect(refusal([group('a', 1.5)]).kind).toBe('bad_group');
  expect(refusal([group('a', 5, { risk: 2 })]).kind).toBe('bad_group');
  expect(refusal([], { spillOver: [0.5, 0.4] }).kind).toBe('bad_capacity');
  expect(refusal([], { startsOn: '4 January' }).kind).toBe('bad_capacity');
  expect(refusal([], { weeks: 0 }).kind).toBe('bad_capacity');
  expect(refusal([], { peoplePerWeek: -1 }).kind).toBe('bad_capacity');
});

test('nobody needs no week, and groups without people take none from others', () => {
  expect(plan([]).weeks).toBe(0);
  expect(plan([group('a', 0), group('b', 100)]).weeks).toBe(1);
});

const anyGroups = fc
  .array(
    fc.record({
      people: fc.integer({ min: 0, max: 60 }),
      site: fc.constantFrom('Oslo', 'Lyon', null),
      department: fc.constantFrom('IT', 'HR', null),
      language: fc.constantFrom('en', 'sv', null),
      risk: fc.double({ min: 0, max: 1, noNaN: true }),
      helpdeskMinutes: fc.integer({ min: 0, max: 900 }),
      after: fc.option(fc.nat(40), { nil: undefined }),
      together: fc.constantFrom('x', 'y', null, null, null, null),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map((each, index) =>
      Object.assign({}, each, {
        id: `g${index}`,
        // Only earlier groups without a set: no circles.
        after:
          each.after === undefined || each.after >= index || list[each.after]!.together !== null
            ? []
            : [`g${each.after}`],
      }),
    ),
  );

const anyCapacity = fc.record({
  peoplePerWeek: fc.oneof(fc.integer({ min: 60, max: 300 }), fc.constant([60, 120, 240])),
  helpdeskMinutesPerWeek: fc.constantFrom(null, 1500, 4000),
  trainerSeatsPerWeek: fc.constantFrom({}, { en: 120 }, { en: 90, sv: 200 }),
  sitePeoplePerWeek: fc.constantFrom({}, { Oslo: 80 }),
  freezes: fc.constantFrom(
    [],
    [{ site: 'Oslo', from: '2027-01-11', to: '2027-01-22' }],
    [
      { from: '2027-01-18', to: '2027-01-18' },
      { department: 'IT', from: '2027-01-04', to: '2027-01-15' },
    ],
  ),
});

test('any plan passes the independent checker and is never shorter than the bound', () => {
  fc.assert(
    fc.property(anyGroups, anyCapacity, fc.nat(), (groups, capacity, seed) => {
      const full = { ...unlimited, ...capacity, weeks: 60 };
      const result = planWaves(groups, full, { seed, polishMoves: 3000 });
      if (!result.ok) {
        expect(['group_too_large', 'circular_order']).toContain(result.refusal.kind);
        return;
      }
      const weeks = new Map(groups.map((each, index) => [each.id, result.value.weekOf[index]!]));
      expect(checkPlan(groups, full, weeks)).toEqual([]);
      expect(result.value.weeks).toBeGreaterThanOrEqual(Math.min(1, groups.length));
      expect(result.value.weeks).toBeLessThanOrEqual(result.value.lowerBound.weeks + 3);
      if (result.value.weeks > 0)
        expect(result.value.weeks).toBeGreaterThanOrEqual(result.value.lowerBound.weeks);
      expect(planWaves(groups, full, { seed, polishMoves: 3000 })).toEqual(result);
    }),
    { numRuns: 120 },
  );
});

test('the polish lowers the risk objective and keeps the weeks', () => {
  const groups = Array.from({ length: 300 }, (_, index) =>
    group(`g${index}`, 5 + (index % 17), {
      risk: ((index * 37) % 100) / 100,
      language: index % 3 === 0 ? 'sv' : 'en',
    }),
  );
  const capacity = { peoplePerWeek: 400, trainerSeatsPerWeek: { sv: 150, en: 270 } };
  const [rough, polished] = [plan(groups, capacity, 0), plan(groups, capacity, 200_000)];
  expect(polished.weeks).toBe(rough.weeks);
  expect(polished.riskObjective).toBeLessThan(rough.riskObjective);
});

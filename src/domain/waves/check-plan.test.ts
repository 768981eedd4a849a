import { expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import type { WaveCapacity, WaveGroup } from './wave-groups.ts';

const capacity: WaveCapacity = {
  startsOn: '2027-01-04',
  weeks: 5,
  peoplePerWeek: 100,
  helpdeskMinutesPerWeek: [500, 1000],
  spillOver: [0.6, 0.4],
  trainerSeatsPerWeek: { sv: 50 },
  sitePeoplePerWeek: { Oslo: 40 },
  freezes: [{ site: 'Oslo', from: '2027-01-15', to: '2027-01-17' }],
};

function group(id: string, more: Partial<WaveGroup> = {}): WaveGroup {
  return {
    id,
    people: 30,
    site: null,
    department: null,
    language: null,
    risk: 0.3,
    helpdeskMinutes: 0,
    after: [],
    together: null,
    ...more,
  };
}

function kinds(groups: WaveGroup[], weeks: Record<string, number>): string[] {
  return checkPlan(groups, capacity, new Map(Object.entries(weeks))).map((violation) => violation.kind);
}

test('a plan that holds has no violations', () => {
  expect(kinds([group('a'), group('b', { after: ['a'] })], { a: 0, b: 1 })).toEqual([]);
});

test('each rule is seen when it is broken', () => {
  expect(kinds([group('a')], {})).toEqual(['not_planned']);
  expect(kinds([], { a: 0 })).toEqual(['unknown_group']);
  expect(kinds([group('a')], { a: 5 })).toContain('outside_weeks');
  expect(kinds([group('a', { site: 'Oslo' })], { a: 1 })).toEqual(['frozen']);
  expect(kinds([group('a', { site: 'Oslo' })], { a: 2 })).toEqual([]);
  expect(kinds([group('a'), group('b', { after: ['a'] })], { a: 1, b: 1 })).toEqual(['order']);
  expect(kinds([group('a', { together: 't' }), group('b', { together: 't' })], { a: 1, b: 2 })).toEqual([
    'together',
  ]);
  expect(kinds([group('a', { people: 101 })], { a: 1 })).toEqual(['people']);
  expect(kinds([group('a', { language: 'sv', people: 51 })], { a: 1 })).toEqual(['trainer_seats']);
  expect(kinds([group('a', { site: 'Oslo', people: 41 })], { a: 0 })).toEqual(['site']);
});

test('helpdesk minutes are counted with their spill-over, also after the last week', () => {
  const heavy = group('a', { helpdeskMinutes: 900 });
  expect(kinds([heavy], { a: 0 })).toEqual(['helpdesk']);
  expect(kinds([heavy], { a: 1 })).toEqual([]);
  const twice = [group('a', { helpdeskMinutes: 1500 }), group('b', { helpdeskMinutes: 1500 })];
  expect(kinds(twice, { a: 1, b: 2 })).toEqual(['helpdesk']);
  expect(kinds([group('a', { helpdeskMinutes: 2600 })], { a: 4 })).toEqual(['helpdesk', 'helpdesk']);
});

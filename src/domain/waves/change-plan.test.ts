import { expect, test } from 'vitest';
import { amountFrom, askForReplan, type PlanChange, type StandingGroup } from './change-plan.ts';
import { checkPlan } from './check-plan.ts';
import { replanWaves } from './replan-waves.ts';
import type { WaveCapacity } from './wave-groups.ts';

const capacity: WaveCapacity = {
  startsOn: '2027-01-04',
  weeks: 30,
  peoplePerWeek: 20,
  helpdeskMinutesPerWeek: null,
  spillOver: [0.6, 0.25, 0.15],
  trainerSeatsPerWeek: {},
  sitePeoplePerWeek: {},
  freezes: [],
};

function group(id: string, week: number, more: Partial<StandingGroup> = {}): StandingGroup {
  return {
    id,
    week,
    people: 10,
    site: null,
    department: null,
    language: null,
    risk: 0,
    helpdeskMinutes: 0,
    after: [],
    together: null,
    mayMove: true,
    isTold: false,
    ...more,
  };
}

function weeksAfter(
  groups: readonly StandingGroup[],
  change: PlanChange,
  weeksLater = 0,
  before = capacity,
): Record<string, number> | string {
  const asked = askForReplan(groups, before, change, { earliest: 2, seed: 1, protection: 'protect_told' });
  const replanned = replanWaves(asked.input);
  if (!replanned.ok) return replanned.refusal.kind;
  const option = replanned.value.options.find((one) => one.weeksLater === weeksLater)!;
  if (option.result === null) return option.message!.code;
  const plan = new Map(asked.input.groups.map(({ id }, index) => [id, option.result!.weekOf[index]!]));
  expect(checkPlan(asked.input.groups, asked.input.capacity, plan)).toEqual([]);
  return Object.fromEntries(plan);
}

const standing = [
  group('started', 0, { mayMove: false }),
  group('near', 1),
  group('told', 2, { isTold: true }),
  group('free', 2),
  group('last', 3),
];

test('a group moved by hand goes there, and nobody else moves without need', () => {
  const change = { kind: 'move', groups: new Set(['free']), to: 3 } as const;
  expect(weeksAfter(standing, change)).toEqual({ started: 0, near: 1, told: 2, free: 3, last: 3 });
});

test('who is in the way makes room, but never who knows a date or is too near', () => {
  const full = [...standing, group('beside', 3)];
  const moved = weeksAfter(full, { kind: 'move', groups: new Set(['free']), to: 3 });
  expect(moved).toMatchObject({ started: 0, near: 1, told: 2, free: 3 });
  expect(Object.values(moved).filter((week) => week === 3)).toHaveLength(2);
});

test('a closed week releases those it hits, told or not, and only those', () => {
  const change = { kind: 'closed', from: '2027-01-18', to: '2027-01-22' } as const;
  expect(weeksAfter(standing, change)).toBe('wave_shortage');
  const later = weeksAfter(standing, change, 1);
  expect(later).toMatchObject({ started: 0, near: 1, last: 3 });
  expect(Object.values(later).filter((week) => week === 2)).toEqual([]);
});

test('a freeze that came after people were told does not stand in the way of another change', () => {
  const frozen = { ...capacity, freezes: [{ from: '2027-01-11', to: '2027-01-22' }] };
  const change = { kind: 'move', groups: new Set(['last']), to: 4 } as const;
  const weeks = weeksAfter(standing, change, 1, frozen);
  expect(weeks).toMatchObject({ started: 0, near: 1, told: 2, last: 4 });
  // Who knows no date leaves the closed week.
  expect((weeks as Record<string, number>)['free']).toBeGreaterThan(2);
  // The change itself still releases those it hits.
  const closing = { kind: 'closed', from: '2027-01-18', to: '2027-01-22' } as const;
  expect((weeksAfter(standing, closing, 1, frozen) as Record<string, number>)['told']).toBeGreaterThan(2);
});

test('a week that takes fewer people cuts what no longer fits', () => {
  const whole = [group('big', 2, { people: 20 }), group('other', 3, { people: 4 })];
  const change = {
    kind: 'capacity',
    from: 2,
    to: null,
    peoplePerWeek: 12,
    helpdeskMinutesPerWeek: null,
  } as const;
  const weeks = weeksAfter(whole, change) as Record<string, number>;
  expect(Object.keys(weeks).length).toBeGreaterThan(2);
  expect(amountFrom(20, 2, 3, 5)).toEqual([20, 20, 5, 5, 20]);
  expect(amountFrom(20, 1, null, 5)).toEqual([20, 5, 5]);
  expect(amountFrom([1, 2, 3], 1, 1, 9)).toEqual([1, 9, 3, 3]);
});

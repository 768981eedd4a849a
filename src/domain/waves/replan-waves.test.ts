import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayOfWaves } from './wave-sentences.ts';
import { mondayOfWeek } from './working-week.ts';
import { checkPlan } from './check-plan.ts';
import { planWaves } from './plan-waves.ts';
import { replanWaves, type Replan, type ReplanOption } from './replan-waves.ts';
import { dateOf, dayOf, weekStart } from './working-week.ts';
import type { WaveCapacity, WaveGroup } from './wave-groups.ts';

const capacity: WaveCapacity = {
  startsOn: '2027-01-04',
  weeks: 20,
  peoplePerWeek: 100,
  helpdeskMinutesPerWeek: 3000,
  spillOver: [0.6, 0.25, 0.15],
  trainerSeatsPerWeek: {},
  sitePeoplePerWeek: { Oslo: 60 },
  freezes: [],
};

const groups: WaveGroup[] = Array.from({ length: 60 }, (_, index) => ({
  id: `g${index}`,
  people: 5 + (index % 7) * 3,
  site: index % 5 === 0 ? 'Oslo' : 'Lyon',
  department: index % 4 === 0 ? 'IT' : 'HR',
  language: null,
  risk: (index % 10) / 10,
  helpdeskMinutes: 60 + (index % 7) * 40,
  after: index % 6 === 5 ? [`g${index - 5}`] : [],
  together: null,
}));

function planOf(list: readonly WaveGroup[], limits: WaveCapacity): Map<string, number> {
  const result = planWaves(list, limits, { seed: 1, polishMoves: 20_000 });
  if (!result.ok) throw new Error(result.refusal.message);
  return new Map(list.map((group, index) => [group.id, result.value.weekOf[index]!]));
}

function replan(changed: Partial<WaveCapacity>, now = 2, list: readonly WaveGroup[] = groups): Replan {
  const result = replanWaves({
    groups: list,
    capacity: { ...capacity, ...changed },
    plan,
    now,
    seed: 1,
    pullHomeMoves: 50_000,
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

const plan = planOf(groups, capacity);

function check(
  option: ReplanOption,
  changed: WaveCapacity,
  now: number,
  list: readonly WaveGroup[] = groups,
): void {
  const { weekOf, moves, peopleMoved, cost, leastCost } = option.result!;
  const weeks = new Map(list.map((group, index) => [group.id, weekOf[index]!]));
  const violations = checkPlan(list, changed, weeks).filter(({ week }) => week === null || week >= now);
  expect(violations).toEqual([]);
  const moved = list.filter((group) => plan.has(group.id) && plan.get(group.id) !== weeks.get(group.id));
  expect(moves.filter((move) => move.from !== null).map((move) => move.group)).toEqual(
    moved.map((group) => group.id),
  );
  expect(peopleMoved).toBe(moved.reduce((sum, group) => sum + group.people, 0));
  expect(cost).toBeGreaterThanOrEqual(leastCost - 1e-6);
  for (const move of moves) {
    // Nobody here starts with a set.
    expect(move.reason.code).not.toBe('wave_moves_together');
    expect(sayOfWaves('en', move.reason)).toMatch(/\.$/);
    expect(move.to).toBeGreaterThanOrEqual(now);
    if (move.from !== null) expect(move.from).toBeGreaterThanOrEqual(now);
  }
}

test('when nothing changed nobody moves', () => {
  const { forced, options } = replan({});
  expect(forced).toEqual([]);
  expect(options.map((option) => [option.weeksLater, option.result?.peopleMoved])).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('a freeze moves the frozen groups and few others, each with a reason', () => {
  const week = plan.get(groups.find((group) => group.site === 'Oslo' && plan.get(group.id)! >= 2)!.id)!;
  const monday = weekStart(dayOf(capacity.startsOn)!, week);
  const freezes = [{ site: 'Oslo', from: dateOf(monday), to: dateOf(monday + 4) }];
  const { forced, options } = replan({ freezes });
  expect(forced.length).toBeGreaterThan(0);
  for (const { reason } of forced)
    expect(reason).toEqual({ code: 'wave_moves_closed', data: { on: mondayOfWeek('2027-01-04', week) } });
  const later = options.find((option) => option.weeksLater === 1)!;
  for (const option of options) if (option.result !== null) check(option, { ...capacity, freezes }, 2);
  const forcedPeople = forced.reduce((sum, group) => sum + group.people, 0);
  expect(later.result!.peopleMoved).toBeLessThanOrEqual(3 * forcedPeople);
});

test('less helpdesk moves people out of the weeks that are over', () => {
  const changed = { ...capacity, helpdeskMinutesPerWeek: [3000, 3000, 3000, 900, 900, 3000] };
  const { forced, options } = replan(changed);
  expect(
    forced.some(({ reason }) => sayOfWaves('en', reason).includes('over its capacity: helpdesk minutes')),
  ).toBe(true);
  const found = options.find((option) => option.result !== null)!;
  check(found, changed, 2);
});

test('a lost week makes the same finish impossible, and that is proven by counting', () => {
  const { options, weeksBefore, lowerBound } = replan({ peoplePerWeek: [100, 100, 100, 0, 0, 100] });
  expect(lowerBound.binding.code).toBe('wave_resource_people');
  expect(lowerBound.weeks).toBeGreaterThan(weeksBefore);
  expect(options[0]).toMatchObject({ weeksLater: 0, result: null, isProvenImpossible: true });
  expect(options[0]!.message?.code).toBe('wave_shortage');
  expect(options.at(-1)!.result!.weeks).toBeGreaterThan(weeksBefore);
});

test('a new group is placed, and is not counted as moved', () => {
  const list = [...groups, { ...groups[0]!, id: 'new', after: ['g1'], people: 10 }];
  const option = replan({}, 2, list).options.find(({ result }) => result !== null)!;
  check(option, capacity, 2, list);
  expect(option.result!.moves.find((move) => move.group === 'new')).toMatchObject({
    from: null,
    reason: { code: 'wave_moves_new', data: {} },
  });
});

test('a new order moves the group that would start too early', () => {
  const early = groups.find((group) => plan.get(group.id) === 2 && group.after.length === 0)!;
  const late = groups.find((group) => plan.get(group.id) === 4)!;
  const list = groups.map((group) => (group.id === early.id ? { ...group, after: [late.id] } : group));
  const { options, forced } = replan({}, 2, list);
  expect(forced.map((group) => group.group)).toEqual([early.id]);
  for (const option of options) if (option.result !== null) check(option, capacity, 2, list);
});

test('no weeks left and bad weeks are refused', () => {
  const base = { groups, plan, seed: 1 };
  const none = replanWaves({
    ...base,
    capacity: { ...capacity, peoplePerWeek: [100, 100, 30], weeks: 9 },
    now: 2,
  });
  expect(!none.ok && none.refusal.kind).toBe('not_enough_weeks');
  const wrong = replanWaves({ ...base, capacity, now: 20 });
  expect(!wrong.ok && wrong.refusal.message).toBe('The current week must lie between 1 and 20, not at 21.');
});

test('any change gives plans that hold from now on, leave the past alone and repeat by seed', () => {
  const change = fc.record({
    peoplePerWeek: fc.oneof(fc.integer({ min: 60, max: 140 }), fc.constant([100, 100, 100, 50, 50, 100])),
    helpdeskMinutesPerWeek: fc.integer({ min: 900, max: 4000 }),
    sitePeoplePerWeek: fc.constantFrom({ Oslo: 60 }, { Oslo: 35 }, { Lyon: 90 }, {}),
    freezes: fc.constantFrom(
      [],
      [{ site: 'Oslo', from: '2027-02-01', to: '2027-02-12' }],
      [{ from: '2027-01-25', to: '2027-01-29' }],
      [{ department: 'IT', from: '2027-01-18', to: '2027-02-05' }],
    ),
  });
  fc.assert(
    fc.property(change, fc.integer({ min: 0, max: 6 }), (changed, now) => {
      const full = { ...capacity, ...changed };
      const input = { groups, capacity: full, plan, now, seed: 3, pullHomeMoves: 5000 };
      const result = replanWaves(input);
      if (!result.ok) {
        expect(result.refusal.kind).toBe('not_enough_weeks');
        return;
      }
      for (const option of result.value.options) {
        if (option.result === null) continue;
        const startedLoad = groups.some((group) => plan.get(group.id)! < now);
        // Minutes of people who have started already cannot be taken back.
        if (!startedLoad || changed.helpdeskMinutesPerWeek >= 3000) check(option, full, now);
        for (const [index, group] of groups.entries()) {
          if (plan.get(group.id)! < now) expect(option.result.weekOf[index]).toBe(plan.get(group.id));
        }
      }
      const costs = result.value.options.flatMap(({ result: found }) => (found === null ? [] : [found.cost]));
      // What holds for a finish holds for a later one.
      expect(costs).toEqual(costs.toSorted((one, other) => other - one));
      expect(replanWaves(input)).toEqual(result);
    }),
    { numRuns: 60 },
  );
});

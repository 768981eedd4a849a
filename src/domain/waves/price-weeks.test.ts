import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { buildProblem, type WaveProblem } from './build-problem.ts';
import { takeOutForced } from './forced-moves.ts';
import { isOpen } from './plan-state.ts';
import { priceWeeks } from './price-weeks.ts';
import { createReplanState, moveCost, type ReplanState } from './replan-state.ts';
import { dateOf, dayOf } from './working-week.ts';

const weeks = 4;
const tiny = fc.record({
  groups: fc.array(
    fc.record({
      people: fc.integer({ min: 1, max: 9 }),
      minutes: fc.integer({ min: 0, max: 40 }),
      site: fc.constantFrom(null, 'Oslo'),
      week: fc.integer({ min: 0, max: weeks - 1 }),
      follows: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  peoplePerWeek: fc.array(fc.integer({ min: 4, max: 14 }), { minLength: weeks, maxLength: weeks }),
  minutesPerWeek: fc.integer({ min: 20, max: 90 }),
  oslo: fc.integer({ min: 5, max: 12 }),
  closed: fc.integer({ min: 0, max: weeks - 1 }),
});

type Drawn = typeof tiny extends fc.Arbitrary<infer Value> ? Value : never;

function replanOf(drawn: Drawn): ReplanState {
  const built = buildProblem(
    drawn.groups.map(({ people, minutes, site, follows }, index) => ({
      id: `g${index}`,
      people,
      site,
      department: null,
      language: null,
      risk: 0,
      helpdeskMinutes: minutes,
      after: follows < index ? [`g${follows}`] : [],
      together: null,
    })),
    {
      startsOn: '2027-01-04',
      weeks,
      peoplePerWeek: drawn.peoplePerWeek,
      helpdeskMinutesPerWeek: drawn.minutesPerWeek,
      spillOver: [0.6, 0.4],
      trainerSeatsPerWeek: {},
      sitePeoplePerWeek: { Oslo: drawn.oslo },
      freezes: [{ site: 'Oslo', from: dateOf(dayOf('2027-01-04')! + 7 * drawn.closed), to: '2027-01-31' }],
    },
  );
  if (!built.ok) throw new Error(built.refusal.message);
  const oldWeek = Int32Array.from(drawn.groups, ({ week }) => week);
  return createReplanState(built.value, oldWeek, 0, new Uint8Array(oldWeek.length), createRandom(1));
}

/** The cheapest of all plans there are; Infinity when none holds. */
function cheapest(replan: ReplanState): number {
  const { problem } = replan;
  const weekOf = new Int32Array(problem.unitCount);
  let lowest = Infinity;
  for (let code = 0; code < weeks ** problem.unitCount; code++) {
    let [left, cost] = [code, 0];
    for (let unit = 0; unit < problem.unitCount; unit++) {
      weekOf[unit] = left % weeks;
      left = Math.floor(left / weeks);
      cost += moveCost(replan, unit, weekOf[unit]!);
    }
    if (cost < lowest && holds(problem, weekOf)) lowest = cost;
  }
  return lowest;
}

function holds(problem: WaveProblem, weekOf: Int32Array): boolean {
  const used = new Float64Array(problem.available.length);
  const load = new Float64Array(problem.helpdesk.length);
  const { demands, demandAmounts, predecessors } = problem;
  for (const [unit, week] of weekOf.entries()) {
    if (!isOpen(problem, unit, week)) return false;
    for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++)
      if (weekOf[predecessors.items[at]!]! >= week) return false;
    for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++)
      used[demands.items[at]! * weeks + week]! += demandAmounts[at]!;
    for (const [later, share] of problem.spillOver.entries())
      load[week + later]! += share * problem.minutes[unit]!;
  }
  return (
    used.every((amount, cell) => amount <= problem.available[cell]! + 1e-9) &&
    load.every((amount, week) => amount <= problem.helpdesk[week]! + 1e-9)
  );
}

test('no plan of a small organisation costs less than the prices prove', () => {
  let compared = 0;
  fc.assert(
    fc.property(tiny, (drawn) => {
      const replan = replanOf(drawn);
      const lowest = cheapest(replan);
      takeOutForced(replan);
      const priced = priceWeeks(replan, weeks);
      if (lowest === Infinity) return;
      compared++;
      expect(priced!.leastCost).toBeLessThanOrEqual(lowest + 1e-6);
      for (const place of priced!.units.keys()) {
        const row = priced!.shares.subarray(place * weeks, (place + 1) * weeks);
        expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(30);
});

test('a week that takes one of two equal groups sends half of them to the next, at the price of a move', () => {
  const replan = replanOf({
    groups: [0, 0].map((week) => ({ people: 8, minutes: 0, site: null, week, follows: 9 })),
    peoplePerWeek: [8, 8, 8, 8],
    minutesPerWeek: 90,
    oslo: 9,
    closed: 3,
  });
  takeOutForced(replan);
  const { leastCost, shares } = priceWeeks(replan, weeks)!;
  expect(leastCost).toBeGreaterThan(0.97 * 8 * 1.15);
  expect(leastCost).toBeLessThanOrEqual(8 * 1.15 + 1e-9);
  expect(shares[1]! + shares[weeks + 1]!).toBeGreaterThan(0.8);
});

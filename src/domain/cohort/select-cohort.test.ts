import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { describeInfeasibility } from './describe-refusal.ts';
import { extendCohort } from './extend-cohort.ts';
import { measureCohort } from './metrics.ts';
import { describeReason } from './person-reason.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectCohort, type CohortOptions } from './select-cohort.ts';

const levels = { department: 6, site: 9, platform: 3, skill: 4 };

/** A small organisation with skewed levels and teams of five. */
function organisation(people: number, seed: number): Population {
  const random = createRandom(seed);
  const skewed = (count: number): number => Math.min(random.integer(count), random.integer(count));
  return {
    ids: Array.from({ length: people }, (_, person) => `p${person}`),
    attributes: Object.entries(levels).map(([name, count]) => ({
      name,
      values: Array.from({ length: people }, () => `${name} ${skewed(count)}`),
    })),
    team: Array.from({ length: people }, (_, person) => `team ${Math.floor(person / 5)}`),
  };
}

function select(population: Population, options: CohortOptions) {
  const result = selectCohort(population, options);
  if (!result.ok) throw new Error(describeInfeasibility(result.refusal));
  return result.value;
}

const scenarios = fc.record({
  people: fc.integer({ min: 20, max: 150 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  share: fc.double({ min: 0.1, max: 0.6, noNaN: true }),
  cap: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  must: fc.array(fc.nat({ max: 19 }), { maxLength: 3 }),
  exclude: fc.array(fc.nat({ max: 19 }), { maxLength: 5 }),
  minimum: fc.integer({ min: 0, max: 2 }),
  search: fc.constantFrom('random', 'fast', 'tight'),
});

test('a cohort never breaks a constraint, and the same seed gives the same people in the same order', () => {
  let answered = 0;
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const population = organisation(scenario.people, scenario.seed);
      const size = Math.max(1, Math.floor(scenario.people * scenario.share));
      const must = scenario.must.map((person) => `p${person}`);
      const exclude = scenario.exclude.map((person) => ({ id: `p${person}` }));
      const options: CohortOptions = {
        size,
        must,
        exclude,
        minimums: [{ attribute: 'platform', people: scenario.minimum }],
        seed: scenario.seed,
        search: scenario.search,
        ...(scenario.cap === undefined ? {} : { teamCap: { people: scenario.cap } }),
      };
      const result = selectCohort(population, options);
      if (!result.ok) {
        expect(describeInfeasibility(result.refusal)).toMatch(/\.$/);
        return;
      }
      answered++;
      const { ids, violations, people } = result.value;
      expect(violations).toBe(0);
      expect(new Set(ids).size).toBe(size);
      for (const id of must) expect(ids).toContain(id);
      for (const { id } of exclude) expect(ids).not.toContain(id);
      const perTeam = new Map<string, number>();
      const perPlatform = new Map<string, number>();
      for (const person of people) {
        const team = population.team![person]!;
        const platform = population.attributes[2]!.values[person]!;
        perTeam.set(team, (perTeam.get(team) ?? 0) + 1);
        perPlatform.set(platform, (perPlatform.get(platform) ?? 0) + 1);
      }
      if (scenario.cap !== undefined) expect(Math.max(...perTeam.values())).toBeLessThanOrEqual(scenario.cap);
      for (const platform of new Set(population.attributes[2]!.values)) {
        expect(perPlatform.get(platform!) ?? 0).toBeGreaterThanOrEqual(scenario.minimum);
      }
      expect(select(population, options).ids).toEqual(ids);
    }),
    { numRuns: 60 },
  );
  expect(answered).toBeGreaterThan(20);
});

test('growing never drops anyone: the earlier cohort is the beginning of the larger one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
      const population = organisation(200, seed);
      const first = select(population, { size: 20, seed });
      const second = extendCohort(population, first.ids, { size: 60, seed });
      if (!second.ok) throw new Error(second.refusal.kind);
      expect(second.value.ids.slice(0, 20)).toEqual(first.ids);
      expect(second.value.ids).toHaveLength(60);
      expect(second.value.violations).toBe(0);
      expect(second.value.reasons[0]!.kind).toBe('earlier');
    }),
    { numRuns: 10 },
  );
});

test('extending balances as well as choosing afresh', () => {
  const population = organisation(2000, 3);
  const ring = select(population, { size: 50, seed: 1 });
  const nested = extendCohort(population, ring.ids, { size: 200, seed: 1 });
  const fresh = select(population, { size: 200, seed: 1 });
  expect(nested.ok && nested.value.metrics.tv1).toBeLessThan(fresh.metrics.tv1 + 0.005);
});

test('a cohort is far closer to the organisation than simple random samples', () => {
  const population = organisation(3000, 11);
  const encoded = encodePopulation(population);
  const random = createRandom(5);
  let sampled = 0;
  for (let draw = 0; draw < 20; draw++) {
    const sample = new Set<number>();
    while (sample.size < 100) sample.add(random.integer(3000));
    sampled += measureCohort(encoded, Int32Array.from(sample)).tv1 / 20;
  }
  const { metrics } = select(population, { size: 100, seed: 2 });
  expect(metrics.tv1).toBeLessThan(0.3 * sampled);
  expect(metrics.tv1Ratio).toBeLessThan(1.4);
});

test('every prefix of the invitation order represents better than the same people in random order', () => {
  const population = organisation(2000, 7);
  const encoded = encodePopulation(population);
  const { people } = select(population, { size: 100, seed: 4 });
  const random = createRandom(9);
  const shuffled = people.slice();
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = random.integer(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  for (const size of [10, 20, 30, 50]) {
    const ordered = measureCohort(encoded, people.slice(0, size)).tv1;
    expect(ordered).toBeLessThan(0.7 * measureCohort(encoded, shuffled.slice(0, size)).tv1);
  }
});

test('each person has a reason that names what was lacking', () => {
  const { reasons } = select(organisation(500, 1), { size: 40, seed: 1, must: ['p3'] });
  for (const reason of reasons) expect(reason.cells.length).toBeGreaterThan(0);
  expect(reasons.filter(({ kind }) => kind === 'required')).toHaveLength(1);
  expect(describeReason(reasons[0]!)).toMatch(/^(On the must list; f|F)irst from \w+ \w+ \d \(\d+ people\)/);
});

test('infeasible wishes are refused by name and number', () => {
  const population: Population = {
    ids: ['a', 'b', 'c', 'd', 'e'],
    attributes: [{ name: 'site', values: ['Oslo', 'Oslo', 'Oslo', 'Bergen', 'Bergen'] }],
    team: ['red', 'red', 'red', 'blue', 'blue'],
  };
  const refusal = (options: Omit<CohortOptions, 'seed'>): string => {
    const result = selectCohort(population, { ...options, seed: 1 });
    return result.ok ? 'accepted' : describeInfeasibility(result.refusal);
  };
  const exclude = [{ id: 'a', reason: 'board' }];
  const oslo = { attribute: 'site', level: 'Oslo', people: 3 };
  expect(refusal({ size: 3, exclude, minimums: [oslo] })).toContain(
    'at least 3 from site Oslo, but 2 are eligible',
  );
  expect(refusal({ size: 6 })).toContain('only 5 people');
  expect(refusal({ size: 5, exclude })).toContain('only 4 of 5 people are eligible');
  expect(refusal({ size: 2, must: ['a'], exclude })).toContain('a must take part');
  expect(refusal({ size: 1, must: ['a', 'b'] })).toContain('2 people must take part, but the size is 1');
  expect(refusal({ size: 2, must: ['x'] })).toContain('must list names x');
  expect(refusal({ size: 3, teamCap: { people: 1 } })).toContain('room for 2 people');
  expect(refusal({ size: 3, must: ['a', 'b'], teamCap: { people: 1 } })).toContain('2 people of team red');
  expect(refusal({ size: 3, minimums: [{ attribute: 'site', people: 2 }] })).toContain('need 4 people');
  expect(refusal({ size: 3, minimums: [{ attribute: 'floor', people: 2 }] })).toContain(
    'Choose one of: site',
  );
  expect(refusal({ size: 4, minimums: [oslo], teamCap: { people: 2 } })).toContain('team caps leave 2 of 3');
  expect(refusal({ size: 0 })).toContain('whole number from 1');
});

test('minimums that cross are met although a random start misses them', () => {
  const values = Array.from({ length: 300 }, (_, person) => (person < 290 ? 'common' : `rare ${person}`));
  const other = Array.from({ length: 300 }, (_, person) => (person < 10 ? `odd ${person}` : 'usual'));
  const population = {
    ids: values.map((_, person) => `p${person}`),
    attributes: [
      { name: 'first', values },
      { name: 'second', values: other },
    ],
  };
  const minimums = ['first', 'second'].map((attribute) => ({ attribute, people: 1 }));
  expect(select(population, { size: 20, seed: 1, minimums }).violations).toBe(0);
  const short = selectCohort(population, { size: 19, seed: 1, minimums });
  expect(!short.ok && short.refusal.kind).toBe('minimums_conflict');
});

test('progress rises to 1, and returning false cancels', () => {
  const population = organisation(1000, 2);
  const shares: number[] = [];
  select(population, { size: 50, seed: 1, onProgress: (share) => shares.push(share) > 0 });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  const cancelled = selectCohort(population, { size: 50, seed: 1, onProgress: (share) => share < 0.1 });
  expect(!cancelled.ok && cancelled.refusal.kind).toBe('cancelled');
});

test('weights draw the cohort towards the attribute that matters more', () => {
  const population = organisation(800, 6);
  const distanceOf = (factor: number): number => {
    let distance = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const weights = [{ attributes: ['site'], factor }];
      for (const row of select(population, { size: 60, seed, weights }).metrics.balance) {
        if (row.attribute === 'site') distance += Math.abs(row.gapPoints);
      }
    }
    return distance;
  };
  expect(distanceOf(10)).toBeLessThan(distanceOf(0.01));
});

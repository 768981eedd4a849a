import { expect, test } from 'vitest';
import { fillPlaces, proposeForPlaces, type FillOptions } from './fill-places.ts';
import type { Population } from './population.ts';

const sites = ['Oslo', 'Bergen', 'Graz'];
const platforms = ['win', 'mac'];
const ids = Array.from({ length: 48 }, (_, index) => `p${index}`);
const population: Population = {
  ids,
  attributes: [
    { name: 'site', values: ids.map((_, index) => sites[index % 3]!) },
    { name: 'platform', values: ids.map((_, index) => platforms[index % 2]!) },
  ],
  team: ids.map((_, index) => `team ${index % 8}`),
};
/** One person of every cell. */
const cohort = ids.slice(0, 6);

function fill(leavers: readonly string[], options: Partial<FillOptions> = {}) {
  const filled = fillPlaces(population, cohort, leavers, { seed: 1, ...options });
  if (!filled.ok) throw new Error(filled.refusal.kind);
  return filled.value;
}

test('each place goes to somebody of the same cell, to a different person each, and nothing changes', () => {
  const { places, cohort: filled, before, after, violations } = fill(['p1', 'p4']);
  expect(places.map(({ proposals }) => proposals[0]!.isSameCell)).toEqual([true, true]);
  expect(new Set(filled.map(({ id }) => id)).size).toBe(6);
  expect(filled.map(({ replaces }) => replaces)).toEqual([null, 'p1', null, null, 'p4', null]);
  expect(after.tv1).toBeCloseTo(before.tv1, 12);
  expect(violations).toBe(0);
});

test('the first proposals can all be accepted: together they keep the team cap', () => {
  const everybody = fill(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'], { teamCap: { people: 1 } });
  const teams = everybody.cohort.map(({ id }) => population.team![ids.indexOf(id)]);
  expect(new Set(teams).size).toBe(6);
  expect(everybody.violations).toBe(0);
  expect(everybody.cohort.some(({ id }) => cohort.includes(id))).toBe(false);
});

test('who waits for a place comes first where the balance is no worse, and second where it is', () => {
  const [worse] = fill(['p1'], { waiting: ['p8'] }).places;
  expect(worse!.proposals[0]).toMatchObject({ isWaiting: false, isSameCell: true });
  expect(worse!.proposals[1]).toMatchObject({ id: 'p8', isWaiting: true, isSameCell: false });
  const [equal] = fill(['p1'], { waiting: ['p8', 'p43'] }).places;
  expect(equal!.proposals[0]).toMatchObject({ id: 'p43', isWaiting: true, isSameCell: true });
});

test('a place the rules leave nobody for stays open, and the others are filled', () => {
  const onlyOwn = ids.filter(
    (id) => !cohort.includes(id) && population.attributes[0]!.values[ids.indexOf(id)] === 'Oslo',
  );
  const { places, cohort: filled } = fill(['p0', 'p1'], {
    exclude: onlyOwn.map((id) => ({ id })),
    minimums: [{ attribute: 'site', level: 'Oslo', people: 2 }],
  });
  expect(places[0]!.proposals).toEqual([]);
  expect(places[1]!.proposals.length).toBeGreaterThan(0);
  expect(filled).toHaveLength(5);
});

test('who has left the organisation is replaced by whoever fits the cohort', () => {
  const places = proposeForPlaces(population, ['gone', ...cohort.slice(1)], ['gone'], { seed: 1 });
  if (!places.ok) throw new Error(places.refusal.kind);
  expect(places.value[0]!.proposals).toHaveLength(1);
  expect(population.attributes[0]!.values[ids.indexOf(places.value[0]!.proposals[0]!.id)]).toBe('Oslo');
});

test('a member nobody knows, and who did not leave, is refused', () => {
  const refused = fillPlaces(population, ['stranger', 'p1'], ['p1'], { seed: 1 });
  expect(!refused.ok && refused.refusal).toMatchObject({ kind: 'unknown_people', ids: ['stranger'] });
});

import { expect, test } from 'vitest';
import type { Population } from './population.ts';
import { proposeSubstitutes } from './substitute.ts';

const population: Population = {
  ids: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  attributes: [
    { name: 'site', values: ['Oslo', 'Oslo', 'Oslo', 'Oslo', 'Bergen', 'Bergen', 'Bergen', 'Bergen'] },
    { name: 'platform', values: ['win', 'win', 'mac', 'mac', 'win', 'win', 'mac', 'mac'] },
  ],
  team: ['red', 'red', 'red', 'blue', 'blue', 'blue', 'green', 'green'],
};
const cohort = ['a', 'd', 'e', 'g'];

function propose(options: Parameters<typeof proposeSubstitutes>[3] = {}) {
  const proposal = proposeSubstitutes(population, cohort, 'a', options);
  if (!proposal.ok) throw new Error(proposal.refusal.kind);
  return proposal.value;
}

test('somebody of the same cell comes first and changes nothing; the others say what changes', () => {
  const { substitutes, tv1Before, tv1Without } = propose({ count: 3 });
  expect(substitutes[0]).toMatchObject({ id: 'b', isSameCell: true, changes: [], tv1: tv1Before });
  expect(tv1Before).toBe(0);
  expect(tv1Without).toBeGreaterThan(0);
  expect(substitutes[1]).toMatchObject({ isSameCell: false });
  expect(substitutes[1]!.changes.length).toBe(2 - substitutes[1]!.sharedAttributes.length);
  expect(substitutes[1]!.tv1).toBeGreaterThan(tv1Before);
});

test('nobody is proposed who breaks a minimum or a team cap, or is excluded', () => {
  const oslo = propose({ count: 8, minimums: [{ attribute: 'site', level: 'Oslo', people: 2 }] });
  expect(oslo.substitutes.map(({ id }) => id).sort()).toEqual(['b', 'c']);
  const capped = propose({ count: 8, teamCap: { people: 2 } });
  expect(capped.substitutes.map(({ id }) => id).sort()).toEqual(['b', 'c', 'h']);
  expect(propose({ count: 8, exclude: [{ id: 'b', reason: 'declined' }] }).substitutes[0]!.id).not.toBe('b');
});

test('a person outside the cohort has no substitute', () => {
  const refused = proposeSubstitutes(population, cohort, 'b');
  expect(!refused.ok && refused.refusal).toMatchObject({ kind: 'unknown_people', ids: ['b'] });
});

test('the rules are judged with those who stay, whether or not they could be chosen now', () => {
  const eligible = Uint8Array.from(population.ids, (id) => (id === 'h' ? 1 : 0));
  const proposal = proposeSubstitutes({ ...population, eligible }, cohort, 'a', {
    exclude: [{ id: 'd' }],
    minimums: [{ attribute: 'site', level: 'Bergen', people: 2 }],
  });
  expect(proposal.ok && proposal.value.substitutes.map(({ id }) => id)).toEqual(['h']);
});

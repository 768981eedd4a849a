import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { auditCohort, representedShare } from './audit-cohort.ts';
import { encodePopulation, type Population } from './population.ts';
import { adviseSize } from './size-advisor.ts';
import { proposeSubstitutes } from './substitute.ts';
import { selectCohort } from './select-cohort.ts';
import { coverPairs } from './cover-pairs.ts';
import { buildCellTables } from './cell-tables.ts';
import { indexEligible } from './eligible-index.ts';

const random = createRandom(21);
const people = 1500;
const population: Population = {
  ids: Array.from({ length: people }, (_, person) => `p${person}`),
  attributes: [
    { name: 'department', values: Array.from({ length: people }, () => `d${random.integer(8)}`) },
    {
      name: 'site',
      values: Array.from({ length: people }, () => `s${Math.min(random.integer(12), random.integer(12))}`),
    },
    { name: 'platform', values: Array.from({ length: people }, () => `o${random.integer(3)}`) },
  ],
};
/** Volunteers: only from the first two departments. */
const volunteers = population.ids
  .filter((_, person) => ['d0', 'd1'].includes(population.attributes[0]!.values[person]!))
  .slice(0, 60);

test('an audit keeps the volunteers, adds people who are lacking and makes it represent everybody', () => {
  const audit = auditCohort(population, volunteers, { seed: 1, add: 30 });
  if (!audit.ok) throw new Error(audit.refusal.kind);
  const { before, after, additions, violations } = audit.value;
  expect(violations).toBe(0);
  expect(additions).toHaveLength(30);
  for (const { id } of additions) expect(volunteers).not.toContain(id);
  expect(after.tv1).toBeLessThan(before.tv1);
  expect(after.nEff).toBeGreaterThan(before.nEff * representedShare(before));
  expect(representedShare(before)).toBeLessThan(0.5);
  expect(representedShare(after)).toBeGreaterThan(0.98);
  const lacking = before.blindSpots.filter(({ levels }) => levels.length === 1);
  const fixed = additions.flatMap(({ newLevels }) => newLevels.map(({ level }) => level));
  expect(fixed.length).toBeGreaterThan(6);
  expect(lacking.map(({ levels }) => levels[0]!.level)).toEqual(expect.arrayContaining(fixed));
});

test('without a number the audit suggests one of those it tried', () => {
  const audit = auditCohort(population, volunteers, { seed: 1 });
  if (!audit.ok) throw new Error(audit.refusal.kind);
  expect(audit.value.steps.map(({ added }) => added)).toEqual([0, 6, 12, 24, 36, 48, 60]);
  expect(audit.value.additions).toHaveLength(audit.value.suggested);
});

test('who must take part is among those added, whatever else would be better', () => {
  const must = ['p1400', 'p1401', volunteers[0]!];
  for (const add of [{ add: 5 }, {}]) {
    const audit = auditCohort(population, volunteers, { seed: 1, must, ...add });
    if (!audit.ok) throw new Error(audit.refusal.kind);
    expect(audit.value.additions.map(({ id }) => id)).toEqual(expect.arrayContaining(['p1400', 'p1401']));
    expect(audit.value.violations).toBe(0);
  }
  const refused = auditCohort(population, volunteers, { seed: 1, must, add: 1 });
  expect(!refused.ok && refused.refusal).toMatchObject({ kind: 'must_above_size', must: 62, size: 61 });
});

test('an audit is told as one piece of work, however many selections it makes', () => {
  const heard: number[] = [];
  auditCohort(population, volunteers, {
    seed: 1,
    onProgress: (share) => {
      heard.push(share);
      return true;
    },
  });
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.at(-1)).toBe(1);
});

test('the size advisor covers all it promises with no fewer people than the bound', () => {
  const advice = adviseSize(population, { seed: 1, sharedBy: [20, 1], sizes: [30, 60, 5000] });
  if (!advice.ok) throw new Error(advice.refusal.kind);
  for (const { people: needed, lowerBound } of advice.value.cover) {
    expect(needed).toBeGreaterThanOrEqual(lowerBound);
    expect(needed).toBeLessThan(3 * lowerBound);
  }
  expect(advice.value.curve.map(({ size }) => size)).toEqual([30, 60]);
  const [small, large] = advice.value.curve;
  expect(large!.tv1).toBeLessThan(small!.tv1);
});

test('the people of a cover hold every required level and pair', () => {
  const encoded = encodePopulation(population);
  const tables = buildCellTables(encoded, 1, false);
  const cover = coverPairs(tables, indexEligible(encoded, new Uint8Array(people).fill(1)), 5);
  const keys = (person: number): string[] => {
    const values = population.attributes.map(({ values }) => values[person]!);
    return [...values, ...values.flatMap((a, i) => values.slice(i + 1).map((b) => `${a} ${b}`))];
  };
  const counts = new Map<string, number>();
  for (let person = 0; person < people; person++) {
    for (const key of keys(person)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const held = new Set([...cover.people].flatMap(keys));
  const required = [...counts].filter(([, count]) => count >= 5).map(([key]) => key);
  expect(required.filter((key) => !held.has(key))).toEqual([]);
  expect(cover.required).toBe(required.length);
});

test('a substitute keeps the cohort closer than losing the person does', () => {
  const selection = selectCohort(population, { size: 40, seed: 3 });
  if (!selection.ok) throw new Error(selection.refusal.kind);
  const [decliner] = selection.value.ids;
  const exclude = [{ id: 'p1' }];
  const proposal = proposeSubstitutes(population, selection.value.ids, decliner!, { exclude });
  if (!proposal.ok) throw new Error(proposal.refusal.kind);
  const { substitutes, tv1Without, tv1Before } = proposal.value;
  expect(substitutes).toHaveLength(3);
  for (const { id } of substitutes) expect([...selection.value.ids, 'p1']).not.toContain(id);
  expect(substitutes[0]!.tv1).toBeLessThan(tv1Without);
  expect(substitutes[0]!.tv1).toBeLessThanOrEqual(tv1Before * 1.2);
});

test('somebody outside the cohort cannot decline', () => {
  const proposal = proposeSubstitutes(population, ['p1', 'p2'], 'p3');
  expect(!proposal.ok && proposal.refusal.kind).toBe('unknown_people');
});

import { expect, test } from 'vitest';
import {
  countGroups,
  describeComposition,
  distance,
  isRepresentative,
  neededInGroup,
  thinGroups,
} from './composition.ts';

const organisation = Array.from({ length: 1000 }, (_, i) => ({
  personId: `p${i}`,
  levels: [i % 10 < 7 ? 'Windows' : i % 100 === 99 ? 'ChromeOS' : 'macOS', i % 2 === 0 ? 'Lyon' : 'Kraków'],
}));
const platform = describeComposition(['platform'], organisation);
const division = platform.divisions[0]!;
const windows = organisation.filter(({ levels }) => levels[0] === 'Windows').map(({ personId }) => personId);
const macs = organisation.filter(({ levels }) => levels[0] === 'macOS').map(({ personId }) => personId);

test('groups carry their share of the organisation, small ones are gathered', () => {
  expect(division.groups).toEqual([
    { label: 'Windows', share: 0.7 },
    { label: 'macOS', share: 0.29 },
    { label: 'other', share: 0.01 },
  ]);
});

test('few crossed groups are post-stratified, many are raked by margin', () => {
  expect(describeComposition(['platform', 'site'], organisation)).toMatchObject({
    weighting: 'post_stratified',
  });
  const many = organisation.map((person, i) => ({ ...person, levels: [`d${i % 5}`, `s${i % 3}`] }));
  const raked = describeComposition(['department', 'site'], many);
  expect(raked.weighting).toBe('raked');
  expect(raked.divisions.map(({ groups }) => groups.length)).toEqual([5, 3]);
});

test('a thin group says how many people it still needs', () => {
  const ids = [...windows.slice(0, 100), ...macs.slice(0, 13)];
  expect(thinGroups(division, countGroups(division, ids, ids.length), 600)).toEqual([
    { label: 'macOS', count: 13, missing: 7 },
  ]);
  expect(neededInGroup(0.29, 600)).toBe(20);
  expect(neededInGroup(0.1, 100)).toBe(5);
});

test('respondents of one platform are far from the organisation', () => {
  expect(distance(division, countGroups(division, windows, 100))).toBeCloseTo(0.3, 12);
  expect(isRepresentative(platform, windows.slice(0, 100), 600)).toBe(false);
});

test('balanced arrival is representative, and one unbalanced earlier fifth is remembered', () => {
  const balanced = organisation.map(({ personId }) => personId).slice(0, 600);
  expect(isRepresentative(platform, balanced, 600)).toBe(true);
  const late = [...windows.slice(0, 420), ...macs.slice(0, 174)];
  expect(distance(division, countGroups(division, late, late.length))).toBeLessThan(0.03);
  expect(isRepresentative(platform, late, 600)).toBe(false);
});

test('people outside the directory are not counted', () => {
  expect([...countGroups(division, ['p0', 'ghost'], 2)]).toEqual([1, 0, 0]);
});

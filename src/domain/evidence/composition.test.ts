import { expect, test } from 'vitest';
import {
  answeredByNobody,
  countRespondent,
  describeComposition,
  distance,
  isRepresentative,
  locateRespondents,
  neededByGroup,
  thinGroups,
} from './composition.ts';

const organisation = Array.from({ length: 1000 }, (_, i) => ({
  personId: `p${i}`,
  levels: [i % 10 < 7 ? 'Windows' : i % 100 === 99 ? 'ChromeOS' : 'macOS', i % 2 === 0 ? 'Lyon' : 'Kraków'],
}));
const platform = describeComposition(['platform'], organisation);
const division = platform.divisions[0]!;
const answeredBy = (ids: readonly string[], plannedPeople = 600) => {
  const { divisions } = platform;
  const answered = answeredByNobody(divisions);
  const respondents = locateRespondents(divisions, {
    outcomes: ids.map((personId) => ({ personId })),
    hasRepeats: true,
  });
  for (let i = 0; i < ids.length; i++) countRespondent(divisions, answered, respondents, i, plannedPeople);
  return answered;
};
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
  expect(thinGroups(platform.divisions, answeredBy(ids), 600)).toEqual([
    { label: 'macOS', count: 13, missing: 7 },
  ]);
  expect(neededByGroup(division, 600)).toEqual([20, 20, 0]);
  expect(neededByGroup(division, 20)).toEqual([7, 3, 0]);
});

test('respondents of one platform are far from the organisation', () => {
  expect(distance(division, answeredBy(windows.slice(0, 100)).groups[0]!)).toBeCloseTo(0.3, 12);
  expect(isRepresentative(platform.divisions, answeredBy(windows.slice(0, 100)))).toBe(false);
});

test('balanced arrival is representative, and one unbalanced earlier fifth is remembered', () => {
  const balanced = organisation.map(({ personId }) => personId).slice(0, 600);
  expect(isRepresentative(platform.divisions, answeredBy(balanced))).toBe(true);
  const late = [...windows.slice(0, 420), ...macs.slice(0, 174)];
  expect(distance(division, answeredBy(late).groups[0]!)).toBeLessThan(0.03);
  expect(isRepresentative(platform.divisions, answeredBy(late))).toBe(false);
});

test('a person counts once, and people outside the directory not at all', () => {
  expect(answeredBy(['p0', 'ghost', 'p0', 'p0']).groups[0]).toEqual([1, 0, 0]);
});

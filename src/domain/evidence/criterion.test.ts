import { expect, test } from 'vitest';
import { acceptCriterion, checkCriterion, type CriterionDraft, fewestToPass } from './criterion.ts';
import { sayOfCriteria } from './criterion-sentences.ts';

const enrolled: CriterionDraft = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'enrolment',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'device management',
};
const usability: CriterionDraft = {
  id: 'usable',
  name: 'Instructions are usable',
  kind: 'qualitative',
  rubric: [
    { level: 1, meaning: 'People cannot finish without help' },
    { level: 2, meaning: 'People finish with detours' },
    { level: 3, meaning: 'People finish unaided' },
  ],
  minimum: 2,
  target: 3,
  quorum: 2,
  role: 'exit',
  source: 'usability review',
};
const fieldsOf = (draft: CriterionDraft) =>
  checkCriterion(draft).map(({ field, problem }) => [field, problem]);

test('a complete criterion has no findings', () => {
  expect(checkCriterion(enrolled)).toEqual([]);
  expect(checkCriterion(usability)).toEqual([]);
  expect(acceptCriterion(enrolled)).toEqual({ ok: true, value: enrolled });
});

test.each(['id', 'name', 'metric', 'kind', 'better', 'minimum', 'target', 'minimumSample', 'role', 'source'])(
  'a criterion without %s is refused and the field is named',
  (field) => {
    const { [field]: _left, ...rest } = enrolled;
    expect(fieldsOf(rest)).toContainEqual([field, 'missing']);
    expect(acceptCriterion(rest).ok).toBe(false);
  },
);

test.each(['rubric', 'quorum', 'minimum', 'target', 'source'])(
  'a rubric criterion without %s is refused',
  (field) => {
    const { [field]: _left, ...rest } = usability;
    expect(fieldsOf(rest)).toContainEqual([field, 'missing']);
  },
);

test('the target must lie on the better side of the minimum', () => {
  expect(fieldsOf({ ...enrolled, target: 0.94 })).toEqual([['target', 'wrong_side']]);
  expect(fieldsOf({ ...enrolled, better: 'lower', minimum: 0.05, target: 0.08 })).toEqual([
    ['target', 'wrong_side'],
  ]);
  expect(fieldsOf({ ...enrolled, better: 'lower', minimum: 0.05, target: 0.02 })).toEqual([]);
  expect(fieldsOf({ ...usability, target: 1 })).toEqual([['target', 'wrong_side']]);
});

test('limits outside their range are refused', () => {
  expect(fieldsOf({ ...enrolled, minimum: 95 })).toEqual([['minimum', 'invalid']]);
  expect(fieldsOf({ ...enrolled, target: 1 })).toEqual([['target', 'invalid']]);
  expect(fieldsOf({ ...enrolled, minimum: Number.NaN })).toEqual([['minimum', 'invalid']]);
  expect(fieldsOf({ ...enrolled, kind: 'rate', better: 'lower', minimum: 0.3, target: 0 })).toEqual([
    ['target', 'invalid'],
  ]);
  expect(fieldsOf({ ...enrolled, kind: 'score', minimum: 4, target: 5.5 })).toEqual([['target', 'invalid']]);
  expect(
    fieldsOf({ ...enrolled, kind: 'score', minimum: 4, target: 4.2, scale: { lowest: 5, highest: 1 } }),
  ).toEqual([['scale', 'invalid']]);
});

test('counts must be whole, and the sample must fit the horizon', () => {
  expect(fieldsOf({ ...enrolled, minimumSample: 0 })).toEqual([['minimumSample', 'invalid']]);
  expect(fieldsOf({ ...enrolled, horizon: 99.5 })).toEqual([['horizon', 'invalid']]);
  expect(fieldsOf({ ...enrolled, minimumSample: 601 })).toEqual([['minimumSample', 'invalid']]);
});

test('a horizon too short for any pass is a finding that says how many people it takes', () => {
  expect(fewestToPass(0.95)).toBe(59);
  const [finding] = checkCriterion({ ...enrolled, horizon: 58 });
  expect(finding).toMatchObject({ field: 'horizon', problem: 'too_small' });
  expect(sayOfCriteria('en', finding!.statement)).toContain('needs 59 or more');
  expect(checkCriterion({ ...enrolled, horizon: 59 })).toEqual([]);
});

test('a single rater is not enough', () => {
  expect(fieldsOf({ ...usability, quorum: 1 })).toEqual([['quorum', 'too_small']]);
});

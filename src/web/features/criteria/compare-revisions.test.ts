import { expect, test } from 'vitest';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import { changedCriteria, changedGoals } from './compare-revisions.ts';

const criterion = (id: string, part: object = {}): CriterionDefinition =>
  ({
    id,
    name: id,
    kind: 'proportion',
    role: 'exit',
    minimum: 0.9,
    target: 0.95,
    ...part,
  }) as CriterionDefinition;

test('names what was added, removed and changed, field by field', () => {
  const before = { goals: [], definitions: [criterion('a'), criterion('b'), criterion('c')] };
  const after = {
    goals: [],
    definitions: [criterion('a', { minimum: 0.8 }), criterion('c', { source: 'Elsewhere' }), criterion('d')],
  };
  expect(changedCriteria(before, after)).toMatchObject([
    { kind: 'changed', definition: { id: 'a' }, fields: [{ field: 'minimum', was: 0.9, isNow: 0.8 }] },
    { kind: 'changed', definition: { id: 'c' }, fields: [], isOther: true },
    { kind: 'added', definition: { id: 'd' } },
    { kind: 'removed', definition: { id: 'b' } },
  ]);
  expect(changedCriteria(before, before)).toEqual([]);
});

test('goals too', () => {
  const goal = {
    id: 'g',
    name: 'Nobody waits',
    owner: 'Lead',
    weight: 10,
    importance: 'must',
    dueOn: null,
  } as const;
  const held = (goals: (typeof goal)[]) => ({ goals, definitions: [] });
  expect(changedGoals(held([]), held([goal]))).toMatchObject([{ kind: 'added' }]);
  expect(changedGoals(held([goal]), held([]))).toMatchObject([{ kind: 'removed' }]);
  expect(changedGoals(held([goal]), held([goal]))).toEqual([]);
});

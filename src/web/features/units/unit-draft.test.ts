import { expect, test } from 'vitest';
import { fieldsOf, firstDraft, linesOf, membershipOf } from './unit-draft.ts';

const draft = {
  ...firstDraft([]),
  name: ' Works ',
  conditions: [
    { attribute: 'site', values: ['Oslo'] },
    { attribute: null, values: [] },
  ],
};

test('lines keep their numbers over empty ones, and the comma of a copied list is no part of a name', () => {
  expect(linesOf('\nada@example.org,\n\n bo ;')).toEqual([
    { line: 2, name: 'ada@example.org' },
    { line: 4, name: 'bo' },
  ]);
});

test('an attribute nobody chose is left out; one without values lacks them', () => {
  expect(fieldsOf(draft)).toEqual({
    name: 'Works',
    conditions: [{ attribute: 'site', values: ['Oslo'] }],
    named: [],
    place: 1,
    owner: null,
  });
  expect(membershipOf({ ...draft, conditions: [{ attribute: 'site', values: [] }] })).toBeNull();
  expect(membershipOf(firstDraft([]))).toBeNull();
});

test('an owner of the directory needs to be named', () => {
  expect(fieldsOf({ ...draft, owner: 'person' })).toBeNull();
  expect(fieldsOf({ ...draft, owner: 'person', ownerPerson: 'ada' })).toMatchObject({
    owner: { person: 'ada' },
  });
  expect(fieldsOf({ ...draft, owner: '7' })).toMatchObject({ owner: { accountId: 7 } });
});

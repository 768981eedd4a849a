import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDirectories, type DirectoryEntry } from './directory-difference.ts';

type Entry = DirectoryEntry & { displayName: string; email: string | null };

const entry = (
  externalId: string,
  department = 'IT',
  displayName = 'Anna',
  email: string | null = null,
): Entry => ({
  externalId,
  displayName,
  email,
  attributes: { department },
});
const compare = (before: Entry[], after: Entry[]) =>
  compareDirectories(before, after, ['displayName', 'email']);

describe('compareDirectories', () => {
  test('tells joiners, movers, leavers and unchanged people apart', () => {
    const difference = compare(
      [entry('1'), entry('2'), entry('3')],
      [entry('2', 'Sales'), entry('3'), entry('4')],
    );
    expect(difference.joiners.map(({ externalId }) => externalId)).toEqual(['4']);
    expect(difference.leavers.map(({ externalId }) => externalId)).toEqual(['1']);
    expect(difference.unchanged).toBe(1);
    expect(difference.movers).toEqual([
      { externalId: '2', changes: [{ name: 'department', isAttribute: true, before: 'IT', after: 'Sales' }] },
    ]);
  });

  test('the same file twice changes nothing, in whatever order', () => {
    const entries = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), department: fc.string() }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(entries, (drafts) => {
        const state = drafts.map(({ id, department }) => entry(id, department));
        const difference = compare(state, state.toReversed());
        expect(difference).toMatchObject({ joiners: [], movers: [], leavers: [], unchanged: state.length });
      }),
    );
  });

  test('an absent attribute and an empty one are the same', () => {
    const without = { ...entry('1'), attributes: {} };
    expect(compare([entry('1', '')], [without]).unchanged).toBe(1);
    expect(compare([entry('1')], [without]).movers[0]?.changes[0]).toMatchObject({
      before: 'IT',
      after: null,
    });
  });

  test('a renamed department is reported as a rename, not as everybody moving', () => {
    const before = Array.from({ length: 10 }, (_unused, index) => entry(`${index}`, 'Sales'));
    const after = before.map((person, index) => entry(person.externalId, index < 8 ? 'Revenue' : 'IT'));
    expect(compare(before, after).renames).toEqual([
      { attribute: 'department', before: 'Sales', after: 'Revenue', people: 8, share: 0.8, kind: 'rename' },
    ]);
    const spread = before.map((person, index) => entry(person.externalId, index < 7 ? 'Revenue' : 'IT'));
    expect(compare(before, spread).renames).toEqual([]);
  });

  test('moving into a department that existed before is a merge; leavers do not count', () => {
    const before = [...['1', '2', '3', '4'].map((id) => entry(id, 'Sales')), entry('5', 'Field')];
    const after = [...['1', '2', '3'].map((id) => entry(id, 'Field')), entry('5', 'Field')];
    expect(compare(before, after).renames).toMatchObject([{ kind: 'merge', people: 3, share: 1 }]);
  });

  test('a person who comes back under another identifier is a conflict to look at', () => {
    const difference = compare(
      [entry('1', 'IT', 'A', 'a@example.com')],
      [entry('2', 'IT', 'A', 'A@example.com')],
    );
    expect(difference.conflicts).toEqual([{ email: 'a@example.com', leaverId: '1', joinerId: '2' }]);
  });

  test('everybody before and after is accounted for exactly once', () => {
    const state = fc.uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('IT', 'Sales')), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(state, state, (old, now) => {
        const toEntries = (pairs: [number, string][]): Entry[] =>
          pairs.map(([id, department]) => entry(`${id}`, department));
        const difference = compare(toEntries(old), toEntries(now));
        const stayed = difference.movers.length + difference.unchanged;
        expect(stayed + difference.leavers.length).toBe(old.length);
        expect(stayed + difference.joiners.length).toBe(now.length);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { MappedColumn } from '#contracts/imports.ts';
import { choiceOf, isAttributeName, nameFromColumn, targetOf, withEdit } from './mapping-edits.ts';

const department: MappedColumn = {
  column: 'Abteilung (Kürzel)',
  target: { kind: 'attribute', name: 'department' },
  confidence: 'high',
  reason: { code: 'column_chosen', data: {} },
  samples: [],
};

describe('choosing what a column becomes', () => {
  it('makes a valid attribute name of any column name', () => {
    for (const column of ['Abteilung (Kürzel)', '2nd site', '€', 'x'.repeat(200), 'Cost-Centre'])
      expect(isAttributeName(nameFromColumn(column))).toBe(true);
    expect(nameFromColumn('Abteilung (Kürzel)')).toBe('Abteilung Kürzel');
  });

  it('gives the same target back for the choice it stands for', () => {
    for (const target of [
      { kind: 'field', field: 'email' },
      { kind: 'ignored', reason: 'chosen' },
      department.target,
    ] as const)
      expect(targetOf(choiceOf(target), { ...department, target })).toEqual(target);
  });

  it('forgets an edit that is taken back', () => {
    const edits = withEdit(new Map(), department, { kind: 'ignored', reason: 'chosen' });
    expect(edits.size).toBe(1);
    expect(withEdit(edits, department, department.target).size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { auditChanges } from './audit-changes.ts';

describe('the changes of an audit event', () => {
  it('names only the fields that differ, nested ones by their path', () => {
    const before = { name: 'Acme', settings: { zone: 'UTC', hour: 9 } };
    const after = { name: 'Acme', settings: { zone: 'Europe/Berlin', hour: 9 }, roles: ['a', 'b'] };
    expect(auditChanges(before, after)).toEqual([
      { field: 'settings.zone', before: 'UTC', after: 'Europe/Berlin' },
      { field: 'roles', before: null, after: '["a","b"]' },
    ]);
  });

  it('shows what was created or removed in full', () => {
    expect(auditChanges(null, { count: 0 })).toEqual([{ field: 'count', before: null, after: '0' }]);
    expect(auditChanges({ count: 0 }, null)).toEqual([{ field: 'count', before: '0', after: null }]);
  });

  it('has nothing to say about events without values', () => {
    expect(auditChanges(null, null)).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { rollbackFlaw } from './rollback-plan.ts';

it('a rollback plan counts while its rehearsal is recent enough', () => {
  expect(rollbackFlaw(null, '2027-03-01', 30)).toBe('missing');
  expect(rollbackFlaw({ rehearsedOn: null }, '2027-03-01', 30)).toBe('unrehearsed');
  expect(rollbackFlaw({ rehearsedOn: '2027-01-30' }, '2027-03-01', 30)).toBeNull();
  expect(rollbackFlaw({ rehearsedOn: '2027-01-29' }, '2027-03-01', 30)).toBe('outdated');
});

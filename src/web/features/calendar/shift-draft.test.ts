import { expect, it } from 'vitest';
import { freeShifts, shiftId } from './shift-draft.ts';

const levels = (...names: string[]) => names.map((level) => ({ level, people: 5 }));

it('offers the values people have, but no site, no device and no shift that has its hour', () => {
  const known = [
    { name: 'platform', largest: levels('Windows') },
    { name: 'roster', largest: levels('Night', 'Late', 'Day') },
    { name: 'site', largest: levels('Oslo') },
    { name: 'team', largest: levels('A') },
  ];
  const shifts = [
    { attribute: 'roster', value: 'Late' },
    { attribute: 'team', value: 'A' },
  ];
  expect([...freeShifts(['roster', 'site', 'team'], known, shifts)]).toEqual([['roster', ['Day', 'Night']]]);
});

it('gives shifts different names in the address, whatever colons they hold', () => {
  expect(shiftId({ attribute: 'roster', value: 'Night' })).toBe('roster:Night');
  expect(shiftId({ attribute: 'a:b', value: 'c' })).not.toBe(shiftId({ attribute: 'a', value: 'b:c' }));
});

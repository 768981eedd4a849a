import { expect, test } from 'vitest';
import { finishedDuty, nextLine } from './duty-draft.ts';

test('the first line is the coming week, the next the week after the last day covered', () => {
  expect(nextLine([], '2027-03-03')).toEqual({ person: null, from: '2027-03-08', to: '2027-03-12' });
  const lines = [{ person: '1', from: '2027-03-08', to: '2027-03-12' }];
  expect(nextLine(lines, '2027-03-03')).toMatchObject({ from: '2027-03-15', to: '2027-03-19' });
  expect(nextLine([], '2027-03-07')).toMatchObject({ from: '2027-03-08' });
});

test('a roster is sent only when every line is whole', () => {
  const whole = { person: '7', from: '2027-03-08', to: '2027-03-12' };
  expect(finishedDuty([whole])).toEqual([{ accountId: 7, from: '2027-03-08', to: '2027-03-12' }]);
  expect(finishedDuty([whole, { ...whole, person: null }])).toBeNull();
  expect(finishedDuty([{ ...whole, to: '' }])).toBeNull();
  expect(finishedDuty([])).toEqual([]);
});

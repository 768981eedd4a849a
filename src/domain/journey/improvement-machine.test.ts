import { expect, test } from 'vitest';
import { canMove, move } from '../machine/machine.ts';
import { improvementMachine } from './improvement-machine.ts';

test('a change can neither be accepted nor forgotten: it is retested', () => {
  expect(canMove(improvementMachine, 'changed', 'accept')).toBe(false);
  expect(move(improvementMachine, 'changed', 'pass')).toBe('retested');
});

test('a failed retest asks for another change', () => {
  expect(move(improvementMachine, 'changed', 'fail')).toBe('reopened');
  expect(move(improvementMachine, 'reopened', 'change')).toBe('changed');
});

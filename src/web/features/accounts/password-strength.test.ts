import { expect, test } from 'vitest';
import { judgePassword } from './password-strength.ts';

test('a password below twelve characters is short, whatever it holds', () => {
  expect(judgePassword('aB3$xY9!qW1', [])).toBe('short');
  expect(judgePassword('', [])).toBe('empty');
});

test('a long password that repeats itself is guessable', () => {
  expect(judgePassword('ababababababababab', [])).toBe('guessable');
});

test('a password with the name of the person or the organisation is guessable', () => {
  expect(judgePassword('lindmark-2026-summer', ['Lindmark Industries'])).toBe('guessable');
  expect(judgePassword('lindmark-2026-summer', [])).toBe('strong');
});

test('twelve varied characters are fair, sixteen are strong', () => {
  expect(judgePassword('tiger copper', [])).toBe('fair');
  expect(judgePassword('tiger copper window', [])).toBe('strong');
});

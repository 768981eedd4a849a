import { expect, test } from 'vitest';
import { ok, refuse } from '#domain/result.ts';
import { refusal } from '#contracts/refusals.ts';
import { asShown } from './as-shown.ts';

const done = ok({ people: 12 });
const countOf = ({ people }: { readonly people: number }) => people;

test('a command is refused where it concerned another number than was shown', () => {
  expect(asShown(done, 12, countOf)).toBe(done);
  expect(asShown(done, 11, countOf)).toEqual(refuse(refusal('shown_changed', { shown: 11, now: 12 })));
  expect(asShown(done, 0, countOf).ok).toBe(false);
});

test('without a number, and after another refusal, everything stays as it is', () => {
  expect(asShown(done, undefined, countOf)).toBe(done);
  const refused = refuse(refusal('stragglers_not_chosen'));
  expect(asShown(refused, 3, () => 4)).toBe(refused);
});

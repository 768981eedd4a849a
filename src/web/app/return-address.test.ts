/** Where one goes after signing in: pages of this app only. */
import { describe, expect, test } from 'vitest';
import { afterSignIn, rememberAddress } from './return-address.ts';

describe('the address somebody was going to', () => {
  test('is kept with its query while they sign in', () => {
    const search = rememberAddress('/rollouts/7/gate?stage=3');
    expect(afterSignIn(search)).toBe('/rollouts/7/gate?stage=3');
  });

  test('is not kept when it is the front page', () => {
    expect(rememberAddress('/')).toEqual({});
    expect(afterSignIn({})).toBe('/');
  });

  test.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    7,
  ])('leads to the front page when it is %s, which is not a page of this app', (next) => {
    expect(afterSignIn({ next })).toBe('/');
  });
});

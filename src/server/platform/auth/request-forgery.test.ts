import { describe, expect, test } from 'vitest';
import { isFromElsewhere, lacksSessionToken, type RequestOrigin } from './request-forgery.ts';

const post: RequestOrigin = {
  method: 'POST',
  secFetchSite: undefined,
  origin: undefined,
  host: 'bellwether.example:4400',
  publicHost: null,
  csrfToken: undefined,
};

describe('where a request comes from', () => {
  test('believes what the browser says about the site', () => {
    expect(isFromElsewhere({ ...post, secFetchSite: 'same-origin' })).toBe(false);
    expect(isFromElsewhere({ ...post, secFetchSite: 'cross-site' })).toBe(true);
    expect(isFromElsewhere({ ...post, secFetchSite: 'same-site' })).toBe(true);
  });

  test('compares the origin where the browser says nothing else', () => {
    expect(isFromElsewhere({ ...post, origin: 'http://bellwether.example:4400' })).toBe(false);
    expect(isFromElsewhere({ ...post, origin: 'https://evil.example' })).toBe(true);
    expect(isFromElsewhere({ ...post, origin: 'http://bellwether.example' })).toBe(true);
    expect(isFromElsewhere({ ...post, origin: 'not an origin' })).toBe(true);
  });

  test('knows the public address behind a proxy that changes the host', () => {
    const behindProxy = { ...post, host: '127.0.0.1:4400', publicHost: 'rollout.example' };
    expect(isFromElsewhere({ ...behindProxy, origin: 'https://rollout.example' })).toBe(false);
  });

  test('lets requests that change nothing come from anywhere', () => {
    expect(isFromElsewhere({ ...post, method: 'GET', secFetchSite: 'cross-site' })).toBe(false);
    expect(lacksSessionToken({ ...post, method: 'GET' }, 'expected')).toBe(false);
  });
});

describe('the token of the session', () => {
  test.each([undefined, '', 'other', 'expected '])('refuses %j', (csrfToken) => {
    expect(lacksSessionToken({ ...post, csrfToken }, 'expected')).toBe(true);
  });

  test('accepts the right one', () => {
    expect(lacksSessionToken({ ...post, csrfToken: 'expected' }, 'expected')).toBe(false);
  });
});

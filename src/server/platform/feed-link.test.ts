import { expect, test } from 'vitest';
import type { OrganisationId } from '#contracts/ids.ts';
import { readFeedLink, signFeedLink } from './feed-link.ts';

const key = Buffer.alloc(32, 7);
const claims = { organisationId: 3 as OrganisationId, version: 2 };

test('a link says what was signed', () => {
  expect(readFeedLink(key, signFeedLink(key, claims))).toEqual(claims);
});

test('a link of another key, organisation, version or shape opens nothing', () => {
  const token = signFeedLink(key, claims);
  const forged = [
    token.replace(/^3/, '4'),
    token.replace('-2-', '-3-'),
    token.slice(0, -1) + (token.endsWith('0') ? '1' : '0'),
    `${token}0`,
    '3-2-',
    '',
  ];
  for (const one of forged) expect(readFeedLink(key, one), one).toBeUndefined();
  expect(readFeedLink(Buffer.alloc(32, 8), token)).toBeUndefined();
});

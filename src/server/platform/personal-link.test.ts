import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId, PersonId, RolloutId } from '#contracts/ids.ts';
import { isLinkExpired, lastDayFrom, readPersonalLink, signPersonalLink } from './personal-link.ts';

const key = randomBytes(32);
const ids = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const claims = fc.record({
  organisationId: ids.map((id) => id as OrganisationId),
  personId: ids.map((id) => id as PersonId),
  rolloutId: ids.map((id) => id as RolloutId),
  linkVersion: ids,
  lastDay: fc.integer({ min: 0, max: 100_000 }),
});

test('a link says what was signed, and nothing under another key', () => {
  fc.assert(
    fc.property(claims, (signed) => {
      const token = signPersonalLink(key, signed);
      expect(readPersonalLink(key, token)).toEqual(signed);
      expect(readPersonalLink(randomBytes(32), token)).toBeUndefined();
    }),
  );
});

test('a link with any changed character is refused', () => {
  const token = signPersonalLink(key, fc.sample(claims, { numRuns: 1, seed: 7 })[0]!);
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(readPersonalLink(key, token.slice(0, index) + other + token.slice(index + 1))).toBeUndefined();
  }
});

test('a link works until the end of its last day', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const signed = { ...fc.sample(claims, { numRuns: 1, seed: 7 })[0]!, lastDay: lastDayFrom(now) };
  expect(isLinkExpired(signed, new Date('2027-11-24T23:59:59Z'))).toBe(false);
  expect(isLinkExpired(signed, new Date('2027-11-25T00:00:00Z'))).toBe(true);
});

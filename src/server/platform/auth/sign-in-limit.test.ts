import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import {
  attemptsPerAddressMax,
  attemptsPerEmailMax,
  countAttempt,
  forgetAttempts,
  windowSeconds,
} from './sign-in-limit.ts';

const { database } = await createTestDatabase();
const now = new Date('2027-03-01T09:05:00Z');
const later = new Date(now.getTime() + windowSeconds * 1000);

async function repeat(times: number, work: (round: number) => Promise<number | null>): Promise<void> {
  for (let round = 0; round < times; round += 1) expect(await work(round)).toBeNull();
}

describe('the limit on sign-in attempts', () => {
  test('stops an e-mail address after ten attempts, whatever its spelling, until the window ends', async () => {
    await repeat(attemptsPerEmailMax, async (round) =>
      countAttempt(database, { email: 'one@example.org', address: `10.0.0.${round}` }, now),
    );
    const blocked = { email: ' ONE@example.org', address: '10.0.1.1' };
    // The window of 15 minutes began at 09:00, so ten minutes are left.
    expect(await countAttempt(database, blocked, now)).toBe(600);
    expect(await countAttempt(database, { ...blocked, email: 'two@example.org' }, now)).toBeNull();
    expect(await countAttempt(database, blocked, later)).toBeNull();
  });

  test('stops a network address that tries many accounts', async () => {
    await repeat(attemptsPerAddressMax, async (round) =>
      countAttempt(database, { email: `many-${round}@example.org`, address: '10.9.9.9' }, now),
    );
    expect(await countAttempt(database, { email: 'next@example.org', address: '10.9.9.9' }, now)).toBe(600);
  });

  test('does not count a sign-in that succeeded', async () => {
    const source = { email: 'right@example.org', address: '10.7.7.7' };
    await repeat(attemptsPerEmailMax * 2, async () => {
      const seconds = await countAttempt(database, source, now);
      await forgetAttempts(database, source, now);
      return seconds;
    });
  });

  test('counts parallel attempts too', async () => {
    const source = { email: 'parallel@example.org', address: '10.8.8.8' };
    const answers = await Promise.all(
      Array.from({ length: attemptsPerEmailMax + 5 }, async () => countAttempt(database, source, now)),
    );
    expect(answers.filter((seconds) => seconds === null)).toHaveLength(attemptsPerEmailMax);
  });
});

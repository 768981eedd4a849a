/** Whatever the clock does, hours back or days ahead, nobody is started twice, too early, or over a day's capacity. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiveSignals } from '#server/features/signals/index.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, type SmallOrganisation } from '#test/support/small-organisation.ts';
import { findBrokenInvariants } from './invariants.ts';

const { database } = await createTestDatabase();
const hour = 3_600_000;

/** Hours: an hour and a day to either side, a week and a month ahead; and the summer time that begins in March. */
const jumps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(4, 24) },
    { weight: 2, arbitrary: fc.constantFrom(-1, -24) },
    { weight: 1, arbitrary: fc.constantFrom(1, 7 * 24, 30 * 24) },
  ),
  { minLength: 8, maxLength: 30 },
);

test('a clock that jumps breaks nothing', async () => {
  await fc.assert(
    fc.asyncProperty(jumps, fc.integer(), async (hours, seed) => {
      const small = await createSmallOrganisation(database);
      let now = Date.parse('2027-01-11T08:00:00Z');
      for (const [step, jump] of hours.entries()) {
        now += jump * hour;
        await small.setNow(new Date(now).toISOString());
        await tickRollout(database, small.organisationId, small.rolloutId);
        await small.tellEverybody();
        await tickRollout(database, small.organisationId, small.rolloutId);
        await reportSome(small, new Date(now), step, seed);
      }
      expect(await findBrokenInvariants(database, small.organisationId)).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 180_000);

/** Every third of those who were started reports success, some of them twice and in another order. */
async function reportSome(small: SmallOrganisation, now: Date, step: number, seed: number): Promise<void> {
  await small.inside(async (tx, context) => {
    const { rows } = await sql<{ reference: string }>`
      select p.external_id as reference from enrolment e join person p using (organisation_id, person_id)
      where e.status = 'started' and (e.person_id + ${Math.abs(seed) % 3}) % 3 = ${step % 3}
      order by 1`.execute(tx);
    const signals = rows.map(({ reference }) => ({
      key: `done ${reference}`,
      kind: 'device.enrolled' as const,
      subject: 'person' as const,
      reference,
      at: now.toISOString(),
    }));
    await receiveSignals(tx, context, 'test', [...signals.toReversed(), ...signals]);
  });
}

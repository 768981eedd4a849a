/** What one portion of a stage that gets ready tells the next, and when that is not believed. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stagesBefore } from '#domain/rollout/stages-before.ts';
import { findRollout, stagesOf } from '#server/features/rollouts/index.ts';
import { lastSequence } from '#server/platform/audit/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, startsPerDay } from '#test/support/small-organisation.ts';
import { makeReady, Portions } from './make-ready.ts';
import { readPulses } from './store.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

const monday = '2027-01-11';

/** On which date the first person starts, when the portion before left its Monday full and the log has gone on by `events`. */
async function firstDateAfter(events: number): Promise<string> {
  const { organisationId, rolloutId, pilotId, inside } = await createSmallOrganisation(database);
  const portions = new Portions(database, organisationId);
  return await inside(async (tx, context) => {
    await sql`update stage set starts_on = ${monday}, status = 'preparing' where stage_id = ${pilotId}`.execute(
      tx,
    );
    const stages = await stagesOf(tx, rolloutId);
    const step = {
      rollout: (await findRollout(tx, rolloutId))!,
      stage: stages[0]!,
      pulse: (await readPulses(tx, context, rolloutId))[0]!,
      judgeAnewAt: null,
      before: stagesBefore(stages, 0),
    };
    portions.last.set(pilotId, {
      asksForAll: true,
      starts: new Map([[monday, startsPerDay]]),
      sequence: (await lastSequence(tx)) - events,
    });
    await makeReady(tx, context, step, portions);
    const { rows } = await sql<{ on: string }>`
      select min(scheduled_at)::date::text as "on" from enrolment where stage_id = ${pilotId}`.execute(tx);
    return rows[0]!.on;
  });
}

test('a portion goes on from the dates of the one before', async () => {
  expect(await firstDateAfter(0)).toBe('2027-01-12');
});

test('a portion counts anew who starts when as soon as anything was written in between', async () => {
  expect(await firstDateAfter(1)).toBe(monday);
});

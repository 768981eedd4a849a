/** A process killed at any commit loses nothing and does nothing twice: the end is that of an undisturbed run. */
import { expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { findBrokenInvariants } from './invariants.ts';
import {
  createRehearsedOrganisation,
  expireLeases,
  readEndState,
  startRehearsing,
} from './rehearsed-organisation.ts';
import { runWithKills } from './run-with-kills.ts';

const undisturbed = await createTestDatabase();
const disturbed = await createTestDatabase();

test('a rollout whose processes are killed at their commits ends as if nothing had happened', async () => {
  const quiet = await createRehearsedOrganisation(undisturbed.database);
  const program = await startRehearsing(undisturbed.applicationUrl, quiet);
  expect(await program.run()).toBe(true);
  await program.close();
  const expected = await readEndState(undisturbed.database, quiet);
  expect(expected.stages.length).toBeGreaterThan(3);
  expect(expected.journeys).toHaveLength(100);
  expect(expected.tasks).toHaveLength(4 * expected.stages.length);

  const organisation = await createRehearsedOrganisation(disturbed.database);
  const { kills, before } = await runWithKills({
    start: async (atCommit) => await startRehearsing(disturbed.applicationUrl, organisation, atCommit),
    killsMax: 24,
    strides: [2, 13, 3, 34, 5, 21, 1, 55, 8],
    afterKill: async () => await expireLeases(disturbed.database, organisation),
  });
  expect(kills).toBe(24);
  expect(before).toBeGreaterThan(8);
  expect(await findBrokenInvariants(disturbed.database, organisation.organisationId)).toEqual([]);
  expect(await readEndState(disturbed.database, organisation)).toEqual(expected);
}, 300_000);

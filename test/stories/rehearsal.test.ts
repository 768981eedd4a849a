/** The whole main job on the virtual clock: from a directory to the end of the last wave. */
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import { calmScenario } from '#domain/simulation/scenario.ts';
import { engineActor } from '#server/platform/actor.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, inSystem } from '#server/platform/db/database.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { stagesOf, findRollout } from '#server/features/rollouts/index.ts';
import { suggestPlan } from '#server/engine/rehearsal/default-plan.ts';
import { runRehearsal } from '#server/engine/rehearsal/run-rehearsal.ts';
import { setUpRollout } from '#server/engine/rehearsal/set-up-rollout.ts';
import * as store from '#server/engine/rehearsal/store.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { database } = await createTestDatabase();

test('three hundred people go from a pilot through every wave, and everybody is in one state at the end', async () => {
  const organisationId = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: 'Rehearsed',
        kind: 'rehearsal',
        timeZone: 'Europe/Stockholm',
        virtualNow: new Date('2027-01-04T07:00:00Z'),
        parentOrganisationId: null,
      }),
  );
  const directory = generateSampleOrganisation({ seed: 3, people: 300, devices: 350 });
  const plan = suggestPlan(300, { name: 'Rehearsal', by: ['department', 'platform'], seed: 3, size: 60 });
  const rolloutId = await inOrganisation(database, organisationId, async (tx) => {
    await store.insertSampleDirectory(tx, directory);
    const context = await createContext(tx, { organisationId, actor: engineActor });
    const rolloutId = await setUpRollout(tx, context, plan);
    await store.writeSimulation(tx, { seed: 3, scenarios: { [rolloutId]: calmScenario } });
    return rolloutId;
  });
  await runRehearsal(database, {
    organisationId,
    publicUrl: 'http://localhost',
    until: null,
    panelOf: () => ({ stopsAt: null, waves: plan.waves }),
  });

  await inOrganisation(database, organisationId, async (tx) => {
    expect((await findRollout(tx, rolloutId))?.status).toBe('completing');
    expect(new Set((await stagesOf(tx, rolloutId)).map((stage) => stage.status))).toEqual(
      new Set(['passed']),
    );
    const { rows } = await sql<{ kept: number; counted: number; open: number; people: number }>`
      select (select sum(people)::integer from enrolment_count) as kept, count(*)::integer as counted,
        count(distinct person_id)::integer as people,
        count(*) filter (where status in ('eligible', 'scheduled', 'notified', 'started'))::integer as open
      from enrolment`.execute(tx);
    expect(rows[0]).toEqual({ kept: 300, counted: 300, people: 300, open: 0 });
    const told = await sql<{ copies: number; people: number }>`
      select count(*)::integer as copies, count(distinct person_id)::integer as people from delivery
      where status = 'accepted'`.execute(tx);
    expect(told.rows[0]).toEqual({ copies: 300, people: 300 });
    expect(await verifyAuditChain(tx)).toMatchObject({ intact: true });
  });
}, 120_000);

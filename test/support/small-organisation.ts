/** A small organisation with a virtual clock and a rollout whose pilot is about to start, for tests of the engine. */
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { OrganisationId, RolloutId, StageId } from '#contracts/ids.ts';
import { suggestPlan } from '#server/engine/rehearsal/default-plan.ts';
import { setUpRollout } from '#server/engine/rehearsal/set-up-rollout.ts';
import * as rehearsal from '#server/engine/rehearsal/store.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';

export type SmallOrganisation = {
  readonly organisationId: OrganisationId;
  readonly rolloutId: RolloutId;
  readonly pilotId: StageId;
  /** Runs work inside the organisation as the engine. */
  readonly inside: <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) => Promise<Value>;
  /** Moves the organisation's clock. */
  readonly setNow: (instant: string) => Promise<void>;
  /** Puts every due message into the outbox. */
  readonly tellEverybody: () => Promise<void>;
};

export const pilotSize = 40;
export const startsPerDay = 8;

/** Its clock stands at Monday 4 January 2027, 07:00 UTC; the pilot starts a week later, eight people a day. */
export async function createSmallOrganisation(database: Database): Promise<SmallOrganisation> {
  const organisationId = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: 'Small',
        kind: 'rehearsal',
        timeZone: 'UTC',
        virtualNow: new Date('2027-01-04T07:00:00Z'),
        parentOrganisationId: null,
      }),
  );
  const inside: SmallOrganisation['inside'] = async (work) =>
    await inOrganisation(
      database,
      organisationId,
      async (tx) => await work(tx, await createContext(tx, { organisationId, actor: engineActor })),
    );
  const directory = generateSampleOrganisation({ seed: 5, people: 120, devices: 140 });
  const rolloutId = await inside(async (tx, context) => {
    await rehearsal.insertSampleDirectory(tx, directory);
    const plan = suggestPlan(120, { name: 'Small', by: ['department'], seed: 5, size: pilotSize });
    return await setUpRollout(tx, context, {
      ...plan,
      pilot: { ...plan.pilot, startsPerDay, noticeDays: 7 },
    });
  });
  const [pilot] = await inside(async (tx) => await stagesOf(tx, rolloutId));
  return {
    organisationId,
    rolloutId,
    pilotId: pilot!.stageId,
    inside,
    setNow: async (instant) => await inside(async (tx) => await rehearsal.setClock(tx, new Date(instant))),
    tellEverybody: async () => {
      const now = await inside(rehearsal.readClock);
      await sendDueDeliveries(database, organisationId, {
        now,
        publicUrl: 'http://localhost',
        transport: null,
      });
    },
  };
}

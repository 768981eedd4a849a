/** A small organisation with a virtual clock and a rollout whose pilot is about to start, for tests of the engine. */
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { OrganisationId, RolloutId, StageId } from '#contracts/ids.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { suggestPlan } from '#server/engine/rehearsal/default-plan.ts';
import { expectOk } from '#server/engine/rehearsal/expect-ok.ts';
import { setUpRollout } from '#server/engine/rehearsal/set-up-rollout.ts';
import * as rehearsal from '#server/engine/rehearsal/store.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { layOutWaves } from '#server/features/waves/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import {
  inOrganisation,
  inSystem,
  sql,
  type Database,
  type Transaction,
} from '#server/platform/db/database.ts';

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
  /** Lets the clock jump to an instant, and engine and sender do what is due then. */
  readonly live: (instant: string) => Promise<void>;
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
  const setNow: SmallOrganisation['setNow'] = async (instant) =>
    await inside(async (tx) => await rehearsal.setClock(tx, new Date(instant)));
  const tellEverybody = async () => {
    const now = await inside(rehearsal.readClock);
    await sendDueDeliveries(database, organisationId, {
      now,
      publicUrl: 'http://localhost',
      transport: null,
    });
  };
  return {
    organisationId,
    rolloutId,
    pilotId: pilot!.stageId,
    inside,
    setNow,
    tellEverybody,
    live: async (instant) => {
      await setNow(instant);
      for (let again = 0; again < 2; again++) {
        await tickRollout(database, organisationId, rolloutId);
        await tellEverybody();
      }
      await tickRollout(database, organisationId, rolloutId);
    },
  };
}

/** Its pilot has passed on Wednesday 20 January, or when it is said, and everybody of it is done. */
export async function passPilot(
  { inside, setNow }: SmallOrganisation,
  instant = '2027-01-20T08:00:00Z',
): Promise<void> {
  await setNow(instant);
  await inside(async (tx, { now }) => {
    await sql`update stage set status = 'passed', ended_at = ${now}`.execute(tx);
    await sql`update enrolment set status = 'succeeded', started_at = ${now}`.execute(tx);
  });
}

type Layout = Partial<Parameters<typeof layOutWaves>[3]>;

/** Lays out waves from Monday 1 February that wait for approval: two of forty, told five days before, or as it is said. */
export async function layOut({ inside, rolloutId }: SmallOrganisation, layout: Layout = {}): Promise<void> {
  const usual = {
    axes: [],
    startsOn: '2027-02-01',
    peoplePerWeek: 40,
    noticeDays: 5,
    windowDays: 3,
    soakDays: 1,
  };
  await inside(async (tx, context) => {
    expectOk('the waves', await layOutWaves(tx, context, rolloutId, { ...usual, ...layout }));
  });
}

/** A small organisation whose pilot has passed, with waves as `layOut` lays them out that have been approved. */
export async function createWithWaves(database: Database, layout: Layout = {}): Promise<SmallOrganisation> {
  const small = await createSmallOrganisation(database);
  await passPilot(small);
  await layOut(small, layout);
  await small.inside(async (tx, context) => await approveOpenPlan(tx, context, small.rolloutId));
  return small;
}

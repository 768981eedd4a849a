/**
 * Fills the sample organisation: an invented company, one rollout whose pilot passed and whose current wave is held,
 * one whose gate does not say go, one whose people are choosing their places, and one that waits to be planned.
 * Everything on its screens comes from the engine.
 */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import {
  badDriverScenario,
  calmScenario,
  failingPilotScenario,
  usualTrainedShare,
  type Scenario,
} from '#domain/simulation/scenario.ts';
import { engineActor } from '#server/platform/actor.ts';
import { dateAt, daysLater } from '#server/platform/calendar.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import { addExceptions } from '#server/features/exceptions/index.ts';
import { setHelpdeskCapacity } from '#server/features/forecast/index.ts';
import type { ReportProgress } from '#server/platform/tasks/index.ts';
import { createRollout } from '#server/features/rollouts/index.ts';
import type { PanelRules } from './panel.ts';
import type { RolloutPlan } from './plan.ts';
import { rehearsing, runRehearsal } from './run-rehearsal.ts';
import { planSampleReports } from './sample-reports.ts';
import { createStory } from './sample-story.ts';
import { samplePlans, selfServiceApp } from './sample-plans.ts';
import { writeSampleRisks } from './sample-risks.ts';
import { formSampleUnits } from './sample-units.ts';
import { setUpRollout } from './set-up-rollout.ts';
import { simulateConsent } from './simulated-consent.ts';
import * as store from './store.ts';

export const sampleSeed = 2608;
const samplePeople = 5000;
const devicesPerPerson = 1.3;

/** Days before today at which the sample's story begins, and at which its further rollouts are set up. */
const storyDays = 82;
const secondRolloutDays = 30;
const thirdRolloutDays = 12;

/** Days before the story at which somebody counted who installed programs without the helpdesk. */
const baselineDays = 5;

/** Days before today at which a faulty driver appears: late enough that one wave is measured and held by today. */
const faultDays = 11;
/** Days before today after which nobody in charge acts any more, so that a gate and a hold are left to the reader. */
const leftAloneDays = { first: 8, second: 14 } as const;

export type SampleOptions = {
  readonly today: Date;
  readonly publicUrl: string;
  /** Fewer make it quicker; at least about a thousand, or the pilots are too small to tell anything. */
  readonly people?: number;
};

/** What the invented lead compared, and why departments won. */
const sampleApproach = {
  compared: ['site', 'country', 'platform', null],
  reason:
    'Each department has one contact who knows its busy weeks, so departments stay together where they fit into a week.',
} as const;

/** What two agents carry beside their other work: enough for the waves as they were planned, with little to spare. */
const sampleHelpdesk = { minutesPerDay: 720, minutesPerTicket: 25 } as const;

/** Builds everything; `onProgress` hears a share from 0 to 1 and what is being done. */
export async function fillSampleOrganisation(
  database: Database,
  organisationId: OrganisationId,
  { today, publicUrl, people: peopleCount = samplePeople }: SampleOptions,
  onProgress: ReportProgress,
): Promise<void> {
  const begin = daysLater(today, -storyDays);
  // What goes wrong, and when the panel leaves off, is the same at every hour of the day.
  const midnight = new Date(`${dateAt(today, 'UTC')}T00:00:00Z`);
  await onProgress(0.02, taskStatement('step_inventing'));
  await inventPeople(database, organisationId, begin, peopleCount);

  const plans = samplePlans(peopleCount, sampleSeed, dateAt(daysLater(begin, -baselineDays), 'UTC'));
  const story = createStory(database, organisationId, today);
  const panels = new Map<RolloutId, PanelRules>();
  const panelOf = (rolloutId: RolloutId): PanelRules | undefined => panels.get(rolloutId);
  const until = async (end: Date, from: number, to: number): Promise<void> => {
    const start = (await inOrganisation(database, organisationId, store.readClock)).getTime();
    await runRehearsal(database, {
      organisationId,
      publicUrl,
      until: end,
      panelOf,
      onStep: async (now) => {
        await story.playUntil(now);
        const share = (now.getTime() - start) / (end.getTime() - start);
        await onProgress(from + (to - from) * share, rehearsing(now));
        return true;
      },
    });
  };

  const add = async (plan: RolloutPlan, scenario: Scenario, stopsAt: Date): Promise<RolloutId> => {
    const askedBy = panels.size === 0 ? publicUrl : null;
    const rolloutId = await addRollout(database, organisationId, plan, scenario, askedBy);
    panels.set(rolloutId, { stopsAt, waves: { ...plan.waves, ...sampleApproach } });
    return rolloutId;
  };
  await onProgress(0.08, taskStatement('step_choosing_pilot'));
  story.cast.waves = await add(
    plans.waves,
    {
      ...badDriverScenario({
        from: daysLater(midnight, -faultDays).toISOString(),
        failureShare: 0.85,
        model: faultyModel,
      }),
      trainedShare: usualTrainedShare,
      use: [{ feature: selfServiceApp, share: 0.9, stopShare: 0.65, stopAfterDays: 21 }],
    },
    daysLater(midnight, -leftAloneDays.first),
  );
  await until(daysLater(today, -secondRolloutDays), 0.1, 0.5);
  await onProgress(0.5, taskStatement('step_choosing_second_pilot'));
  story.cast.upgrade = await add(
    plans.upgrade,
    { ...failingPilotScenario, apps: reportedApps },
    daysLater(midnight, -leftAloneDays.second),
  );
  await until(daysLater(today, -thirdRolloutDays), 0.52, 0.78);
  await onProgress(0.78, taskStatement('step_choosing_third_pilot'));
  story.cast.phones = await add(plans.phones, calmScenario, today);
  await until(today, 0.8, 0.97);
  const { waves } = story.cast;
  await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor: engineActor });
    if (waves !== undefined) await setHelpdeskCapacity(tx, context, waves, sampleHelpdesk);
    await createRollout(tx, context, 'New VPN client');
    await formSampleUnits(tx, context);
  });
  await onProgress(1, taskStatement('step_done'));
}

/** Invents the directory and leaves its heads out of every rollout. A fill that was interrupted begins again. */
async function inventPeople(
  database: Database,
  organisationId: OrganisationId,
  begin: Date,
  peopleCount: number,
): Promise<void> {
  await inOrganisation(database, organisationId, async (tx) => {
    const directory = generateSampleOrganisation({
      seed: sampleSeed,
      people: peopleCount,
      devices: Math.round(peopleCount * devicesPerPerson),
    });
    await store.forgetRollouts(tx);
    await store.forgetDirectory(tx);
    await store.setClock(tx, begin);
    await store.insertSampleDirectory(tx, directory);
    const context = await createContext(tx, { organisationId, actor: engineActor });
    const heads = await store.headsOf(tx);
    await addExceptions(tx, context, {
      people: heads,
      list: 'exclude',
      kind: 'executive',
      reason: 'Leads the company or a department',
    });
  });
}

/** The apps whose devices report after the upgrade: one everybody has, and one that does not always open. */
const reportedApps = {
  'Chat and meetings': { share: 0.96, failureShare: 0.02 },
  'CAD viewer': { share: 0.22, failureShare: 0.14 },
};
/** What most people in production, the last department to be reached, work on. */
const faultyModel = 'OptiPlex 7010';

async function addRollout(
  database: Database,
  organisationId: OrganisationId,
  plan: RolloutPlan,
  scenario: Scenario,
  /** Where personal links point, when people are asked whether they take part. */
  askedBy: string | null,
): Promise<RolloutId> {
  return await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor: engineActor });
    const rolloutId = await setUpRollout(
      tx,
      context,
      plan,
      askedBy === null ? undefined : async (place) => await simulateConsent(tx, context, place, askedBy),
    );
    await planSampleReports(tx, context, rolloutId);
    await writeSampleRisks(tx, context, rolloutId);
    const { scenarios } = await store.readSimulation(tx);
    await store.writeSimulation(tx, { seed: sampleSeed, scenarios: { ...scenarios, [rolloutId]: scenario } });
    return rolloutId;
  });
}

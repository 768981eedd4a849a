/** The rehearsal's long work as tasks: filling the sample, running a rehearsal to its end, advancing a clock. */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import { ok } from '#domain/result.ts';
import { calmScenario, usualTrainedShare, usualUse } from '#domain/simulation/scenario.ts';
import { engineActor } from '#server/platform/actor.ts';
import { addressOf } from '#server/platform/config.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { defineTask } from '#server/platform/tasks/index.ts';
import type { RolloutPlan } from './plan.ts';
import { rehearsing, runRehearsal } from './run-rehearsal.ts';
import { fillSampleOrganisation } from './sample-organisation.ts';
import { setUpRollout } from './set-up-rollout.ts';
import * as store from './store.ts';

export type SampleInput = { readonly organisationId: OrganisationId; readonly today: string };
export type RehearsalInput = {
  readonly organisationId: OrganisationId;
  readonly plan: RolloutPlan;
  readonly seed: number;
};
export type AdvanceInput = { readonly until: string };

const fillSample = defineTask<SampleInput, { organisationId: OrganisationId }>(
  'fill_sample_organisation',
  async ({ input, services, report }) => {
    const publicUrl = addressOf(services.config);
    const today = new Date(input.today);
    await fillSampleOrganisation(services.database, input.organisationId, { today, publicUrl }, report);
    return ok({ organisationId: input.organisationId });
  },
);

const rehearse = defineTask<RehearsalInput, { organisationId: OrganisationId; rolloutId: RolloutId }>(
  'rehearse_rollout',
  async ({ input, services, report }) => {
    const { organisationId, plan, seed } = input;
    const { database } = services;
    await report(0.02, taskStatement('step_choosing_pilot'));
    const features = new Set((plan.adoption ?? []).map(({ feature }) => feature));
    const use = [...features].map((feature) => ({ ...usualUse, feature }));
    const scenario = { ...calmScenario, trainedShare: usualTrainedShare, use };
    const rolloutId = await inOrganisation(database, organisationId, async (tx) => {
      // A rehearsal that was interrupted begins again.
      await store.forgetRollouts(tx);
      const context = await createContext(tx, { organisationId, actor: engineActor });
      const rolloutId = await setUpRollout(tx, context, plan);
      await store.writeSimulation(tx, { seed, scenarios: { [rolloutId]: scenario } });
      return rolloutId;
    });
    let step = 0;
    await runRehearsal(database, {
      organisationId,
      publicUrl: addressOf(services.config),
      until: null,
      panelOf: () => ({ stopsAt: null, waves: plan.waves }),
      onStep: async (now) => {
        step += 1;
        // How long a rehearsal runs is not known before; the bar approaches its end and the words say the day.
        await report(1 - 1 / (1 + step / 120), rehearsing(now));
        return true;
      },
    });
    return ok({ organisationId, rolloutId });
  },
);

const advance = defineTask<AdvanceInput, { now: string }>(
  'advance_clock',
  async ({ input, organisationId, services, report }) => {
    const start = await inOrganisation(services.database, organisationId, store.readClock);
    const until = new Date(input.until);
    const now = await runRehearsal(services.database, {
      organisationId,
      publicUrl: addressOf(services.config),
      until,
      panelOf: () => undefined,
      onStep: async (now) => {
        const share = (now.getTime() - start.getTime()) / (until.getTime() - start.getTime());
        await report(share, rehearsing(now));
        return true;
      },
    });
    return ok({ now: now.toISOString() });
  },
);

export const rehearsalTasks = [fillSample, rehearse, advance];

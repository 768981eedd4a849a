/** Examples of the routes on which somebody else approves a plan. */
import type { PlanId, RolloutId } from '#contracts/ids.ts';
import { planRoutes, type OpenPlan, type Plans } from '#contracts/plans.ts';
import { submitPilot } from '#server/features/pilot/index.ts';
import type { Place } from '../world.ts';
import type { Examples } from './example.ts';
import { pacing, pilotStart, withPlan } from './planned-rollout.ts';

/** The plan of a pilot that the administrator has submitted. */
async function submitted(
  place: Place,
): Promise<{ params: { rolloutId: RolloutId; planId: PlanId }; open: OpenPlan }> {
  const { rolloutId, stageId } = await withPlan(place);
  await place.within(async (tx, context) => {
    const done = await submitPilot(tx, context, rolloutId, stageId, {
      ...pacing,
      startsOn: pilotStart(context.now),
    });
    if (!done.ok) throw new Error(done.refusal.code);
  });
  const { open } = await place.call<Plans>(planRoutes.listPlans, { params: { rolloutId } });
  return { params: { rolloutId, planId: open!.planId }, open: open! };
}

export const planExamples: Examples<typeof planRoutes> = {
  listPlans: async (place) => ({ params: { rolloutId: (await submitted(place)).params.rolloutId } }),
  approvePlan: async (place) => {
    const { params, open } = await submitted(place);
    return { params, body: { seen: open.seen }, person: await place.signIn(['executive_sponsor']) };
  },
  rejectPlan: async (place) => ({
    params: (await submitted(place)).params,
    body: { reason: 'The helpdesk has nobody that week' },
  }),
  withdrawPlan: async (place) => ({
    params: (await submitted(place)).params,
    body: { reason: 'A week too early' },
  }),
};

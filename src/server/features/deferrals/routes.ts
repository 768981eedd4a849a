/** Routes of the deferrals feature. */
import { deferralRoutes as routes } from '#contracts/deferrals.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import { listAtRisk } from './at-risk.ts';
import { deferralState, findStanding, putOff } from './put-off.ts';

export const deferralFeatureRoutes = [
  handle(
    routes.listAtRisk,
    async ({ tx, context, params }) => await listAtRisk(tx, context, params.rolloutId),
  ),
  handle(routes.getDeferral, async ({ tx, context, params: { rolloutId, enrolmentId } }) => {
    const found = await findStanding(tx, context, rolloutId, { enrolmentId });
    return found.ok ? ok(await deferralState(tx, found.value)) : found;
  }),
  handle(
    routes.putOff,
    async ({ tx, context, caller, params: { rolloutId, enrolmentId }, body: { beyondLimits, ...wish } }) => {
      const isBeyondLimits = beyondLimits === true;
      const mayLift = caller.permissions.has('rollout.run') && wish.note !== undefined;
      if (isBeyondLimits && !mayLift) return refuse(refusal('deferral_lift'));
      return await putOff(tx, context, rolloutId, { enrolmentId }, { ...wish, isBeyondLimits });
    },
  ),
];

/** Routes of the plans feature. */
import { planRoutes as routes } from '#contracts/plans.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle } from '#server/platform/http/handler.ts';
import { approvePlan, rejectPlan, withdrawPlan } from './decide-plan.ts';
import { listPlans } from './list-plans.ts';

export const plansFeatureRoutes = [
  handle(routes.listPlans, async ({ tx, context, params }) => await listPlans(tx, context, params.rolloutId)),
  handle(
    routes.approvePlan,
    async ({ tx, context, params, body }) => await approvePlan(tx, context, params, body),
  ),
  handle(
    routes.rejectPlan,
    async ({ tx, context, params, body }) => await rejectPlan(tx, context, params, body.reason),
  ),
  handle(
    routes.withdrawPlan,
    byManager(async ({ tx, context, params, body }) => await withdrawPlan(tx, context, params, body.reason)),
  ),
];

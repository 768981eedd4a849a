/** The plans of a rollout: the one that waits, and those decided. */
import type { RolloutId } from '#contracts/ids.ts';
import { planRoutes } from '#contracts/plans.ts';
import { useRoute } from '../../api/hooks.ts';

export function usePlans(rolloutId: RolloutId) {
  return useRoute(planRoutes.listPlans, { params: { rolloutId } });
}

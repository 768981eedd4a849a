/** The forecast of the page's rollout. */
import { forecastRoutes } from '#contracts/forecast.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';

/** Undefined while it is fetched, null while there is nothing to forecast. */
export function useForecast(rolloutId: RolloutId) {
  return useRoute(forecastRoutes.getForecast, { params: { rolloutId } }).data?.forecast;
}

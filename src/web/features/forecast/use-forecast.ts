/** The forecast of the page's rollout. */
import { forecastRoutes } from '#contracts/forecast.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';

/** A thousand runs: anew once a minute and after a command, not with every person who moves. */
const freshSeconds = 60;

/** Undefined while it is fetched, null while there is nothing to forecast. */
export function useForecast(rolloutId: RolloutId) {
  const options = { everySeconds: freshSeconds, isCostly: true };
  return useRoute(forecastRoutes.getForecast, { params: { rolloutId } }, options).data?.forecast;
}

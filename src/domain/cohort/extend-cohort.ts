/**
 * Grows a cohort into the next ring: everybody of the earlier cohort stays, and the larger cohort as a whole
 * represents the organisation. The same search as for a first cohort.
 */
import type { Result } from '#domain/result.ts';
import { indexIds, prepareConstraints, resolveIds } from './constraints.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectPrepared, type CohortOptions, type CohortSelection } from './select-cohort.ts';

/**
 * Extends `previous` (ids in invitation order) to `options.size` people in all. The previous people come first in
 * the order; being ineligible by now does not move them out, being on the exclusion list is refused.
 */
export function extendCohort(
  population: Population,
  previous: readonly string[],
  options: CohortOptions,
): Result<CohortSelection, CohortRefusal> {
  const indexes = indexIds(population.ids);
  if (!indexes.ok) return indexes;
  const earlier = resolveIds(previous, indexes.value, 'previous');
  if (!earlier.ok) return earlier;
  const eligible = population.eligible?.slice();
  for (const person of earlier.value) if (eligible !== undefined) eligible[person] = 1;
  const widened = eligible === undefined ? population : { ...population, eligible };
  const encoded = encodePopulation(widened);
  const must = [...new Set([...previous, ...(options.must ?? [])])];
  const prepared = prepareConstraints(widened, encoded, { ...options, must });
  if (!prepared.ok) return prepared;
  return selectPrepared(widened, encoded, prepared.value, options, earlier.value);
}

/**
 * Reads go and stop evidence about a share by the strict form of weighting: exact whatever the order in which
 * groups arrive, at the price of power. For at most four groups; which criteria ask for it is decided elsewhere.
 */
import type { Composition } from './composition.ts';
import { openByWeighting } from './read-weighted.ts';
import type { OpenReading } from './reading.ts';
import { lnStratifiedEvidence } from './stratified-product.ts';
import type { WeightedTest } from './weighting.ts';

const MOST_GROUPS = 4;
/** How many people the prior of each group weighs. */
const PRIOR_WEIGHT = 30;
/** Where the prior lies between the null share and 1. */
const PRIOR_PLACE = 0.6;

/** Whether strict weighting can be used: without groups nothing is weighted, with more than four it has no power. */
export function canBeStrict(composition: Composition | undefined): boolean {
  if (composition === undefined) return true;
  return (
    composition.weighting === 'post_stratified' && composition.divisions[0]!.groups.length <= MOST_GROUPS
  );
}

/** Any prior is valid; for small null shares (failures against a target) it must stay near them to have power. */
function priorFor(nullShare: number): { a: number; b: number } {
  const mean = Math.min(2 * nullShare, nullShare + PRIOR_PLACE * (1 - nullShare));
  return { a: PRIOR_WEIGHT * mean, b: PRIOR_WEIGHT * (1 - mean) };
}

/** Opens the strict reading of a share, or goes on from a kept state. */
export function openStrict(test: WeightedTest, kept?: object): OpenReading {
  const { groups } = test.composition.divisions[0]!;
  const { minimum, target } = test;
  return openByWeighting(test, 'stratified_product', kept, ({ state: { strata } }) => () => {
    const successes = strata.map((stratum, g) => ({ ...stratum, share: groups[g]!.share }));
    const failures = successes.map((stratum) => ({
      ...stratum,
      successes: stratum.count - stratum.successes,
    }));
    return {
      lnGo: lnStratifiedEvidence(successes, minimum, priorFor(minimum)),
      lnStop: lnStratifiedEvidence(failures, 1 - target, priorFor(1 - target)),
    };
  });
}

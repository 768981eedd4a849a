/**
 * Reads go and stop evidence about a share by the strict form of weighting: exact whatever the order in which
 * groups arrive, at the price of power. For at most four groups; which criteria ask for it is decided elsewhere.
 */
import type { Composition } from './composition.ts';
import type { EvidenceSeries } from './evidence-series.ts';
import { looksOf } from './evidence-series.ts';
import type { Stratum } from './post-stratified.ts';
import { createWeighting, type WeightedTest, weightedReading } from './read-weighted.ts';
import type { Reading } from './reading.ts';
import { lnStratifiedEvidence } from './stratified-product.ts';

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

/** Returns the strict reading of a share, or null when no respondent belongs to any group. */
export function readStrict(series: EvidenceSeries, test: WeightedTest): Reading | null {
  const weighting = createWeighting(series, test);
  const groups = test.respondents.groups[0]!;
  const strata = test.composition.divisions[0]!.groups.map(({ share }) => ({
    share,
    count: 0,
    successes: 0,
  }));
  const failuresOf = (stratum: Stratum): Stratum => ({
    ...stratum,
    successes: stratum.count - stratum.successes,
  });
  let goAt: number | null = null;
  let stopAt: number | null = null;
  let lnGo = 0;
  let counted = 0;
  for (const look of looksOf(series.at)) {
    for (; counted < look; counted++) {
      weighting.add(counted);
      const stratum = strata[groups[counted]!];
      if (stratum === undefined) continue;
      stratum.count += 1;
      stratum.successes += series.value[counted]!;
    }
    if (!weighting.isCovered()) continue;
    lnGo = lnStratifiedEvidence(strata, test.minimum, priorFor(test.minimum));
    const lnStop = lnStratifiedEvidence(strata.map(failuresOf), 1 - test.target, priorFor(1 - test.target));
    if (lnGo >= -Math.log(test.goAlpha)) goAt ??= series.at[look - 1]!;
    if (lnStop >= -Math.log(test.stopAlpha)) stopAt ??= series.at[look - 1]!;
  }
  return weightedReading(series, test, weighting, { method: 'stratified_product', goAt, stopAt, lnGo });
}

/**
 * Reads go and stop evidence weighted back to the organisation, for respondents who do not arrive in
 * proportion. Nothing is decided while a critical group is too thin to be weighted.
 */
import { countVariance, lnWeightedEvidence, shareVariance } from './post-stratified.ts';
import {
  type Crossings,
  entersCell,
  type EvidenceMethod,
  notCrossed,
  type OpenReading,
  type Reading,
} from './reading.ts';
import { openWeighting, type WeightedTest, type Weighting, type WeightingState } from './weighting.ts';

export type WeightedState = Crossings & { weighting: WeightingState };

/** ln E for go and for stop; null while nothing may be decided. */
type WeightedEvidence = () => { readonly lnGo: number; readonly lnStop: number } | null;

/** Opens the reading that weights by the whole composition, or goes on from a kept state. */
export function openWeighted(test: WeightedTest, kept?: object): OpenReading {
  const singleVariance = test.kind === 'rate' ? countVariance : shareVariance;
  const goSide = test.kind === 'rate' && test.better === 'lower' ? -1 : 1;
  const stopSide = goSide === 1 ? -1 : 1;
  const tuning = test.plannedPeople / 2;
  return openByWeighting(test, test.composition.weighting, kept, ({ estimate }) => () => {
    const weighted = estimate();
    return weighted === null
      ? null
      : {
          lnGo: lnWeightedEvidence(weighted, test.minimum, tuning, goSide, singleVariance),
          lnStop: lnWeightedEvidence(weighted, test.target, tuning, stopSide, singleVariance),
        };
  });
}

/** Opens a reading whose evidence comes from a weighting and counts once every critical group is covered. */
export function openByWeighting(
  test: WeightedTest,
  method: EvidenceMethod,
  kept: object | undefined,
  evidenceFrom: (weighting: Weighting) => WeightedEvidence,
): OpenReading {
  const before = kept as WeightedState | undefined;
  const weighting = openWeighting(test, before?.weighting);
  const state: WeightedState = before ?? { ...notCrossed(), weighting: weighting.state };
  const evidence = evidenceFrom(weighting);
  const crossedBy = (at: number): Pick<Reading, 'goAt' | 'stopAt' | 'lnGo'> => {
    const { goAt, stopAt } = state;
    const found = weighting.isCovered() ? evidence() : null;
    if (found === null) return { goAt, stopAt, lnGo: 0 };
    return {
      goAt: goAt ?? (found.lnGo >= -Math.log(test.goAlpha) ? at : null),
      stopAt: stopAt ?? (found.lnStop >= -Math.log(test.stopAlpha) ? at : null),
      lnGo: found.lnGo,
    };
  };
  return {
    state,
    add: weighting.add,
    look: (at) => {
      if (!entersCell(state, weighting.state.outcomes)) return;
      const { goAt, stopAt } = crossedBy(at);
      Object.assign(state, { goAt, stopAt });
    },
    band: weighting.band,
    read: (at) => {
      const band = weighting.band();
      if (band === null) return null;
      const { outcomes, people, total } = weighting.state;
      return {
        method,
        n: test.kind === 'rate' ? people : outcomes,
        ...(test.kind === 'score' ? {} : { successes: total }),
        ...band,
        ...crossedBy(at),
        beyondHorizon: 0,
        isAtHorizon: false,
        thin: [],
      };
    },
  };
}

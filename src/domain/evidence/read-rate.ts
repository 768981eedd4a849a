/**
 * Reads go and stop evidence about a count per person and window (tickets per person), corrected for people
 * who call far more often than others.
 */
import type { Direction } from './criterion.ts';
import {
  type Band,
  BAND_ALPHA,
  type Crossings,
  entersCell,
  type ErrorLimits,
  notCrossed,
  type OpenReading,
} from './reading.ts';
import {
  type CountsSoFar,
  countsOfNobody,
  createRunningCounts,
  lnDispersedEvidence,
  rateInterval,
} from './ticket-rate.ts';

export type RateTest = ErrorLimits & {
  readonly better: Direction;
  readonly minimum: number;
  readonly target: number;
  /** Person-windows the plan will gather. */
  readonly plannedExposure: number;
};

type RateState = Crossings & { counts: CountsSoFar };

/** Opens the reading of a rate, or goes on from a kept state. */
export function openRate(test: RateTest, kept?: object): OpenReading {
  const goSide = test.better === 'lower' ? 'below' : 'above';
  const stopSide = test.better === 'lower' ? 'above' : 'below';
  const state = (kept as RateState | undefined) ?? {
    ...notCrossed(),
    counts: countsOfNobody(),
  };
  const running = createRunningCounts(state.counts);
  const lnGo = (): number =>
    lnDispersedEvidence(goSide, running.totals(), test.minimum, test.plannedExposure);
  const lnStop = (): number =>
    lnDispersedEvidence(stopSide, running.totals(), test.target, test.plannedExposure);
  const crossedBy = (at: number): Pick<Crossings, 'goAt' | 'stopAt'> => ({
    goAt: state.goAt ?? (lnGo() >= -Math.log(test.goAlpha) ? at : null),
    stopAt: state.stopAt ?? (lnStop() >= -Math.log(test.stopAlpha) ? at : null),
  });
  const band = (): Band => {
    const totals = running.totals();
    return {
      estimate: totals.events / totals.exposure,
      ...rateInterval(totals, test.plannedExposure, BAND_ALPHA),
    };
  };
  return {
    state,
    add: ({ series }, index) => running.add(series, index),
    look: (at) => {
      if (entersCell(state, state.counts.outcomes)) Object.assign(state, crossedBy(at));
    },
    band,
    read: (at) => ({
      method: 'gamma_poisson',
      n: running.people(),
      successes: running.totals().events,
      ...band(),
      ...crossedBy(at),
      lnGo: lnGo(),
      beyondHorizon: 0,
      isAtHorizon: false,
      thin: [],
    }),
  };
}

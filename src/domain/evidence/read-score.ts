/**
 * Reads go and stop evidence about the mean of a bounded score by betting, outcome by outcome in their fixed
 * order, looking at the ends of instants.
 */
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
  type BetsSoFar,
  type CapitalLadder,
  capitalFactor,
  climb,
  emptyLadder,
  meanInterval,
  nextBet,
  noBets,
  seeScore,
} from './score-betting.ts';

export type ScoreTest = ErrorLimits & {
  /** On the axis [0, 1] where 1 is better. */
  readonly minimum: number;
  readonly target: number;
  readonly tuningCount: number;
};

type ScoreState = Crossings & { bets: BetsSoFar; ladder: CapitalLadder; lnGo: number; lnStop: number };

/** Opens the reading of a mean score with values in [0, 1], or goes on from a kept state. */
export function openScore(test: ScoreTest, kept?: object): OpenReading {
  const ceiling = 1 - test.target;
  const state = (kept as ScoreState | undefined) ?? {
    ...notCrossed(),
    bets: noBets(),
    ladder: emptyLadder(),
    lnGo: 0,
    lnStop: 0,
  };
  const { bets, ladder } = state;
  const crossedBy = (at: number): Pick<Crossings, 'goAt' | 'stopAt'> => ({
    goAt: state.goAt ?? (state.lnGo >= -Math.log(test.goAlpha) ? at : null),
    stopAt: state.stopAt ?? (state.lnStop >= -Math.log(test.stopAlpha) ? at : null),
  });
  const band = (): Band => ({ estimate: bets.sum / bets.count, ...meanInterval(ladder, BAND_ALPHA) });
  return {
    state,
    add: ({ series }, index) => {
      const score = series.value[index]!;
      const bet = nextBet(bets, test.tuningCount, test.goAlpha);
      state.lnGo += Math.log(capitalFactor(score, bet, test.minimum));
      state.lnStop += Math.log(capitalFactor(1 - score, bet, ceiling));
      climb(ladder, score, bet);
      seeScore(bets, score);
    },
    look: (at) => {
      if (entersCell(state, bets.count)) Object.assign(state, crossedBy(at));
    },
    band,
    read: (at) => ({
      method: 'betting',
      n: bets.count,
      ...band(),
      ...crossedBy(at),
      lnGo: state.lnGo,
      beyondHorizon: 0,
      isAtHorizon: false,
      thin: [],
    }),
  };
}

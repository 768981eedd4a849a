/** How well a cohort represents its organisation: balance, coverage, redundancy, weights and blind spots. */
import { Type, type Static } from 'typebox';
import { Count, nullable, Share } from './shared-schemas.ts';

export const Level = Type.Object({ attribute: Type.String(), level: Type.String() });

export const BalanceRow = Type.Object({
  ...Level.properties,
  people: Count,
  share: Share,
  chosen: Count,
  chosenShare: Share,
  gapPoints: Type.Number({ description: 'Cohort share minus organisation share, in percentage points.' }),
});
export type BalanceRow = Static<typeof BalanceRow>;

export const BlindSpot = Type.Object({
  levels: Type.Array(Level),
  people: Count,
  share: Share,
  /** A cohort of this size would hold so many if it matched the organisation exactly. */
  expected: Type.Number(),
  /** A pair of which one level is a blind spot by itself. */
  isImplied: Type.Boolean(),
});
export type BlindSpot = Static<typeof BlindSpot>;

/** Stable names: the command line writes the same object to report.json. */
export const CohortReport = Type.Object({
  people: Count,
  selected: Count,
  seed: Type.Integer(),
  seconds: Type.Number(),
  violations: Count,
  tv1: Type.Number(),
  tv1LowerBound: Type.Number(),
  /** Null when the bound is 0 and the distance is not. */
  tv1Ratio: nullable(Type.Number()),
  worstAttribute: nullable(Type.Object({ attribute: Type.String(), tv: Type.Number() })),
  maxAbsPoints: Type.Number(),
  meanAbsPoints: Type.Number(),
  tv2: Type.Number(),
  tv2LowerBound: Type.Number(),
  tv2Ratio: nullable(Type.Number()),
  levels: Count,
  levelsCovered: Share,
  levelsRedundant: Share,
  pairs: Count,
  expectedPairs: Count,
  expectedPairsCovered: Share,
  pairsCovered: Share,
  pairsRedundant: Share,
  pairsUpperBound: Share,
  massCovered: Share,
  deff: Type.Number(),
  nEff: Type.Number(),
  warnings: Type.Array(Type.String()),
  /** Attributes whose rare levels counted as one in pairs; absent in older records. */
  pooled: Type.Optional(
    Type.Array(Type.Object({ attribute: Type.String(), levels: Count, people: Count, below: Type.Number() })),
  ),
  balance: Type.Array(BalanceRow),
  blindLevels: Count,
  blindPairs: Count,
  blindSpots: Type.Array(BlindSpot),
});
export type CohortReport = Static<typeof CohortReport>;

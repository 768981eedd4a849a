/**
 * Estimates weighted back to the organisation from people who do not arrive in proportion, gathered outcome by
 * outcome: by crossed groups, or raked by each attribute's margin. Reads no evidence.
 */
import { rake } from '#domain/cohort/raking.ts';
import { type AnsweredSoFar, answeredByNobody, type Composition, neededByGroup } from './composition.ts';
import type { Direction, MeasureKind } from './criterion.ts';
import {
  countVariance,
  postStratify,
  postStratifyRate,
  type RakedCell,
  rakedEstimate,
  shareVariance,
  type WeightedEstimate,
  weightedInterval,
} from './post-stratified.ts';
import { type Arrivals, type Band, BAND_ALPHA, type ErrorLimits } from './reading.ts';
import { type CountsSoFar, countsOfNobody, createRunningCounts } from './ticket-rate.ts';

export type WeightedTest = ErrorLimits & {
  readonly kind: MeasureKind;
  /** Only rates have a lower better end on their axis. */
  readonly better: Direction;
  readonly minimum: number;
  readonly target: number;
  readonly composition: Composition;
  readonly plannedPeople: number;
};

/** What a weighting has gathered: plain numbers and lists. */
export type WeightingState = {
  /** Outcomes, people and the sum of values, whether or not the people belong to a group. */
  outcomes: number;
  people: number;
  total: number;
  /** People per group among those who belong to a group in every division. */
  placed: AnsweredSoFar['groups'];
  /** Crossed groups: windows (shares and scores: outcomes) and sum of values per group; counts of a rate. */
  strata: { count: number; successes: number }[];
  counts: CountsSoFar;
  /** Raked: the cells of people who share all their groups, and the groups of each. */
  cells: RakedCell[];
  cellGroups: number[][];
};

export type Weighting = {
  readonly state: WeightingState;
  add(arrivals: Arrivals, index: number): void;
  /** Whether every critical group has the people it needs. */
  isCovered(): boolean;
  /** Null when nobody who answered belongs to any group. */
  estimate(): WeightedEstimate | null;
  band(): Band | null;
};

function nothingWeighted({ divisions }: Composition): WeightingState {
  return {
    outcomes: 0,
    people: 0,
    total: 0,
    placed: answeredByNobody(divisions).groups,
    strata: divisions[0]!.groups.map(() => ({ count: 0, successes: 0 })),
    counts: countsOfNobody(),
    cells: [],
    cellGroups: [],
  };
}

/** Opens the weighting the composition calls for, or goes on from a kept state. */
export function openWeighting(test: WeightedTest, kept?: WeightingState): Weighting {
  const { composition, kind, plannedPeople } = test;
  const { divisions } = composition;
  const state = kept ?? nothingWeighted(composition);
  const needed = divisions.map((division) => neededByGroup(division, plannedPeople));
  const isRaked = composition.weighting === 'raked';
  const part = isRaked ? gatherCells(test, state) : gatherStrata(test, state);
  const estimate = (): WeightedEstimate | null => part.estimate();
  return {
    state,
    add: (arrivals, index) => {
      const { series, respondents } = arrivals;
      state.outcomes += 1;
      state.people += respondents.isFirst[index]!;
      state.total += series.value[index]!;
      for (const groups of respondents.groups) if (groups[index]! < 0) return;
      for (let d = 0; d < respondents.groups.length; d++)
        state.placed[d]![respondents.groups[d]![index]!]! += respondents.isFirst[index]!;
      part.add(arrivals, index);
    },
    isCovered: () =>
      needed.every((people, d) => people.every((least, group) => state.placed[d]![group]! >= least)),
    estimate,
    band: () => {
      const weighted = estimate();
      if (weighted === null) return null;
      const singleVariance = kind === 'rate' ? countVariance : shareVariance;
      const interval = weightedInterval(weighted, plannedPeople / 2, BAND_ALPHA, singleVariance);
      return { estimate: weighted.estimate, ...interval };
    },
  };
}

type Part = Pick<Weighting, 'add' | 'estimate'>;

function gatherStrata({ composition, kind }: WeightedTest, { strata, counts }: WeightingState): Part {
  const { groups } = composition.divisions[0]!;
  const running = createRunningCounts(counts);
  return {
    add: ({ series, respondents }, index) => {
      const stratum = strata[respondents.groups[0]![index]!]!;
      stratum.count += series.exposure[index]!;
      stratum.successes += series.value[index]!;
      if (kind === 'rate') running.add(series, index);
    },
    estimate: () => {
      const shared = strata.map((stratum, g) => ({ ...stratum, share: groups[g]!.share }));
      return kind === 'rate' ? postStratifyRate(shared, running.totals().dispersion) : postStratify(shared);
    },
  };
}

function gatherCells({ composition, kind }: WeightedTest, { cells, cellGroups }: WeightingState): Part {
  const { divisions } = composition;
  const keyOf = (groupIn: (d: number) => number): number =>
    divisions.reduce((key, { groups }, d) => key * groups.length + groupIn(d), 0);
  const cellOf = new Map(cellGroups.map((groups, cell) => [keyOf((d) => groups[d]!), cell]));
  return {
    add: ({ series, respondents }, index) => {
      const key = keyOf((d) => respondents.groups[d]![index]!);
      let at = cellOf.get(key);
      if (at === undefined) {
        at = cells.length;
        cellOf.set(key, at);
        cells.push({ people: 0, exposure: 0, value: 0, exposures: 0, products: 0, squares: 0 });
        cellGroups.push(respondents.groups.map((groups) => groups[index]!));
      }
      addToCell(cells[at]!, series.value[index]!, series.exposure[index]!);
    },
    estimate: () => {
      if (cells.length === 0) return null;
      const margins = divisions.map(({ groups }, d) => ({
        codes: cellGroups.map((own) => own[d]!),
        targets: groups.map(({ share }) => share),
      }));
      const people = cells.map((cell) => cell.people);
      const { weights } = rake(cells.length, margins, { people });
      return rakedEstimate(cells, weights, kind === 'rate' ? countVariance : shareVariance);
    },
  };
}

function addToCell(cell: RakedCell, value: number, exposure: number): void {
  cell.people += 1;
  cell.value += value;
  cell.exposure += exposure;
  cell.exposures += exposure * exposure;
  cell.products += value * exposure;
  cell.squares += value * value;
}

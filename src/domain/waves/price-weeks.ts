/**
 * Finds what room in each week is worth, and by it which part of each unit belongs into which week: prices rise where the
 * units choose more than there is, along averages of what they chose (the volume algorithm, Barahona & Anbil 2000).
 */
import type { ReplanState } from './replan-state.ts';
import { chooseWeeks, createWeekChoices, type WeekChoices } from './week-choices.ts';

export type WeekShares = {
  /** The units that may move. */
  readonly units: readonly number[];
  /** Weeks from now to the horizon. */
  readonly span: number;
  /** units × span: the part of each unit that belongs into each week, from now on; those of a unit sum to 1. */
  readonly shares: Float64Array;
  /** No plan within the horizon disturbs less. */
  readonly leastCost: number;
};

const rounds = 80;
/** How fast prices follow: as a share of the bound, or at first of the people too many. */
const firstPace = 0.15;
const fastestPace = 0.6;
const slowestPace = 3e-4;
const faster = 1.2;
const slower = 0.75;
const mostVain = 2;
/** The most weight that the newest choices get in the averages, and what becomes of it from time to time. */
const mostWeight = 0.1;
const weightFades = 0.9;
const roundsPerWeight = 50;

type Averages = {
  /** Per row, how much more is used than there is; 0 where there is no limit. */
  readonly excess: Float64Array;
  /** As in `WeekShares`, divided by `scale`. */
  readonly shares: Float64Array;
  scale: number;
};

/** Prices the weeks up to the horizon; null when a unit has no open week left. */
export function priceWeeks(replan: ReplanState, horizon: number): WeekShares | null {
  const choices = createWeekChoices(replan, horizon);
  const { units, span, limits } = choices;
  const best = new Float64Array(limits.length);
  const prices = new Float64Array(limits.length);
  let leastCost = chooseWeeks(choices, best);
  if (leastCost === Infinity) return null;
  const averages: Averages = {
    excess: Float64Array.from(limits, (_, row) => excessOf(choices, row)),
    shares: new Float64Array(units.length * span),
    scale: 1,
  };
  for (const [place, week] of choices.chosen.entries()) averages.shares[place * span + week] = 1;
  const tooMany = averages.excess.reduce((sum, excess) => sum + Math.max(0, excess), 0);
  let [pace, vain] = [firstPace, 0];
  for (let round = 0; round < rounds; round++) {
    const step = (pace * Math.max(leastCost, tooMany)) / squareOf(averages.excess, best);
    if (!Number.isFinite(step)) break;
    for (let row = 0; row < prices.length; row++)
      prices[row] = Math.max(0, best[row]! + step * averages.excess[row]!);
    const cost = chooseWeeks(choices, prices);
    const isSameWay = takeIntoAverages(
      choices,
      averages,
      prices,
      mostWeight * weightFades ** Math.floor(round / roundsPerWeight),
    );
    if (cost > leastCost) {
      leastCost = cost;
      best.set(prices);
      vain = 0;
      if (isSameWay) pace = Math.min(fastestPace, pace * faster);
    } else if (++vain >= mostVain) {
      pace = Math.max(slowestPace, pace * slower);
      vain = 0;
    }
  }
  return { units, span, shares: averages.shares.map((share) => share * averages.scale), leastCost };
}

function excessOf({ limits, used }: WeekChoices, row: number): number {
  return limits[row] === Infinity ? 0 : used[row]! - limits[row]!;
}

/** Of the rows on which a price can rise or fall. */
function squareOf(excess: Float64Array, prices: Float64Array): number {
  let square = 0;
  for (let row = 0; row < excess.length; row++)
    if (excess[row]! > 0 || prices[row]! > 0) square += excess[row]! ** 2;
  return square;
}

/**
 * Takes the newest choices into the averages, with the weight that leaves the least excess. Returns whether they ask for
 * the same prices to rise as the averages did before.
 */
function takeIntoAverages(
  choices: WeekChoices,
  averages: Averages,
  prices: Float64Array,
  most: number,
): boolean {
  const { excess, shares } = averages;
  let [along, gained, change] = [0, 0, 0];
  for (let row = 0; row < excess.length; row++) {
    const [newest, average] = [excessOf(choices, row), excess[row]!];
    if (newest <= 0 && average <= 0 && prices[row] === 0) continue;
    along += newest * average;
    gained -= average * (newest - average);
    change += (newest - average) ** 2;
  }
  const weight = Math.min(most, Math.max(most / 10, change > 0 ? gained / change : 1));
  for (let row = 0; row < excess.length; row++)
    excess[row] = weight * excessOf(choices, row) + (1 - weight) * excess[row]!;
  averages.scale *= 1 - weight;
  for (let place = 0; place < choices.units.length; place++)
    shares[place * choices.span + choices.chosen[place]!]! += weight / averages.scale;
  return along > 0;
}

/**
 * Raking: weights that bring respondents to known margins (iterative proportional fitting, Deming and Stephan
 * 1940), and what the weights cost (Kish 1965). Generic over margins; knows nothing of cohorts.
 */

export type Margin = {
  /** Level per respondent, 0 to levels - 1. */
  readonly codes: ArrayLike<number>;
  /** Target share or count per level; renormalised over the levels that have respondents. */
  readonly targets: ArrayLike<number>;
};

export type RakingOptions = {
  /** Largest weight as a multiple of the mean; default 6. */
  readonly cap?: number;
  /** Sweeps over all margins at most; default 200. */
  readonly sweeps?: number;
  /** How many people each respondent stands for who have the same levels; default 1. */
  readonly people?: ArrayLike<number>;
};

export type Raking = {
  /** One weight per respondent, of all the people it stands for together; they sum to 1. */
  readonly weights: Float64Array;
  /** n·Σw²/(Σw)², 1 when all weights are equal. */
  readonly deff: number;
  /** 1/Σw². */
  readonly nEff: number;
  readonly sweeps: number;
  readonly isConverged: boolean;
  /** People whose weight was cut to the cap. */
  readonly capped: number;
};

const tolerance = 1e-6;

/**
 * Rakes `respondents` equal weights to the margins: sweeps until no factor differs from 1 by 1e-6 or more, then
 * cuts weights at the cap. Levels without respondents cannot be represented and are left out.
 */
export function rake(respondents: number, margins: readonly Margin[], options: RakingOptions = {}): Raking {
  const people = Float64Array.from({ length: respondents }, (_, i) => options.people?.[i] ?? 1);
  const everybody = people.reduce((sum, count) => sum + count, 0);
  const weights = people.map((count) => count / everybody);
  const limit = options.sweeps ?? 200;
  const prepared = margins.map((margin) => prepareMargin(respondents, margin));
  let sweeps = 0;
  let isConverged = respondents === 0;
  while (!isConverged && sweeps < limit) {
    let largest = 0;
    for (const margin of prepared) largest = Math.max(largest, fit(weights, margin));
    sweeps++;
    isConverged = largest < tolerance;
  }
  normalise(weights);
  const capped = capWeights(weights, people, (options.cap ?? 6) / everybody);
  const squares = weights.reduce((sum, weight, i) => sum + (weight * weight) / people[i]!, 0);
  const nEff = squares === 0 ? 0 : 1 / squares;
  return { weights, deff: nEff === 0 ? 1 : everybody / nEff, nEff, sweeps, isConverged, capped };
}

type PreparedMargin = { readonly codes: ArrayLike<number>; readonly share: Float64Array; sums: Float64Array };

function prepareMargin(respondents: number, { codes, targets }: Margin): PreparedMargin {
  const hasRespondents = new Uint8Array(targets.length);
  for (let person = 0; person < respondents; person++) hasRespondents[codes[person]!] = 1;
  let total = 0;
  for (let level = 0; level < targets.length; level++) total += hasRespondents[level]! * targets[level]!;
  const share = Float64Array.from(hasRespondents, (has, level) =>
    total > 0 ? (has * targets[level]!) / total : 0,
  );
  return { codes, share, sums: new Float64Array(targets.length) };
}

/** One margin of one sweep; returns the largest |factor - 1|. */
function fit(weights: Float64Array, { codes, share, sums }: PreparedMargin): number {
  sums.fill(0);
  let total = 0;
  for (let person = 0; person < weights.length; person++) {
    sums[codes[person]!]! += weights[person]!;
    total += weights[person]!;
  }
  let largest = 0;
  for (let level = 0; level < sums.length; level++) {
    const sum = sums[level]!;
    const factor = sum > 0 ? (share[level]! * total) / sum : 1;
    largest = Math.max(largest, Math.abs(factor - 1));
    sums[level] = factor;
  }
  for (let person = 0; person < weights.length; person++) weights[person]! *= sums[codes[person]!]!;
  return largest;
}

function normalise(weights: Float64Array): void {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total > 0) for (let person = 0; person < weights.length; person++) weights[person]! /= total;
}

/** Cuts weights per person at the limit and spreads what was cut over the others; returns how many people stand at it. */
function capWeights(weights: Float64Array, people: Float64Array, limit: number): number {
  const isCut = new Uint8Array(weights.length);
  for (let pass = 0; pass < 50; pass++) {
    let cut = 0;
    let rest = 0;
    let isOver = false;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i]! > people[i]! * limit * (1 + 1e-12)) {
        isCut[i] = 1;
        isOver = true;
      }
      if (isCut[i] === 1) {
        weights[i] = people[i]! * limit;
        cut += people[i]!;
      } else rest += weights[i]!;
    }
    if (!isOver || rest <= 0) return cut;
    const factor = (1 - cut * limit) / rest;
    for (let i = 0; i < weights.length; i++) if (isCut[i] === 0) weights[i]! *= factor;
  }
  return people.reduce((sum, count, i) => sum + isCut[i]! * count, 0);
}

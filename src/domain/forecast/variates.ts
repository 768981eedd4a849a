/** Random variates of one seed: normal, gamma and binomial. The same numbers in, the same numbers out. */
import { roughNormalQuantile } from '../evidence/special-functions.ts';
import type { Random } from '../random/random.ts';

/** A standard normal variate (Box and Muller 1958). */
export function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** A gamma variate of a shape above 0 and scale 1 (Marsaglia and Tsang 2000, with their boost below shape 1). */
export function gammaOf(random: Random, shape: number): number {
  if (shape < 1) return gammaOf(random, shape + 1) * Math.max(random.next(), 1e-12) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalOf(random);
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    const u = Math.max(random.next(), 1e-12);
    if (Math.log(u) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Variance above which a binomial is rounded from a normal. */
const normalFrom = 25;

/**
 * How many of `people` an event meets, each with `share`: the binomial quantile of a uniform draw. The same draw gives
 * more for more people and for a larger share, so that two plans can be compared on the same chance.
 */
export function binomialOf(uniform: number, people: number, share: number): number {
  if (people <= 0 || share <= 0) return 0;
  if (share >= 1) return people;
  const mean = people * share;
  const variance = mean * (1 - share);
  if (variance > normalFrom) {
    const z = roughNormalQuantile((uniform * 4294967295 + 0.5) / 4294967296);
    return Math.min(people, Math.max(0, Math.round(mean + z * Math.sqrt(variance))));
  }
  // Upwards from nobody, or downwards from everybody, whichever is nearer.
  if (share > 0.5) return people - binomialOf(1 - uniform, people, 1 - share);
  let probability = Math.exp(people * Math.log1p(-share));
  let cumulative = probability;
  let count = 0;
  const odds = share / (1 - share);
  while (uniform >= cumulative && count < people) {
    probability *= (odds * (people - count)) / (count + 1);
    cumulative += probability;
    count++;
    if (probability < 1e-15 && count > mean) break;
  }
  return count;
}

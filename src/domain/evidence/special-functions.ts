/**
 * The special functions every evidence method rests on, with both tails in natural logarithms so that
 * probabilities as small as e^-100000 keep their digits. Knows nothing of criteria or outcomes.
 */

const HALF_LN_TWO_PI = 0.9189385332046727;
const TINY = 1e-300;
const TOLERANCE = 1e-16;
const ITERATION_LIMIT = 1_000_000;

/** The natural logarithms of the two tail probabilities of a distribution at one point. */
export type LogTails = { readonly lower: number; readonly upper: number };

/** ln(1 - e^value) for value <= 0, without cancellation at either end (Maechler 2012). */
export function lnOneMinusExp(value: number): number {
  return value > -Math.LN2 ? Math.log(-Math.expm1(value)) : Math.log1p(-Math.exp(value));
}

/** The Stirling remainder ln Γ(x) - [(x - ½) ln x - x + ½ ln 2π], for x >= 10. */
function stirlingRemainder(x: number): number {
  const w = 1 / (x * x);
  const tail = 1 / 1188 - w * (691 / 360360 - w / 156);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * tail)))) / x;
}

/** ln Γ(x) for x > 0, by the Stirling series after shifting x to at least 10 (Abramowitz & Stegun 6.1.40). */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`lnGamma needs x > 0, got ${x}`);
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const series = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LN_TWO_PI + stirlingRemainder(shifted);
  return series - Math.log(product);
}

/** ln B(a, b) for a, b > 0, without the cancellation of three large ln Γ values (Didonato & Morris 1992). */
export function lnBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  const sum = a + b;
  const remainder = stirlingRemainder(large) - stirlingRemainder(sum);
  const largePart = (large - 0.5) * Math.log1p(-small / sum);
  if (small < 10) return lnGamma(small) + remainder + small - small * Math.log(sum) + largePart;
  return (
    HALF_LN_TWO_PI -
    0.5 * Math.log(small) +
    stirlingRemainder(small) +
    remainder +
    small * Math.log(small / sum) +
    largePart
  );
}

/** The continued fraction of the incomplete beta function by modified Lentz (Press et al. 2007, §6.4). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  for (let m = 1; m < ITERATION_LIMIT; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    if (Math.abs(c) < TINY) c = TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) <= TOLERANCE) return value;
  }
  return value;
}

/**
 * ln I_x(a, b) and ln(1 - I_x(a, b)), the regularised incomplete beta function and its complement,
 * for a, b > 0; x outside (0, 1) gives the limits.
 */
export function lnBetaTails(x: number, a: number, b: number): LogTails {
  if (!(a > 0) || !(b > 0) || Number.isNaN(x)) throw new RangeError(`lnBetaTails(${x}, ${a}, ${b})`);
  if (x <= 0) return { lower: -Infinity, upper: 0 };
  if (x >= 1) return { lower: 0, upper: -Infinity };
  const front = a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(0, front + Math.log(betaFraction(a, b, x) / a));
    return { lower, upper: lnOneMinusExp(lower) };
  }
  const upper = Math.min(0, front + Math.log(betaFraction(b, a, 1 - x) / b));
  return { lower: lnOneMinusExp(upper), upper };
}

/** The x at which I_x(a, b) = probability, by bisection; a, b > 0 and 0 < probability < 1. */
export function betaQuantile(probability: number, a: number, b: number): number {
  const wanted = Math.log(probability);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (low + high);
    if (lnBetaTails(middle, a, b).lower < wanted) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** The continued fraction of the upper incomplete gamma function: Γ(a, x) = x^a e^-x × value. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < ITERATION_LIMIT; i++) {
    const step = -i * (i - a);
    b += 2;
    d = step * d + b;
    c = b + step / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    if (Math.abs(c) < TINY) c = TINY;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) <= TOLERANCE) return value;
  }
  return value;
}

/** ln P(a, x) and ln Q(a, x), the regularised lower and upper incomplete gamma functions; a > 0, x >= 0. */
export function lnGammaTails(a: number, x: number): LogTails {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`lnGammaTails(${a}, ${x})`);
  if (x === 0) return { lower: -Infinity, upper: 0 };
  if (x === Infinity) return { lower: 0, upper: -Infinity };
  const front = a * Math.log(x) - x - lnGamma(a);
  if (x >= a + 1) {
    const upper = Math.min(0, front + Math.log(gammaFraction(a, x)));
    return { lower: lnOneMinusExp(upper), upper };
  }
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < ITERATION_LIMIT && term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  const lower = Math.min(0, front + Math.log(sum));
  return { lower, upper: lnOneMinusExp(lower) };
}

/** ln Φ(z), the log of the standard normal distribution function, accurate far into the left tail. */
export function lnNormalCdf(z: number): number {
  const { upper } = lnGammaTails(0.5, 0.5 * z * z);
  return z < 0 ? upper - Math.LN2 : Math.log1p(-0.5 * Math.exp(upper));
}

/**
 * The z at which Φ(z) = probability to within 0.0005, for a probability between 0 and 1 (Abramowitz and Stegun 1964,
 * 26.2.23): where to begin, or enough where a count is rounded.
 */
export function roughNormalQuantile(probability: number): number {
  if (probability > 0.5) return -roughNormalQuantile(1 - probability);
  const t = Math.sqrt(-2 * Math.log(probability));
  const rational =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return rational - t;
}

/** The z at which Φ(z) = probability, by Newton's method on ln Φ; 0 and 1 give -∞ and ∞. */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`normalQuantile(${probability})`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return -Infinity;
  if (probability === 0.5) return 0;
  const wanted = Math.log(probability);
  let z = roughNormalQuantile(probability);
  for (let step = 0; step < 6; step++) {
    const lnCdf = lnNormalCdf(z);
    const slope = Math.exp(-0.5 * z * z - HALF_LN_TWO_PI - lnCdf);
    const change = (lnCdf - wanted) / slope;
    z -= change;
    if (Math.abs(change) < 1e-15 * Math.abs(z)) break;
  }
  return z;
}

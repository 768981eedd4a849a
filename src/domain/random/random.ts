/**
 * The one source of randomness in the domain: sfc32, seeded by an integer. The same seed gives the same
 * numbers on every engine, so every selection, plan and rehearsal can be repeated.
 */

export type Random = {
  /** A number in [0, 1) with 32 bits of randomness. */
  next(): number;
  /** An integer in [0, bound). `bound` must be a positive integer below 2^32. */
  integer(bound: number): number;
};

/** Seeds sfc32 (Doty-Humphrey, PractRand) and discards the first 15 outputs. `seed` is taken modulo 2^32. */
export function createRandom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let d = 1;

  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) bits();

  return {
    next: () => bits() / 4294967296,
    integer: (bound) => Math.floor((bits() / 4294967296) * bound),
  };
}

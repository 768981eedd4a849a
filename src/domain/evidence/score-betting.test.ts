import { describe, expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import {
  capitalFactor,
  climb,
  emptyLadder,
  meanInterval,
  nextBet,
  noBets,
  seeScore,
} from './score-betting.ts';

/** The bets before each score, and ln(capital) after the first `count` scores against the null mean. */
function betSizes(scores: Float64Array, tuningCount: number, alpha: number): Float64Array {
  const seen = noBets();
  return scores.map((score) => {
    const bet = nextBet(seen, tuningCount, alpha);
    seeScore(seen, score);
    return bet;
  });
}

function lnCapital(scores: Float64Array, bets: Float64Array, count: number, nullMean: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += Math.log(capitalFactor(scores[i]!, bets[i]!, nullMean));
  return total;
}

/** The interval by looking back at every score, halving until the mean is found: what the ladder stands in for. */
function provenMean(scores: Float64Array, bets: Float64Array, alpha: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (lnCapital(scores, bets, scores.length, middle) >= Math.log(1 / alpha)) low = middle;
    else high = middle;
  }
  return low;
}

function intervalOf(scores: Float64Array, bets: Float64Array, alpha: number) {
  const ladder = emptyLadder();
  for (const [i, score] of scores.entries()) climb(ladder, score, bets[i]!);
  return meanInterval(ladder, alpha);
}

/** Draws Likert answers, scaled to [0, 1], with the given chances of 1 to 5. */
function answers(count: number, chances: readonly number[], seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => {
    let rest = random.next();
    for (let level = 0; level < chances.length; level++) {
      rest -= chances[level]!;
      if (rest < 0) return level / 4;
    }
    return 1;
  });
}

describe('the capital', () => {
  test('follows the published recursion', () => {
    const scores = Float64Array.of(1, 0.5, 0.75);
    const bets = betSizes(scores, 300, 0.05);
    const bet = (variance: number) => Math.min(0.5 / 0.6, Math.sqrt((2 * Math.log(20)) / (variance * 300)));
    const mu1 = (0.5 + 1) / 2;
    const mu2 = (0.5 + 1.5) / 3;
    const first = 1 + bet(0.25) * 0.4;
    const second = 1 + bet((0.25 + (1 - mu1) ** 2) / 2) * -0.1;
    const third = 1 + bet((0.25 + (1 - mu1) ** 2 + (0.5 - mu2) ** 2) / 3) * 0.15;
    expect(lnCapital(scores, bets, 3, 0.6)).toBeCloseTo(Math.log(first * second * third), 12);
  });

  test('has expectation exactly one at the null mean and less below it, over every path of six answers', () => {
    const levels = [0, 0.5, 1];
    const expectation = (chances: readonly number[], nullMean: number) => {
      let sum = 0;
      for (let path = 0; path < 3 ** 6; path++) {
        const picks = Array.from({ length: 6 }, (_, i) => Math.floor(path / 3 ** i) % 3);
        const scores = Float64Array.from(picks, (pick) => levels[pick]!);
        const chance = picks.reduce((product, pick) => product * chances[pick]!, 1);
        sum += chance * Math.exp(lnCapital(scores, betSizes(scores, 20, 0.05), 6, nullMean));
      }
      return sum;
    };
    expect(expectation([0.2, 0.2, 0.6], 0.7)).toBeCloseTo(1, 12);
    expect(expectation([0.3, 0.2, 0.5], 0.7)).toBeLessThan(1);
  });

  test('survives long runs without overflow', () => {
    const scores = new Float64Array(200_000).fill(1);
    expect(lnCapital(scores, betSizes(scores, 300, 0.05), scores.length, 0.5)).toBeGreaterThan(1000);
    const zeros = new Float64Array(200_000);
    expect(lnCapital(zeros, betSizes(zeros, 300, 0.05), zeros.length, 0.5)).toBeLessThan(-1000);
  });
});

describe('peeking every day at a mean that is exactly the minimum', () => {
  test.each([
    ['spread', [0.04, 0.05, 0.12, 0.45, 0.34]],
    ['polarised', [0.2, 0, 0, 0.2, 0.6]],
  ])('gives a false go in at most 5 of 100 pilots of 600 %s answers', (_name, chances) => {
    const pilots = 1500;
    let falseGo = 0;
    for (let pilot = 0; pilot < pilots; pilot++) {
      const scores = answers(600, chances, 7000 + pilot);
      const bets = betSizes(scores, 300, 0.05);
      for (let day = 1; day <= 60; day++) {
        if (lnCapital(scores, bets, day * 10, 0.75) >= Math.log(20)) {
          falseGo += 1;
          break;
        }
      }
    }
    const upperLimit = (falseGo + 2.6 * Math.sqrt(falseGo)) / pilots;
    expect(falseGo / pilots).toBeLessThanOrEqual(0.05);
    expect(upperLimit).toBeLessThan(0.065);
  });
});

test('the interval mirrors with the scores and contains the mean', () => {
  const scores = answers(300, [0.04, 0.05, 0.12, 0.45, 0.34], 11);
  const bets = betSizes(scores, 300, 0.05);
  const mean = scores.reduce((sum, score) => sum + score, 0) / 300;
  const interval = intervalOf(scores, bets, 0.05);
  const flipped = intervalOf(
    scores.map((score) => 1 - score),
    bets,
    0.05,
  );
  expect(interval.lower).toBeLessThan(mean);
  expect(interval.upper).toBeGreaterThan(mean);
  expect(flipped.lower).toBeCloseTo(1 - interval.upper, 9);
});

test.each([
  ['many answers', 20_000, 300, [0.04, 0.05, 0.12, 0.45, 0.34]],
  ['polarised answers', 500, 300, [0.2, 0, 0, 0.2, 0.6]],
  ['few answers in a small pilot', 12, 10, [0.1, 0.1, 0.2, 0.3, 0.3]],
  ['answers that are all the same', 200, 300, [0, 0, 0, 0, 1]],
  ['low answers', 400, 300, [0.7, 0.2, 0.1, 0, 0]],
])(
  'the ladder stands within a thousandth of looking back at every score: %s',
  (_name, count, tuning, chances) => {
    const scores = answers(count, chances, 5);
    const bets = betSizes(scores, tuning, 0.05);
    const { lower, upper } = intervalOf(scores, bets, 0.05);
    expect(Math.abs(lower - provenMean(scores, bets, 0.025))).toBeLessThan(1e-3);
    expect(
      Math.abs(
        1 -
          upper -
          provenMean(
            scores.map((score) => 1 - score),
            bets,
            0.025,
          ),
      ),
    ).toBeLessThan(1e-3);
  },
);

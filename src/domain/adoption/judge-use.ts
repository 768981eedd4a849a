/**
 * What a window of use says: the share with its bounds, whether the threshold is reached, and what of it may be told.
 * Groups below five are hidden, and so is a share that would tell what nearly everybody does (strict privacy profile).
 */
import { confidenceSequence, type Interval } from '../evidence/beta-binomial.ts';

/** One window: people of the population, and those of them who used it on enough days. */
export type UseCount = { readonly people: number; readonly used: number };

/** The smallest number of people about whom anything is told. */
export const toldFrom = 5;

/** The chance with which a bound may be wrong. */
const alpha = 0.05;

/** The share of a window between its bounds at 95 % (beta-binomial mixture, Howard et al. 2021). People must not be 0. */
export function boundUse({ people, used }: UseCount): Interval & { readonly share: number } {
  return { share: used / people, ...confidenceSequence(used, people, people, alpha) };
}

export type UseFigure =
  | { readonly kind: 'shown'; readonly share: number; readonly lower: number; readonly upper: number }
  /** Fewer than five people are measured. */
  | { readonly kind: 'few' }
  /** Fewer than five of them use it, or all but fewer than five do. */
  | { readonly kind: 'nearly_none' }
  | { readonly kind: 'nearly_all' };

/** What may be told of a window. */
export function tellUse(count: UseCount): UseFigure {
  if (count.people < toldFrom) return { kind: 'few' };
  if (count.used < toldFrom) return { kind: 'nearly_none' };
  if (count.people - count.used < toldFrom) return { kind: 'nearly_all' };
  return { kind: 'shown', ...boundUse(count) };
}

export type UseVerdict = 'pass' | 'fail' | 'inconclusive' | 'no_data';

/** Whether the threshold is reached: a bound decides, never the share alone. */
export function judgeUse(count: UseCount, threshold: number): UseVerdict {
  if (count.people < toldFrom) return 'no_data';
  const { lower, upper } = boundUse(count);
  if (lower >= threshold) return 'pass';
  return upper < threshold ? 'fail' : 'inconclusive';
}

/**
 * By which share of the peak use has fallen at least, 0 to 1: what is left at most, by its upper bound, against what
 * there was at least, by its lower bound. 0 when the two windows do not tell a fall from noise.
 */
export function provenFall(peak: UseCount, now: UseCount): number {
  if (peak.people < toldFrom || now.people < toldFrom) return 0;
  const least = boundUse(peak).lower;
  return least === 0 ? 0 : Math.max(0, 1 - boundUse(now).upper / least);
}

/** Whether use has come back: it has fallen by no more than would not have counted as a fall. */
export function hasRecovered(peak: UseCount, now: UseCount, fallShare: number): boolean {
  if (now.people < toldFrom) return false;
  const fall = 1 - (now.used * peak.people) / (peak.used * now.people);
  return fall <= fallShare + 1e-9;
}

/** The window against which a fall is measured: the one with the highest lower bound; undefined without any. */
export function peakOf<Window extends UseCount>(windows: readonly Window[]): Window | undefined {
  let best: { readonly window: Window; readonly lower: number } | undefined;
  for (const window of windows) {
    if (window.people < toldFrom) continue;
    const { lower } = boundUse(window);
    if (best === undefined || lower > best.lower) best = { window, lower };
  }
  return best?.window;
}

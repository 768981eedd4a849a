/** Decides what becomes of a directory that was read by itself: a small difference is applied, a large one waits for somebody. */

export type ReadDifference = {
  /** Active before. */
  readonly before: number;
  readonly joined: number;
  readonly changed: number;
  readonly left: number;
  readonly returned: number;
  /** So many would leave that somebody must confirm it in any case. */
  readonly needsConfirmation: boolean;
};

export type ReadVerdict = 'unchanged' | 'small' | 'large';

/**
 * `applyUpTo`: the largest share of those known before, 0 to 1, that may join, change, leave and return together. The
 * first reading of all is large, however few they are: nobody has seen yet what the columns become.
 */
export function judgeDailyReading(difference: ReadDifference, applyUpTo: number): ReadVerdict {
  const { before, joined, changed, left, returned, needsConfirmation } = difference;
  const touched = joined + changed + left + returned;
  if (touched === 0) return 'unchanged';
  if (before === 0 || needsConfirmation) return 'large';
  return touched / before > applyUpTo ? 'large' : 'small';
}

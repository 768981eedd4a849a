/** How long to wait before Microsoft Graph is asked again, and when to go slower before it says no. */

/** A single wait that is longer than this is not waited for. */
export const waitMaxMilliseconds = 5 * 60_000;
const backOffMaxMilliseconds = 60_000;
const slowFromShare = 0.8;
const slowDownMilliseconds = 10_000;

/**
 * The wait after a failed attempt (0 is the first), in milliseconds. What `Retry-After` says counts, in seconds that
 * may be fractional or as a date; Intune often says nothing: then exponential back-off with jitter.
 */
export function waitBeforeRetry(
  retryAfter: string | null,
  attempt: number,
  { random, now }: { readonly random: () => number; readonly now: Date },
): number {
  const asked = readRetryAfter(retryAfter, now);
  if (asked !== null) return asked + random() * 250;
  const backOff = Math.min(backOffMaxMilliseconds, 1000 * 2 ** attempt);
  return backOff * (0.5 + random() / 2);
}

function readRetryAfter(text: string | null, now: Date): number | null {
  if (text === null || text.trim() === '') return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : seconds * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/**
 * The pause before the next request when a tenant has used most of what it may ask, in milliseconds: none up to 0.8 of
 * the limit, ten seconds at 1.8. The header (`x-ms-throttle-limit-percentage`) is only sent above 0.8.
 */
export function slowDown(usedShare: string | null): number {
  const share = Number(usedShare ?? 0);
  if (!Number.isFinite(share) || share <= slowFromShare) return 0;
  return Math.min(1, share - slowFromShare) * slowDownMilliseconds;
}

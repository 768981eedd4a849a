/**
 * When somebody who is left over will be done, as this rollout itself has shown: the conditional median of the
 * Kaplan–Meier estimate of the time from falling behind to success. Who has not succeeded yet counts as long as they
 * have been watched, so that a rollout in which nobody recovers promises nothing.
 */

/** One person who fell behind: for how many days they have been watched since, and whether that ended in success. */
export type Recovery = { readonly days: number; readonly isDone: boolean };

/** Fewer recoveries than these say nothing about anybody else. */
export const recoveriesMin = 5;

/**
 * Days from falling behind to success for somebody who fell behind `elapsed` days ago: the shortest time by which half
 * of those who were left over that long had succeeded. Null when too few recovered, or when fewer than half did.
 */
export function expectedRecovery(seen: readonly Recovery[], elapsed: number): number | null {
  const later = seen.filter(({ days }) => days > elapsed).sort((a, b) => a.days - b.days);
  if (later.filter(({ isDone }) => isDone).length < recoveriesMin) return null;
  let waiting = 1;
  for (let index = 0; index < later.length;) {
    const { days } = later[index]!;
    const atRisk = later.length - index;
    let done = 0;
    for (; later[index]?.days === days; index++) done += later[index]!.isDone ? 1 : 0;
    waiting *= 1 - done / atRisk;
    if (waiting <= 0.5) return days;
  }
  return null;
}

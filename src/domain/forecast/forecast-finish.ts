/**
 * When everybody will be done, and how many by which week: the remaining plan played through many futures.
 * A what-if is the same call with another plan on the same futures.
 */
import type { Future } from './futures.ts';
import { playPlan, type RemainingPlan } from './play-plan.ts';

/** What 1, 2½, 5, 7½ and 9 runs in 10 do not exceed. */
export type Spread = {
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
};

export type FinishForecast = {
  readonly runs: number;
  /** Weeks from the current one (0) by whose end everybody is done; null: not within the weeks played. */
  readonly finishWeek: Readonly<Record<'p10' | 'p50' | 'p90', number | null>>;
  /** People done by the end of each week. */
  readonly done: readonly Spread[];
  /** Tickets opened in each week. */
  readonly tickets: readonly Spread[];
};

/** Plays `plan` through all `futures`; both series end when nine runs in ten have finished and no tickets follow. */
export function forecastFinish(plan: RemainingPlan, futures: readonly Future[]): FinishForecast {
  const played = futures.map((future) => playPlan(plan, future));
  const finish = Float64Array.from(played, (run) => (run.finishWeek < 0 ? Infinity : run.finishWeek)).sort();
  const at = (share: number): number | null => {
    const week = quantile(finish, share);
    return Number.isFinite(week) ? week : null;
  };
  const weeks = futures[0]?.placesUsed.length ?? 0;
  const last = at(0.9);
  const shown = last === null ? weeks : Math.min(weeks, last + Math.max(1, plan.spillOver.length));
  return {
    runs: futures.length,
    finishWeek: { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    done: spreadPerWeek(
      played.map((run) => run.done),
      shown,
    ),
    tickets: spreadPerWeek(
      played.map((run) => run.tickets),
      shown,
    ),
  };
}

/** The share of runs finished by the end of `week`. */
export function shareFinishedBy(plan: RemainingPlan, futures: readonly Future[], week: number): number {
  let finished = 0;
  for (const future of futures) {
    const { finishWeek } = playPlan(plan, future);
    if (finishWeek >= 0 && finishWeek <= week) finished++;
  }
  return futures.length === 0 ? 0 : finished / futures.length;
}

function spreadPerWeek(runs: readonly Float64Array[], weeks: number): Spread[] {
  return Array.from({ length: weeks }, (_, week) => {
    const sorted = Float64Array.from(runs, (run) => run[week]!).sort();
    return {
      p10: quantile(sorted, 0.1),
      p25: quantile(sorted, 0.25),
      p50: quantile(sorted, 0.5),
      p75: quantile(sorted, 0.75),
      p90: quantile(sorted, 0.9),
    };
  });
}

/** The smallest value that at least `share` of the sorted values do not exceed. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Infinity;
}

/**
 * Plays what remains of a plan through one future, week by week, in expected people. The same rule paces the
 * engine: no more starts than places, and no more than the helpdesk's minutes can take.
 */
import type { Future } from './futures.ts';

/** The helpdesk as a limit: minutes it has per week for the rollout, and minutes one ticket takes. */
export type HelpdeskLimit = { readonly minutesPerWeek: number; readonly minutesPerTicket: number };

export type RemainingPlan = {
  /** People done today. */
  readonly done: number;
  /** People who have started and are not heard of yet. */
  readonly underWay: number;
  /** People who wait, by the week they may start in; week 0 is the current one. */
  readonly waves: readonly { readonly week: number; readonly people: number }[];
  /** Places per week; the last entry holds for all later weeks. */
  readonly places: readonly number[];
  /** Weeks in which nobody starts. */
  readonly closedWeeks: ReadonlySet<number>;
  /** Null: the helpdesk limits nothing. */
  readonly helpdesk: HelpdeskLimit | null;
  /** Share of a person's tickets that falls into the week of the start and the following ones. */
  readonly spillOver: readonly number[];
};

/** One run. `done` and `tickets` have one entry per week: people done by its end, tickets opened in it. */
export type Played = {
  readonly done: Float64Array;
  readonly tickets: Float64Array;
  /** The first week by whose end everybody is done; -1 when not within the future. */
  readonly finishWeek: number;
};

/**
 * Everybody has one chance per week: those who defer keep no place, those who do not show up use one, those
 * who fail use one and open tickets; all three wait for the next open week. Whoever waits takes the first open
 * place, so more places, more minutes or fewer losses never finish later. A wave does not wait for the gate
 * of the wave before it: the plan's weeks hold that already.
 */
export function playPlan(plan: RemainingPlan, future: Future): Played {
  const weeks = future.placesUsed.length;
  const [done, tickets] = [new Float64Array(weeks), new Float64Array(weeks)];
  const shows = 1 - future.noShow;
  const works = 1 - future.failure;
  const arrivals = arrivalsOf(plan, weeks);
  const total = plan.done + plan.underWay + sum(arrivals);
  let waiting = plan.underWay * future.failure;
  let finished = plan.done + plan.underWay * works;
  let finishWeek = -1;
  for (let week = 0; week < weeks; week++) {
    waiting += arrivals[week]!;
    const places = placesIn(plan, week) * future.placesUsed[week]!;
    const ticketsPerPerson = future.ticketsPerPerson[week]!;
    const started = Math.min(
      waiting * (1 - future.deferral) * shows,
      places * shows,
      startsWithin(plan.helpdesk, ticketsPerPerson),
    );
    finished += started * works;
    waiting -= started * works;
    for (let later = 0; later < plan.spillOver.length && week + later < weeks; later++)
      tickets[week + later]! += started * ticketsPerPerson * plan.spillOver[later]!;
    done[week] = finished;
    if (finishWeek < 0 && total - finished < 0.5) finishWeek = week;
  }
  return { done, tickets, finishWeek };
}

/** Waves in weeks beyond the future are never played; their people count as not done. */
function arrivalsOf(plan: RemainingPlan, weeks: number): Float64Array {
  const arrivals = new Float64Array(Math.max(weeks, ...plan.waves.map((wave) => wave.week + 1)));
  for (const { week, people } of plan.waves) arrivals[Math.max(0, week)]! += people;
  return arrivals;
}

function placesIn(plan: RemainingPlan, week: number): number {
  if (plan.closedWeeks.has(week)) return 0;
  return plan.places[Math.min(week, plan.places.length - 1)] ?? 0;
}

function startsWithin(helpdesk: HelpdeskLimit | null, ticketsPerPerson: number): number {
  if (helpdesk === null) return Infinity;
  const minutesPerPerson = ticketsPerPerson * helpdesk.minutesPerTicket;
  return minutesPerPerson <= 0 ? Infinity : helpdesk.minutesPerWeek / minutesPerPerson;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * Improves a complete plan within its weeks by simulated annealing: low risk early and few separate visits to
 * a site. Every accepted move keeps all capacities, calendars and order.
 */
import type { Random } from '#domain/random/random.ts';
import {
  firstWeekByOrder,
  fits,
  isOpen,
  lastWeekByOrder,
  place,
  takeOut,
  type PlanState,
} from './plan-state.ts';

/** Cost of one site in one week; the scale of the risk objective is one mean-sized group by one week. */
export const defaultVisitCost = 0.02;

const startTemperature = 0.5;
const endTemperature = 0.005;
/** The last part of the moves only improves. */
const annealingShare = 0.9;
const relocationShare = 0.3;
/** Part of all units, by size, a swap partner is looked for in; and how often anywhere instead. */
const nearShare = 0.02;
const farShare = 0.15;
const movesPerTemperature = 4096;

export type PolishOptions = {
  readonly horizon: number;
  readonly random: Random;
  /** Number of tried moves; about 10 million take a second or two. */
  readonly moves: number;
  readonly visitCost?: number;
};

/** Anneals (Kirkpatrick, Gelatt, Vecchi, 1983) with relocations and swaps; returns the number accepted. */
export function polishPlan(state: PlanState, options: PolishOptions): number {
  const { horizon, random, moves, visitCost = defaultVisitCost } = options;
  const units = state.weekOf.length;
  if (units === 0 || horizon < 2) return 0;
  const { people } = state.problem;
  const bySize = Int32Array.from(people, (_, unit) => unit).sort(
    (left, right) => people[left]! - people[right]! || left - right,
  );
  let accepted = 0;
  let temperature = startTemperature;
  for (let move = 0; move < moves; move++) {
    if (move % movesPerTemperature === 0) {
      const part = move / (moves * annealingShare);
      temperature = part < 1 ? startTemperature * (endTemperature / startTemperature) ** part : 0;
    }
    const rank = random.integer(units);
    const unit = bySize[rank]!;
    const isAccepted =
      random.next() < relocationShare
        ? tryRelocation(state, {
            unit,
            week: random.integer(horizon),
            temperature,
            visitCost,
            random,
            horizon,
          })
        : trySwap(state, {
            unit,
            other: pickPartner(bySize, rank, random),
            temperature,
            visitCost,
            random,
            horizon,
          });
    if (isAccepted) accepted++;
  }
  return accepted;
}

/** Mostly a unit of nearly the same size: full weeks can take it in exchange. */
function pickPartner(bySize: Int32Array, rank: number, random: Random): number {
  const reach = Math.max(8, Math.round(bySize.length * nearShare));
  if (random.next() < farShare) return bySize[random.integer(bySize.length)]!;
  const partner = rank - reach + random.integer(2 * reach + 1);
  return bySize[Math.min(bySize.length - 1, Math.max(0, partner))]!;
}

type Trial = {
  readonly unit: number;
  readonly temperature: number;
  readonly visitCost: number;
  readonly random: Random;
  readonly horizon: number;
};

function isWorthIt(delta: number, { temperature, random }: Trial): boolean {
  return delta < -1e-12 || (temperature > 0 && random.next() < Math.exp(-delta / temperature));
}

function tryRelocation(state: PlanState, trial: Trial & { readonly week: number }): boolean {
  const { unit, week } = trial;
  const from = state.weekOf[unit]!;
  if (week === from || !isOpen(state.problem, unit, week)) return false;
  const delta =
    state.problem.weekCost[unit]! * (week - from) + trial.visitCost * visitsAdded(state, unit, from, week);
  if (!isWorthIt(delta, trial)) return false;
  if (week < firstWeekByOrder(state, unit) || week > lastWeekByOrder(state, unit, trial.horizon - 1))
    return false;
  takeOut(state, unit);
  if (fits(state, unit, week)) {
    place(state, unit, week);
    return true;
  }
  place(state, unit, from);
  return false;
}

function trySwap(state: PlanState, trial: Trial & { readonly other: number }): boolean {
  const { unit, other } = trial;
  const { problem, weekOf } = state;
  const [week, otherWeek] = [weekOf[unit]!, weekOf[other]!];
  if (week === otherWeek || !isOpen(problem, unit, otherWeek) || !isOpen(problem, other, week)) return false;
  let delta = (problem.weekCost[unit]! - problem.weekCost[other]!) * (otherWeek - week);
  if (!hasSameSite(state, unit, other)) {
    delta +=
      trial.visitCost *
      (visitsAdded(state, unit, week, otherWeek) + visitsAdded(state, other, otherWeek, week));
  }
  if (!isWorthIt(delta, trial) || !isOrderKept(state, trial)) return false;
  takeOut(state, unit);
  takeOut(state, other);
  if (fits(state, unit, otherWeek)) {
    place(state, unit, otherWeek);
    if (fits(state, other, week)) {
      place(state, other, week);
      return true;
    }
    takeOut(state, unit);
  }
  place(state, unit, week);
  place(state, other, otherWeek);
  return false;
}

/** Ranges with the other unit still in place also refuse swapping a unit with its own predecessor. */
function isOrderKept(
  state: PlanState,
  { unit, other, horizon }: Trial & { readonly other: number },
): boolean {
  const [week, otherWeek] = [state.weekOf[unit]!, state.weekOf[other]!];
  return (
    otherWeek >= firstWeekByOrder(state, unit) &&
    otherWeek <= lastWeekByOrder(state, unit, horizon - 1) &&
    week >= firstWeekByOrder(state, other) &&
    week <= lastWeekByOrder(state, other, horizon - 1)
  );
}

function visitsAdded(state: PlanState, unit: number, from: number, to: number): number {
  const { sites, weekCount } = state.problem;
  let added = 0;
  for (let at = sites.starts[unit]!; at < sites.starts[unit + 1]!; at++) {
    const row = sites.items[at]! * weekCount;
    if (state.visits[row + to] === 0) added++;
    if (state.visits[row + from] === 1) added--;
  }
  return added;
}

function hasSameSite(state: PlanState, one: number, other: number): boolean {
  const { starts, items } = state.problem.sites;
  return (
    starts[one + 1]! > starts[one]! &&
    items[starts[one]!] === items[starts[other]!] &&
    starts[other + 1]! > starts[other]!
  );
}

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
const relocationShare = 0.1;
/** Part of all units, by size, a swap partner is looked for in; and how often anywhere instead. */
const nearShare = 0.01;
const farShare = 0.12;
const movesPerTemperature = 4096;

export type PolishOptions = {
  readonly horizon: number;
  readonly random: Random;
  /** Number of tried moves; about 10 million take a second or two. */
  readonly moves: number;
  readonly visitCost?: number;
};

/** What the moves share; one object, because there are millions of moves. */
type Annealing = {
  readonly state: PlanState;
  readonly random: Random;
  readonly horizon: number;
  readonly visitCost: number;
  /** Units by number of people. */
  readonly bySize: Int32Array;
  temperature: number;
};

/** Anneals (Kirkpatrick, Gelatt, Vecchi, 1983) with relocations and swaps; returns the number accepted. */
export function polishPlan(state: PlanState, options: PolishOptions): number {
  const { horizon, random, moves, visitCost = defaultVisitCost } = options;
  const { people } = state.problem;
  const units = state.weekOf.length;
  if (units === 0 || horizon < 2) return 0;
  const bySize = Int32Array.from(people, (_, unit) => unit).sort(
    (left, right) => people[left]! - people[right]! || left - right,
  );
  const annealing: Annealing = { state, random, horizon, visitCost, bySize, temperature: startTemperature };
  let accepted = 0;
  for (let move = 0; move < moves; move++) {
    if (move % movesPerTemperature === 0) {
      const part = move / (moves * annealingShare);
      annealing.temperature = part < 1 ? startTemperature * (endTemperature / startTemperature) ** part : 0;
    }
    const rank = random.integer(units);
    const unit = bySize[rank]!;
    const isAccepted =
      random.next() < relocationShare
        ? tryRelocation(annealing, unit, random.integer(horizon))
        : trySwap(annealing, unit, pickPartner(annealing, rank));
    if (isAccepted) accepted++;
  }
  return accepted;
}

/** Mostly a unit of nearly the same size: full weeks can take it in exchange. */
function pickPartner({ bySize, random }: Annealing, rank: number): number {
  if (random.next() < farShare) return bySize[random.integer(bySize.length)]!;
  const reach = Math.max(20, Math.round(bySize.length * nearShare));
  const partner = rank - reach + random.integer(2 * reach + 1);
  return bySize[Math.min(bySize.length - 1, Math.max(0, partner))]!;
}

function isWorthIt({ temperature, random }: Annealing, delta: number): boolean {
  return delta < -1e-12 || (temperature > 0 && random.next() < Math.exp(-delta / temperature));
}

function tryRelocation(annealing: Annealing, unit: number, week: number): boolean {
  const { state } = annealing;
  const from = state.weekOf[unit]!;
  if (week === from || !isOpen(state.problem, unit, week)) return false;
  const delta =
    state.problem.weekCost[unit]! * (week - from) +
    annealing.visitCost * visitsAdded(state, unit, from, week);
  if (!isWorthIt(annealing, delta) || !hasRoom(state, week, state.problem.people[unit]!)) return false;
  if (!isInOrder(annealing, unit, week)) return false;
  takeOut(state, unit);
  const isPossible = fits(state, unit, week);
  place(state, unit, isPossible ? week : from);
  return isPossible;
}

function trySwap(annealing: Annealing, unit: number, other: number): boolean {
  const { state, visitCost } = annealing;
  const { problem, weekOf } = state;
  const week = weekOf[unit]!;
  const otherWeek = weekOf[other]!;
  if (week === otherWeek || !isOpen(problem, unit, otherWeek) || !isOpen(problem, other, week)) return false;
  let delta = (problem.weekCost[unit]! - problem.weekCost[other]!) * (otherWeek - week);
  if (visitCost > 0 && !hasSameSite(state, unit, other)) {
    delta +=
      visitCost * (visitsAdded(state, unit, week, otherWeek) + visitsAdded(state, other, otherWeek, week));
  }
  if (!isWorthIt(annealing, delta)) return false;
  // People alone settle most trials, without touching the plan.
  const more = problem.people[unit]! - problem.people[other]!;
  if (!hasRoom(state, otherWeek, more) || !hasRoom(state, week, -more)) return false;
  // With both still in place this also refuses swapping a unit with its own predecessor.
  if (!isInOrder(annealing, unit, otherWeek) || !isInOrder(annealing, other, week)) return false;
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

/** Whether the week takes so many people more (or fewer); people are resource 0. */
function hasRoom({ problem, used }: PlanState, week: number, people: number): boolean {
  return people <= 0 || used[week]! + people <= problem.available[week]! + 1e-6;
}

function isInOrder({ state, horizon }: Annealing, unit: number, week: number): boolean {
  return week >= firstWeekByOrder(state, unit) && week <= lastWeekByOrder(state, unit, horizon - 1);
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
  const hasSites = starts[one + 1]! > starts[one]! && starts[other + 1]! > starts[other]!;
  return hasSites && items[starts[one]!] === items[starts[other]!];
}

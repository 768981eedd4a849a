/**
 * Brings displaced units back towards their old weeks: by relocations, by swaps, and by chains in which a smaller unit
 * makes room and goes to the cheapest week it finds. First while the disturbance falls; then it may rise for a while
 * (simulated annealing, Kirkpatrick et al. 1983), because a way home often begins with a step away; then falling again.
 * The better of the two ends stays, and handfuls of units get their weeks anew from there.
 */
import {
  firstWeekByOrder,
  fits,
  lastWeekByOrder,
  place,
  replacePlan,
  takeOut,
  weeksByOrder,
} from './plan-state.ts';
import { reassignFew, type Hand } from './reassign-few.ts';
import { disturbanceOf, hasStarted, isAway, moveCost, type ReplanState } from './replan-state.ts';

const homeShare = 0.4;
const chainShare = 0.3;
/** A saving below this is rounding. */
const leastSaving = 1e-9;
/** Shares of the moves: the first descent, and the part in which the disturbance may rise. */
const descentShare = 0.2;
const annealingShare = 0.6;
/** Temperatures in people, as shares of those of a usual unit. */
const hottest = 0.15;
const coldest = 0.01;
/** Weeks tried for handfuls per move, up to so many units; the square of the share beyond, or large plans take too long. */
const triesPerMove = 6;
const fewUnits = 1500;
/** Handfuls after which those at home again are no longer drawn. */
const handfulsPerList = 100;
/** Handfuls without a saving, per unit away, after which there is none to be expected. */
const vainPerAway = 400;

type Pull = {
  readonly replan: ReplanState;
  readonly horizon: number;
  readonly displaced: number[];
  /** 1 = in the list. */
  readonly isListed: Uint8Array;
  /** What a move has to save at least; below zero where it may cost something. */
  leastSaved: number;
};

/** Tries `moves` random improvements for the displaced units within the horizon. */
export function pullHome(replan: ReplanState, horizon: number, moves: number): void {
  search(replan, horizon, moves);
  sendHome(replan);
}

/** Nobody is away who could be at home with everybody else where they are. */
function sendHome(replan: ReplanState): void {
  const { state, oldWeek, now } = replan;
  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const unit of allAway(replan)) {
      const [home, from] = [oldWeek[unit]!, state.weekOf[unit]!];
      const [first, last] = weeksByOrder(state, unit);
      if (home < Math.max(first, now) || home > last) continue;
      takeOut(state, unit);
      const isPossible = fits(state, unit, home);
      place(state, unit, isPossible ? home : from);
      hasMoved ||= isPossible;
    }
  }
}

function search(replan: ReplanState, horizon: number, moves: number): void {
  const { state, oldWeek, random } = replan;
  const pull: Pull = {
    replan,
    horizon,
    displaced: [],
    isListed: new Uint8Array(oldWeek.length),
    leastSaved: leastSaving,
  };
  const descend = (count: number): void => {
    list(pull, oldWeek.keys());
    pull.leastSaved = leastSaving;
    for (let move = 0; move < count && pull.displaced.length > 0; move++) tryMove(pull);
  };
  const [first, hot] = [Math.floor(moves * descentShare), Math.floor(moves * annealingShare)];
  descend(first);
  if (pull.displaced.length === 0) return;
  const descended = state.weekOf.slice();
  const cost = disturbanceOf(replan, state.weekOf);
  const usual = replan.problem.people.reduce((sum, people) => sum + people, 0) / replan.problem.unitCount;
  for (let move = 0; move < hot && pull.displaced.length > 0; move++) {
    const temperature = usual * hottest * (coldest / hottest) ** (move / hot);
    pull.leastSaved = temperature * Math.log(1 - random.next());
    tryMove(pull);
  }
  descend(moves - first - hot);
  if (disturbanceOf(replan, state.weekOf) > cost - leastSaving) replacePlan(state, descended);
  const share = Math.min(1, fewUnits / replan.problem.unitCount) ** 2;
  reassign(pull, moves * triesPerMove * share);
}

/** Gives handfuls their weeks anew until so many weeks were tried. */
function reassign(pull: Pull, tries: number): void {
  const { replan, horizon } = pull;
  const hand: Hand = { replan, end: Math.min(horizon, replan.problem.weekCount), weeksFrom: new Map() };
  let [left, vain] = [tries, 0];
  while (left > 0) {
    const away = allAway(replan);
    if (vain >= vainPerAway * away.length) return;
    for (let handful = 0; handful < handfulsPerList; handful++) {
      const { tries: used, saved } = reassignFew(hand, away);
      left -= used;
      vain = saved > leastSaving ? 0 : vain + 1;
    }
  }
}

function allAway(replan: ReplanState): number[] {
  return Array.from(replan.oldWeek.keys()).filter((unit) => isAway(replan, unit));
}

/** Lists those of the units that are placed elsewhere than before. */
function list({ replan, displaced, isListed }: Pull, units: Iterable<number>): void {
  for (const unit of units) {
    if (!isAway(replan, unit) || isListed[unit] === 1) continue;
    displaced.push(unit);
    isListed[unit] = 1;
  }
}

function tryMove(pull: Pull): void {
  const { replan, displaced, horizon } = pull;
  const { state, oldWeek, now, random } = replan;
  const end = Math.min(horizon, replan.problem.weekCount);
  const position = random.integer(displaced.length);
  const unit = displaced[position]!;
  const old = oldWeek[unit]!;
  if (state.weekOf[unit] === old) {
    // It is home again: the last one takes its place in the list.
    displaced[position] = displaced.at(-1)!;
    displaced.length -= 1;
    pull.isListed[unit] = 0;
    return;
  }
  const isHomeTried = old >= now && old < end && random.next() < homeShare;
  const week = isHomeTried ? old : now + random.integer(end - now);
  if (week === state.weekOf[unit] || !isInRange(pull, unit, week)) return;
  const saved = moveCost(replan, unit, state.weekOf[unit]!) - moveCost(replan, unit, week);
  if (saved > pull.leastSaved && relocate(pull, unit, week)) return;
  const units = state.unitsIn[week]!;
  if (units.length === 0) return;
  const other = units[random.integer(units.length)]!;
  if (hasStarted(replan, other)) return;
  const isMoved =
    random.next() < chainShare ? chain(pull, unit, other, saved) : swap(pull, unit, other, saved);
  if (isMoved) list(pull, [other]);
}

function isInRange({ replan, horizon }: Pull, unit: number, week: number): boolean {
  const { state, now } = replan;
  return (
    week >= Math.max(now, firstWeekByOrder(state, unit)) && week <= lastWeekByOrder(state, unit, horizon - 1)
  );
}

function relocate({ replan }: Pull, unit: number, week: number): boolean {
  const { state } = replan;
  const from = takeOut(state, unit);
  const isPossible = fits(state, unit, week);
  place(state, unit, isPossible ? week : from);
  return isPossible;
}

function swap(pull: Pull, unit: number, other: number, saved: number): boolean {
  const { replan } = pull;
  const { state } = replan;
  const [week, otherWeek] = [state.weekOf[unit]!, state.weekOf[other]!];
  const total = saved + moveCost(replan, other, otherWeek) - moveCost(replan, other, week);
  if (total <= pull.leastSaved || !isInRange(pull, other, week)) return false;
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

/** The unit takes the week of the other, which goes to its cheapest week if the sum of costs still falls. */
function chain(pull: Pull, unit: number, other: number, saved: number): boolean {
  const { replan, horizon } = pull;
  const { state, now } = replan;
  const [week, otherWeek] = [state.weekOf[unit]!, state.weekOf[other]!];
  const budget = saved + moveCost(replan, other, otherWeek) - pull.leastSaved;
  if (budget <= 0 || replan.problem.people[other]! > budget) return false;
  takeOut(state, unit);
  takeOut(state, other);
  if (fits(state, unit, otherWeek)) {
    place(state, unit, otherWeek);
    // With the unit in place the order between the two, if any, is part of the range.
    const first = Math.max(now, firstWeekByOrder(state, other));
    const last = lastWeekByOrder(state, other, horizon - 1);
    let best = -1;
    let lowest = budget;
    for (let candidate = first; candidate <= last; candidate++) {
      const cost = moveCost(replan, other, candidate);
      if (cost >= lowest || candidate === otherWeek || !fits(state, other, candidate)) continue;
      [lowest, best] = [cost, candidate];
    }
    if (best >= 0) {
      place(state, other, best);
      return true;
    }
    takeOut(state, unit);
  }
  place(state, unit, week);
  place(state, other, otherWeek);
  return false;
}

/**
 * Brings displaced units back towards their old weeks while the disturbance falls: by relocations, by swaps, and
 * by chains in which a smaller unit makes room and goes to the cheapest week it finds.
 */
import { firstWeekByOrder, fits, lastWeekByOrder, place, takeOut } from './plan-state.ts';
import { hasStarted, moveCost, type ReplanState } from './replan-state.ts';

const homeShare = 0.4;
const chainShare = 0.3;
/** A saving below this is rounding. */
const leastSaving = 1e-9;

type Pull = { readonly replan: ReplanState; readonly horizon: number; readonly displaced: number[] };

/** Tries `moves` random improvements for the displaced units within the horizon. */
export function pullHome(replan: ReplanState, horizon: number, moves: number): void {
  const { state, oldWeek, now, random } = replan;
  const displaced: number[] = [];
  for (const unit of replan.reasons.keys()) {
    if (state.weekOf[unit]! >= 0 && state.weekOf[unit] !== oldWeek[unit]) displaced.push(unit);
  }
  const pull: Pull = { replan, horizon, displaced };
  const end = Math.min(horizon, replan.problem.weekCount);
  for (let move = 0; move < moves && displaced.length > 0; move++) {
    const position = random.integer(displaced.length);
    const unit = displaced[position]!;
    const old = oldWeek[unit]!;
    if (state.weekOf[unit] === old) {
      // It is home again: the last one takes its place in the list.
      displaced[position] = displaced.at(-1)!;
      displaced.length -= 1;
      continue;
    }
    const isHomeTried = old >= now && old < end && random.next() < homeShare;
    const week = isHomeTried ? old : now + random.integer(end - now);
    if (week === state.weekOf[unit] || !isInRange(pull, unit, week)) continue;
    const saved = moveCost(replan, unit, state.weekOf[unit]!) - moveCost(replan, unit, week);
    if (saved > leastSaving && relocate(pull, unit, week)) continue;
    const units = state.unitsIn[week]!;
    if (units.length === 0) continue;
    const other = units[random.integer(units.length)]!;
    if (hasStarted(replan, other)) continue;
    const isMoved =
      random.next() < chainShare ? chain(pull, unit, other, saved) : swap(pull, unit, other, saved);
    if (isMoved) noteMove(pull, other, unit);
  }
}

function noteMove({ replan, displaced }: Pull, other: number, unit: number): void {
  if (replan.state.weekOf[other] === replan.oldWeek[other]) return;
  if (!replan.reasons.has(other)) replan.reasons.set(other, { kind: 'makes_room', unit });
  if (!displaced.includes(other)) displaced.push(other);
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
  if (total <= leastSaving || !isInRange(pull, other, week)) return false;
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
  const budget = saved + moveCost(replan, other, otherWeek) - leastSaving;
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

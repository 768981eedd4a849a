/**
 * Brings displaced units back towards their old weeks by relocations and swaps while the disturbance falls.
 */
import { firstWeekByOrder, fits, lastWeekByOrder, place, takeOut } from './plan-state.ts';
import { hasStarted, moveCost, type ReplanState } from './replan-state.ts';

/** Tries `moves` random improvements for the displaced units within the horizon. */
export function pullHome(replan: ReplanState, horizon: number, moves: number): void {
  const { state, oldWeek, now, random } = replan;
  const displaced: number[] = [];
  for (const unit of replan.reasons.keys()) {
    if (state.weekOf[unit]! >= 0 && state.weekOf[unit] !== oldWeek[unit]) displaced.push(unit);
  }
  const end = Math.min(horizon, replan.problem.weekCount);
  for (let move = 0; move < moves && displaced.length > 0; move++) {
    const position = random.integer(displaced.length);
    const unit = displaced[position]!;
    const old = oldWeek[unit]!;
    const isHomeTried = old >= now && old < end && random.next() < 0.4;
    const week = isHomeTried ? old : now + random.integer(end - now);
    if (week === state.weekOf[unit]) continue;
    const saved = moveCost(replan, unit, state.weekOf[unit]!) - moveCost(replan, unit, week);
    if (saved > 1e-9 && relocate(replan, unit, week, horizon)) {
      if (week === old) [displaced[position], displaced.length] = [displaced.at(-1)!, displaced.length - 1];
      continue;
    }
    const units = state.unitsIn[week]!;
    if (units.length === 0) continue;
    const other = units[random.integer(units.length)]!;
    if (hasStarted(replan, other) || !swap(replan, unit, other, saved, horizon)) continue;
    const isOtherNew = !replan.reasons.has(other);
    if (isOtherNew) replan.reasons.set(other, { kind: 'makes_room', unit });
    if (state.weekOf[other] !== oldWeek[other] && isOtherNew) displaced.push(other);
  }
}

function isInRange(replan: ReplanState, unit: number, week: number, horizon: number): boolean {
  const { state, now } = replan;
  return (
    week >= Math.max(now, firstWeekByOrder(state, unit)) && week <= lastWeekByOrder(state, unit, horizon - 1)
  );
}

function relocate(replan: ReplanState, unit: number, week: number, horizon: number): boolean {
  const { state } = replan;
  if (!isInRange(replan, unit, week, horizon)) return false;
  const from = takeOut(state, unit);
  const isPossible = fits(state, unit, week);
  place(state, unit, isPossible ? week : from);
  return isPossible;
}

function swap(replan: ReplanState, unit: number, other: number, saved: number, horizon: number): boolean {
  const { state } = replan;
  const [week, otherWeek] = [state.weekOf[unit]!, state.weekOf[other]!];
  const total = saved + moveCost(replan, other, otherWeek) - moveCost(replan, other, week);
  if (total <= 1e-9) return false;
  if (!isInRange(replan, unit, otherWeek, horizon) || !isInRange(replan, other, week, horizon)) return false;
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

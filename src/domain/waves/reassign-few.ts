/**
 * Gives a handful of units their weeks anew, in the best way there is: every combination of weeks that could disturb
 * fewer people than the present one is tried, cheapest first (branch and bound, Land & Doig 1960). The handful is drawn
 * around one unit that is away from its old week: whoever is in the way of its return, of theirs, and others away (large
 * neighbourhood search, Shaw 1998).
 */
import { findObstacle, fits, isOpen, noObstacle, place, takeOut, weeksByOrder } from './plan-state.ts';
import { hasStarted, moveCost, type ReplanState } from './replan-state.ts';

const fewestUnits = 4;
const mostUnits = 12;
/** Shares of draws: the old week as the one to clear, and others away instead of those in the way. */
const homeShare = 0.7;
const awayShare = 0.3;
const drawsPerUnit = 4;
const takerDraws = 5;
/** Weeks tried for one handful. */
const mostTries = 1500;
/** What drawing a unit takes, in weeks tried. */
const drawingTries = 5;
/** A saving below this is rounding. */
const leastSaving = 1e-9;

/** What handfuls are drawn from. */
export type Hand = {
  readonly replan: ReplanState;
  /** Weeks that may be used end before it. */
  readonly end: number;
  /** By old week (-1 = new), all weeks with the cheapest first; filled as they are asked for. */
  readonly weeksFrom: Map<number, Int32Array>;
};

type Trial = {
  readonly hand: Hand;
  readonly units: readonly number[];
  /** The least that the units from each position on can cost. */
  readonly leastFrom: Float64Array;
  readonly weeks: number[];
  best: readonly number[] | null;
  lowest: number;
  tries: number;
};

/** Draws a handful from those away and gives it the cheapest weeks found; the first of its units was away. */
export function reassignFew(
  hand: Hand,
  away: readonly number[],
): { readonly units: readonly number[]; readonly tries: number; readonly saved: number } {
  const { replan } = hand;
  const { state } = replan;
  const units = drawUnits(hand, away);
  const before = units.map((unit) => state.weekOf[unit]!);
  const cost = units.reduce((sum, unit, at) => sum + moveCost(replan, unit, before[at]!), 0);
  const leastFrom = new Float64Array(units.length + 1);
  for (let at = units.length - 1; at >= 0; at--)
    leastFrom[at] = leastFrom[at + 1]! + leastCost(hand, units[at]!);
  for (const unit of units) takeOut(state, unit);
  // A way that costs the same is taken as well: it may be the beginning of a better one.
  const trial: Trial = {
    hand,
    units,
    leastFrom,
    weeks: [],
    best: null,
    lowest: cost + leastSaving,
    tries: drawingTries * units.length,
  };
  assignFrom(trial, 0, 0);
  for (const [at, unit] of units.entries()) place(state, unit, (trial.best ?? before)[at]!);
  const saved = trial.best === null ? 0 : cost - trial.lowest - leastSaving;
  return { units, tries: trial.tries, saved };
}

/** Tries the weeks of the unit at the position, with those before it placed; leaves the state as it was. */
function assignFrom(trial: Trial, at: number, cost: number): void {
  const { hand, units, leastFrom } = trial;
  if (at === units.length) {
    trial.lowest = cost - leastSaving;
    trial.best = [...trial.weeks];
    return;
  }
  const { replan } = hand;
  const { state } = replan;
  const unit = units[at]!;
  const [first, last] = weeksByOrder(state, unit);
  for (const week of weeksOf(hand, unit)) {
    const total = cost + moveCost(replan, unit, week);
    if (total + leastFrom[at + 1]! >= trial.lowest || trial.tries > mostTries) return;
    if (week < first || week > last) continue;
    trial.tries += 1;
    if (!fits(state, unit, week)) continue;
    place(state, unit, week);
    trial.weeks.push(week);
    assignFrom(trial, at + 1, total);
    trial.weeks.pop();
    takeOut(state, unit);
  }
}

function leastCost(hand: Hand, unit: number): number {
  const { replan } = hand;
  const week = weeksOf(hand, unit).find((open) => isOpen(replan.problem, unit, open));
  return week === undefined ? 0 : moveCost(replan, unit, week);
}

/** What a move costs depends on much, but which of two weeks costs more only on the old one. */
function weeksOf({ replan, end, weeksFrom }: Hand, unit: number): Int32Array {
  const old = replan.oldWeek[unit]!;
  let weeks = weeksFrom.get(old);
  if (weeks === undefined) {
    weeks = Int32Array.from({ length: end - replan.now }, (_, index) => replan.now + index).sort(
      (one, other) => moveCost(replan, unit, one) - moveCost(replan, unit, other),
    );
    weeksFrom.set(old, weeks);
  }
  return weeks;
}

function drawUnits({ replan, end }: Hand, away: readonly number[]): number[] {
  const { random } = replan;
  const count = fewestUnits + random.integer(mostUnits - fewestUnits + 1);
  const drawn = [drawDear(replan, away)];
  for (let draw = 0; draw < drawsPerUnit * count && drawn.length < count; draw++) {
    const other =
      random.next() < awayShare
        ? away[random.integer(away.length)]!
        : drawInTheWay(replan, drawn[random.integer(drawn.length)]!, end);
    if (other >= 0 && !hasStarted(replan, other) && !drawn.includes(other)) drawn.push(other);
  }
  // Large ones find no room beside small ones that were placed before them.
  const { people } = replan.problem;
  const [first, ...others] = drawn;
  return [first!, ...others.sort((one, other) => people[other]! - people[one]!)];
}

/** The dearer of two: there is more to save. */
function drawDear(replan: ReplanState, away: readonly number[]): number {
  const { state, random } = replan;
  const [one, other] = [away[random.integer(away.length)]!, away[random.integer(away.length)]!];
  const costOf = (unit: number): number => moveCost(replan, unit, state.weekOf[unit]!);
  return costOf(one) > costOf(other) ? one : other;
}

/** Somebody who keeps the unit from a week, often its old one; -1 where the draw hits nobody. */
function drawInTheWay(replan: ReplanState, unit: number, end: number): number {
  const { problem, state, oldWeek, now, random } = replan;
  const [from, old] = [state.weekOf[unit]!, oldWeek[unit]!];
  const isHome = from !== old && old >= now && old < end && random.next() < homeShare;
  const week = isHome ? old : now + random.integer(end - now);
  if (week === from || !isOpen(problem, unit, week)) return -1;
  const linked = drawLinked(replan, unit, week);
  if (linked >= 0) return linked;
  takeOut(state, unit);
  const obstacle = findObstacle(state, unit, week);
  place(state, unit, from);
  if (obstacle >= problem.resources.length) {
    // Minutes that fall in a week come from starts in that week and in the ones before it.
    const busy = obstacle - problem.resources.length;
    return drawFrom(replan, busy - random.integer(problem.spillOver.length), noObstacle);
  }
  return drawFrom(replan, week, obstacle);
}

/** One that the unit, in the week, would start before though it has to follow it, or the other way round. */
function drawLinked({ problem, state, random }: ReplanState, unit: number, week: number): number {
  const { predecessors, successors } = problem;
  const found: number[] = [];
  for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++) {
    const other = predecessors.items[at]!;
    if (state.weekOf[other]! >= week) found.push(other);
  }
  for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
    const other = successors.items[at]!;
    if (state.weekOf[other]! <= week) found.push(other);
  }
  return found.length === 0 ? -1 : found[random.integer(found.length)]!;
}

/** Somebody of the week who takes part of the resource, if one is given. */
function drawFrom({ problem, state, random }: ReplanState, week: number, resource: number): number {
  const units = state.unitsIn[week] ?? [];
  const { starts, items } = problem.demands;
  for (let draw = 0; draw < takerDraws && units.length > 0; draw++) {
    const other = units[random.integer(units.length)]!;
    if (resource === noObstacle) return other;
    for (let at = starts[other]!; at < starts[other + 1]!; at++) if (items[at] === resource) return other;
  }
  return -1;
}

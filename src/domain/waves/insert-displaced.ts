/**
 * Gives displaced units the cheapest legal week: directly, by a one-step chain (another unit makes room), or
 * by pushing their successors later. What it cannot place is returned.
 */
import { firstWeekByOrder, fits, lastWeekByOrder, place, takeOut } from './plan-state.ts';
import { hasStarted, moveCost, type ReplanState } from './replan-state.ts';

export type InsertOptions = { readonly horizon: number; readonly latest: Int32Array };

type Choice = {
  readonly week: number;
  readonly cost: number;
  readonly other: number;
  readonly otherWeek: number;
};

/** A direct week that costs more than this many times the people is compared with chains. */
const dearShare = 1.6;
const chainSamples = 40;
const chainWeeksBefore = 3;
const chainWeeksAfter = 4;
const mostShiftsPerUnit = 4;

/** Places the units in the order of their old weeks, larger ones first; returns those without a week. */
export function insertDisplaced(
  replan: ReplanState,
  units: readonly number[],
  options: InsertOptions,
): number[] {
  const { problem, oldWeek, state } = replan;
  const rankOf = new Map(Array.from(problem.order, (unit, rank) => [unit, rank]));
  const shifts = new Map<number, number>();
  const left: number[] = [];
  const queue = units.toSorted(
    (one, other) => oldWeek[one]! - oldWeek[other]! || problem.people[other]! - problem.people[one]!,
  );
  let waits = 0;
  while (queue.length > 0) {
    const unit = queue.shift()!;
    if (firstWeekByOrder(state, unit) < 0) {
      // A predecessor is still in the queue, or found no week: then this unit waits for the compression too.
      if (waits++ > queue.length) left.push(unit);
      else queue.push(unit);
      continue;
    }
    const choice = chooseWeek(replan, unit, options);
    if (choice !== null) {
      apply(replan, unit, choice);
      waits = 0;
      continue;
    }
    const count = (shifts.get(unit) ?? 0) + 1;
    shifts.set(unit, count);
    const pushed = count > mostShiftsPerUnit ? null : shiftSuccessors(replan, unit, options);
    if (pushed === null) left.push(unit);
    else {
      queue.push(...pushed);
      queue.sort((one, other) => oldWeek[one]! - oldWeek[other]! || rankOf.get(one)! - rankOf.get(other)!);
      waits = 0;
    }
  }
  return left;
}

function chooseWeek(replan: ReplanState, unit: number, options: InsertOptions): Choice | null {
  const { state, now } = replan;
  const first = Math.max(now, firstWeekByOrder(state, unit));
  const last = lastWeekByOrder(state, unit, Math.min(options.horizon - 1, options.latest[unit]!));
  const direct = cheapestWeek(replan, unit, first, last);
  if (direct !== null && direct.cost <= dearShare * replan.problem.people[unit]!) return direct;
  const chain = cheapestChain(replan, unit, { first, last, options });
  if (chain === null) return direct;
  return direct === null || chain.cost < direct.cost ? chain : direct;
}

function cheapestWeek(replan: ReplanState, unit: number, first: number, last: number): Choice | null {
  let best: Choice | null = null;
  for (let week = first; week <= last; week++) {
    const cost = moveCost(replan, unit, week);
    if ((best === null || cost < best.cost) && fits(replan.state, unit, week)) {
      best = { week, cost, other: -1, otherWeek: -1 };
    }
  }
  return best;
}

function cheapestChain(
  replan: ReplanState,
  unit: number,
  range: { readonly first: number; readonly last: number; readonly options: InsertOptions },
): Choice | null {
  const { state, random, oldWeek, now } = replan;
  const centre = oldWeek[unit]! < 0 ? now : oldWeek[unit]!;
  let best: Choice | null = null;
  const from = Math.max(range.first, centre - chainWeeksBefore);
  for (let week = from; week <= Math.min(range.last, centre + chainWeeksAfter); week++) {
    const cost = moveCost(replan, unit, week);
    const units = state.unitsIn[week]!;
    for (let sample = 0; sample < chainSamples && units.length > 0; sample++) {
      if (best !== null && cost >= best.cost) break;
      const other = units[random.integer(units.length)]!;
      if (hasStarted(replan, other) || areLinked(replan, unit, other)) continue;
      const choice = tryChain(replan, unit, other, { week, cost, options: range.options });
      if (choice !== null && (best === null || choice.cost < best.cost)) best = choice;
    }
  }
  return best;
}

function tryChain(
  replan: ReplanState,
  unit: number,
  other: number,
  at: { readonly week: number; readonly cost: number; readonly options: InsertOptions },
): Choice | null {
  const { state, now } = replan;
  const first = Math.max(now, firstWeekByOrder(state, other));
  const last = lastWeekByOrder(state, other, Math.min(at.options.horizon - 1, at.options.latest[other]!));
  const before = moveCost(replan, other, at.week);
  takeOut(state, other);
  let choice: Choice | null = null;
  if (fits(state, unit, at.week)) {
    place(state, unit, at.week);
    const moved = cheapestWeek(replan, other, first, last);
    if (moved !== null) {
      choice = { week: at.week, cost: at.cost + moved.cost - before, other, otherWeek: moved.week };
    }
    takeOut(state, unit);
  }
  place(state, other, at.week);
  return choice;
}

function apply(replan: ReplanState, unit: number, choice: Choice): void {
  if (choice.other >= 0) {
    takeOut(replan.state, choice.other);
    place(replan.state, choice.other, choice.otherWeek);
  }
  place(replan.state, unit, choice.week);
}

/** Places the unit where only its successors are in the way, and returns the successors to place again. */
function shiftSuccessors(replan: ReplanState, unit: number, options: InsertOptions): number[] | null {
  const { state, now, problem } = replan;
  const first = Math.max(now, firstWeekByOrder(state, unit));
  const direct = cheapestWeek(replan, unit, first, Math.min(options.horizon - 1, options.latest[unit]!));
  if (direct === null) return null;
  place(state, unit, direct.week);
  const { starts, items } = problem.successors;
  const pushed: number[] = [];
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const successor = items[at]!;
    const week = state.weekOf[successor]!;
    if (week < 0 || week > direct.week || hasStarted(replan, successor)) continue;
    takeOut(state, successor);
    pushed.push(successor);
  }
  return pushed;
}

function areLinked({ problem }: ReplanState, one: number, other: number): boolean {
  for (const { starts, items } of [problem.predecessors, problem.successors]) {
    for (let at = starts[one]!; at < starts[one + 1]!; at++) if (items[at] === other) return true;
  }
  return false;
}

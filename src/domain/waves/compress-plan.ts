/**
 * Finds room for units a schedule left over, by ejection chains: others move aside to weeks where they fit
 * too, predecessors are pulled earlier, and at last a few units are kicked out and placed again.
 */
import type { Random } from '#domain/random/random.ts';
import {
  findObstacle,
  firstWeekByOrder,
  fits,
  isOpen,
  lastWeekByOrder,
  noObstacle,
  place,
  takeOut,
  type PlanState,
} from './plan-state.ts';

export type CompressOptions = {
  readonly horizon: number;
  readonly latest: Int32Array;
  readonly random: Random;
  /** Units are never put before this week, and units before it are never moved. */
  readonly firstWeek: number;
};

type Search = CompressOptions & { readonly state: PlanState; work: number };

/** Undoing a trial: the units moved, with the weeks they came from. */
type Trail = { readonly unit: number; readonly from: number }[];

const mostEjections = 6;
const sampleSize = 60;
const pullTries = 400;
const mostKicked = 30;
const triesPerUnit = 6;

/**
 * Places `leftovers` into weeks before the horizon, moving others where needed; every capacity and order
 * holds at every step. `work` bounds the number of looked-at units (not time), so a seed gives one answer.
 * Returns the units still without a week.
 */
export function compressPlan(
  state: PlanState,
  leftovers: readonly number[],
  options: CompressOptions,
  work: number,
): number[] {
  const search: Search = { ...options, state, work };
  const people = state.problem.people;
  const tries = new Map<number, number>();
  const rankOf = new Map(Array.from(state.problem.order, (unit, rank) => [unit, rank]));
  const queue = leftovers.toSorted((left, right) => people[right]! - people[left]!);
  while (queue.length > 0 && search.work > 0) {
    const unit = queue.shift()!;
    search.work -= 1;
    if (placeWithEjection(search, unit)) continue;
    const tried = (tries.get(unit) ?? 0) + 1;
    tries.set(unit, tried);
    const missing = unplacedPredecessors(search, unit);
    if (missing.length > 0) {
      if (tried > 4 * triesPerUnit) return [...queue, unit];
      queue.push(unit, ...missing.filter((other) => !queue.includes(other)));
      queue.sort((left, right) => rankOf.get(left)! - rankOf.get(right)!);
      continue;
    }
    if (tried > triesPerUnit) return [...queue, unit];
    const kicked = kickOut(search, unit);
    if (state.weekOf[unit]! < 0) queue.push(unit);
    queue.push(...kicked.sort((left, right) => people[right]! - people[left]!));
  }
  return queue;
}

function unplacedPredecessors({ state }: Search, unit: number): number[] {
  const { starts, items } = state.problem.predecessors;
  return [...items.subarray(starts[unit], starts[unit + 1])].filter((other) => state.weekOf[other]! < 0);
}

/** The weeks order allows the unit now; empty (first > last) when a predecessor is in the way or missing. */
function weekRange(search: Search, unit: number): { first: number; last: number } {
  const first = firstWeekByOrder(search.state, unit);
  if (first < 0) return { first: 0, last: -1 };
  const last = lastWeekByOrder(search.state, unit, Math.min(search.horizon - 1, search.latest[unit]!));
  return { first: Math.max(first, search.firstWeek), last };
}

function placeWithEjection(search: Search, unit: number): boolean {
  const { state, random } = search;
  if (firstWeekByOrder(state, unit) < 0) return false;
  if (placeDirectly(search, unit)) return true;
  for (const week of shuffledWeeks(search, unit)) {
    if (isOpen(state.problem, unit, week) && ejectFor(search, unit, week)) return true;
  }
  if (!pullPredecessors(search, unit)) return false;
  if (placeDirectly(search, unit)) return true;
  const weeks = shuffledWeeks(search, unit);
  const start = weeks.length === 0 ? 0 : random.integer(weeks.length);
  for (let index = 0; index < weeks.length; index++) {
    const week = weeks[(start + index) % weeks.length]!;
    if (isOpen(state.problem, unit, week) && ejectFor(search, unit, week)) return true;
  }
  return false;
}

function placeDirectly(search: Search, unit: number): boolean {
  const { first, last } = weekRange(search, unit);
  for (let week = first; week <= last; week++) {
    if (!fits(search.state, unit, week)) continue;
    place(search.state, unit, week);
    return true;
  }
  return false;
}

function shuffledWeeks(search: Search, unit: number): number[] {
  const { first, last } = weekRange(search, unit);
  const weeks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  for (let index = weeks.length - 1; index > 0; index--) {
    const other = search.random.integer(index + 1);
    [weeks[index], weeks[other]] = [weeks[other]!, weeks[index]!];
  }
  return weeks;
}

function ejectFor(search: Search, unit: number, week: number): boolean {
  const { state } = search;
  const trail: Trail = [];
  for (let ejections = 0; ejections <= mostEjections; ejections++) {
    const obstacle = findObstacle(state, unit, week);
    if (obstacle === noObstacle) {
      place(state, unit, week);
      return true;
    }
    if (ejections === mostEjections || !ejectOne(search, { unit, week, obstacle, trail })) break;
  }
  undo(state, trail);
  return false;
}

/** Moves one sampled unit that uses the exhausted resource, closest in size to the unit, to another week. */
function ejectOne(
  search: Search,
  at: { readonly unit: number; readonly week: number; readonly obstacle: number; readonly trail: Trail },
): boolean {
  const { state, random } = search;
  const { people, resources, spillOver } = state.problem;
  const isHelpdesk = at.obstacle >= resources.length;
  // Minutes that fall in a week come from starts in that week and in the ones before it.
  const from = isHelpdesk ? at.obstacle - resources.length - random.integer(spillOver.length) : at.week;
  if (from < search.firstWeek || from >= search.horizon) return false;
  const units = state.unitsIn[from]!;
  const limit = 3 * people[at.unit]! + 50;
  const samples: number[] = [];
  for (let count = 0; count < sampleSize && units.length > 0; count++) {
    const other = units[random.integer(units.length)]!;
    search.work -= 1;
    if (people[other]! > limit || (!isHelpdesk && !usesResource(state, other, at.obstacle))) continue;
    samples.push(other);
  }
  samples.sort(
    (left, right) => Math.abs(people[left]! - people[at.unit]!) - Math.abs(people[right]! - people[at.unit]!),
  );
  for (const other of samples) {
    search.work -= 2;
    if (isLinked(state, other, at.unit) || state.weekOf[other] !== from) continue;
    if (!moveElsewhere(search, other, at.week)) continue;
    at.trail.push({ unit: other, from });
    return true;
  }
  return false;
}

function usesResource(state: PlanState, unit: number, resource: number): boolean {
  const { starts, items } = state.problem.demands;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) if (items[at] === resource) return true;
  return false;
}

/** Moving a predecessor or successor would change the weeks the unit itself may take. */
function isLinked(state: PlanState, one: number, other: number): boolean {
  const { predecessors, successors } = state.problem;
  for (const { starts, items } of [predecessors, successors]) {
    for (let at = starts[one]!; at < starts[one + 1]!; at++) if (items[at] === other) return true;
  }
  return false;
}

function moveElsewhere(search: Search, unit: number, avoid: number): boolean {
  const { state, random } = search;
  const { first, last } = weekRange(search, unit);
  const count = last - first + 1;
  if (count <= 0) return false;
  const from = takeOut(state, unit);
  const start = random.integer(count);
  for (let index = 0; index < count; index++) {
    const week = first + ((start + index) % count);
    if (week === from || week === avoid || !fits(state, unit, week)) continue;
    place(state, unit, week);
    return true;
  }
  place(state, unit, from);
  return false;
}

function undo(state: PlanState, trail: Trail): void {
  // First all out, then all back: half-way states may not fit, the end state does. A unit that moved twice
  // returns to where it first came from.
  const firstWeekOf = new Map<number, number>();
  for (const { unit, from } of trail) if (!firstWeekOf.has(unit)) firstWeekOf.set(unit, from);
  for (const unit of firstWeekOf.keys()) takeOut(state, unit);
  for (const [unit, week] of firstWeekOf) place(state, unit, week);
}

/** Moves predecessors earlier, by insertion or by swapping with a similar unit, until the unit has a week. */
function pullPredecessors(search: Search, unit: number): boolean {
  const { state, random } = search;
  const { starts, items } = state.problem.predecessors;
  const limit = Math.min(search.horizon - 1, search.latest[unit]!);
  let hasPulled = false;
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const other = items[at]!;
    const from = state.weekOf[other]!;
    if (from < limit || from < search.firstWeek) continue;
    const first = Math.max(firstWeekByOrder(state, other), search.firstWeek);
    for (let week = first; week < Math.min(from, limit) && state.weekOf[other] === from; week++) {
      takeOut(state, other);
      place(state, other, fits(state, other, week) ? week : from);
    }
    const tries = first < limit ? pullTries : 0;
    for (let tried = 0; tried < tries && state.weekOf[other] === from; tried++) {
      search.work -= 1;
      const week = first + random.integer(Math.min(from, limit) - first);
      const units = state.unitsIn[week]!;
      if (units.length > 0) swapIfFits(search, other, units[random.integer(units.length)]!);
    }
    if (state.weekOf[other] === from) return false;
    hasPulled = true;
  }
  return hasPulled;
}

function swapIfFits(search: Search, later: number, earlier: number): boolean {
  const { state } = search;
  const [laterWeek, earlierWeek] = [state.weekOf[later]!, state.weekOf[earlier]!];
  const range = weekRange(search, earlier);
  if (laterWeek < range.first || laterWeek > range.last || isLinked(state, later, earlier)) return false;
  takeOut(state, later);
  takeOut(state, earlier);
  if (fits(state, later, earlierWeek)) {
    place(state, later, earlierWeek);
    if (fits(state, earlier, laterWeek)) {
      place(state, earlier, laterWeek);
      return true;
    }
    takeOut(state, later);
  }
  place(state, later, laterWeek);
  place(state, earlier, earlierWeek);
  return false;
}

/** Empties part of a random week the unit may take, places the unit there, and returns who is out. */
function kickOut(search: Search, unit: number): number[] {
  const { state, random } = search;
  const kicked = kickSuccessors(search, unit);
  const week = shuffledWeeks(search, unit).find((candidate) => isOpen(state.problem, unit, candidate));
  if (week === undefined) return kicked;
  const limit = 2 * state.problem.people[unit]! + 20;
  for (let tried = 0; tried < 20 * mostKicked && kicked.length < mostKicked; tried++) {
    search.work -= 1;
    const units = state.unitsIn[week]!;
    if (findObstacle(state, unit, week) === noObstacle || units.length === 0) break;
    const other = units[random.integer(units.length)]!;
    const isLeaf = lastWeekByOrder(state, other, search.horizon) === search.horizon;
    if (!isLeaf || state.problem.people[other]! > limit || isLinked(state, other, unit)) continue;
    takeOut(state, other);
    kicked.push(other);
  }
  if (fits(state, unit, week)) place(state, unit, week);
  return kicked;
}

/** When placed successors leave the unit few weeks, takes those out that stand before a random week of its own. */
function kickSuccessors(search: Search, unit: number): number[] {
  const { state, random } = search;
  const { first, last } = weekRange(search, unit);
  const latest = Math.min(search.horizon - 1, search.latest[unit]!);
  if (first > latest || last >= latest) return [];
  const week = Math.max(first, last) + random.integer(latest - Math.max(first, last) + 1);
  const { starts, items } = state.problem.successors;
  const kicked: number[] = [];
  for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
    const successor = items[at]!;
    if (state.weekOf[successor]! < 0 || state.weekOf[successor]! > week) continue;
    takeOut(state, successor);
    kicked.push(successor);
  }
  return kicked;
}

/**
 * The first complete selection before any exchange: minimums first, then random or greedy people, and the repair
 * of minimums that a start left short.
 */
import type { Random } from '#domain/random/random.ts';
import type { CandidateSource } from './candidates.ts';
import type { EncodedPopulation } from './population.ts';
import type { EligibleIndex } from './eligible-index.ts';
import type { Selection } from './selection.ts';

/** Draws compared for one place that serves a minimum. */
const minimumDraws = 64;
const repairSteps = 20_000;

/** Fills short minimums with people who serve as many short levels as possible, ties at random. */
export function fillMinimums(
  encoded: EncodedPopulation,
  index: EligibleIndex,
  selection: Selection,
  random: Random,
): void {
  const { minimums, cells } = selection;
  if (minimums === null) return;
  for (let level = 0; level < minimums.length; level++) {
    while (cells.chosen[level]! < minimums[level]! && selection.count < selection.size) {
      const person = bestForMinimum(encoded, index, selection, random, level);
      if (person < 0) break;
      selection.add(person);
    }
  }
}

function bestForMinimum(
  encoded: EncodedPopulation,
  index: EligibleIndex,
  selection: Selection,
  random: Random,
  level: number,
): number {
  const start = index.start[level]!;
  const members = index.start[level + 1]! - start;
  if (members === 0) return -1;
  const isScan = members <= minimumDraws;
  let best = -1;
  let most = 0;
  let at = random.integer(members);
  for (let draw = 0; draw < (isScan ? members : minimumDraws); draw++) {
    const person = index.members[start + at]!;
    at = isScan ? (at + 1) % members : random.integer(members);
    if (!selection.canAdd(person)) continue;
    const served = shortLevelsServed(encoded, selection, person);
    if (served > most) {
      most = served;
      best = person;
    }
  }
  if (best >= 0 || isScan) return best;
  for (let member = 0; member < members; member++) {
    if (selection.canAdd(index.members[start + member]!)) return index.members[start + member]!;
  }
  return -1;
}

function shortLevelsServed(encoded: EncodedPopulation, selection: Selection, person: number): number {
  const columns = encoded.attributes.length;
  let served = 0;
  for (let column = 0; column < columns; column++) {
    const level = encoded.levelStart[column]! + encoded.rows[person * columns + column]!;
    if (selection.cells.chosen[level]! < (selection.minimums?.[level] ?? 0)) served++;
  }
  return served;
}

/** Adds uniformly random people who can join until the selection is full or nobody is left. */
export function fillAtRandom(index: EligibleIndex, selection: Selection, random: Random): void {
  const order = index.list.slice();
  for (let drawn = 0; drawn < order.length && selection.count < selection.size; drawn++) {
    const other = drawn + random.integer(order.length - drawn);
    const person = order[other]!;
    order[other] = order[drawn]!;
    order[drawn] = person;
    if (selection.canAdd(person)) selection.add(person);
  }
}

/** Adds the cheapest of clamp(2.3·N/n, 64, 600) candidates again and again (stochastic greedy). */
export function fillGreedily(
  index: EligibleIndex,
  selection: Selection,
  source: CandidateSource,
  random: Random,
): void {
  const wanted = Math.ceil((2.3 * index.list.length) / selection.size);
  const candidates = Math.min(600, Math.max(64, wanted));
  while (selection.count < selection.size) {
    const count = source.drawNewcomers(candidates);
    if (count === 0) break;
    selection.add(source.drawn[selection.cells.cheapest(source.drawn, count)]!);
  }
  fillAtRandom(index, selection, random);
}

/**
 * Tries to serve minimums that are still short by exchanging people, a random walk that never makes the total
 * shortfall larger. Returns the shortfall left.
 */
export function repairMinimums(index: EligibleIndex, selection: Selection, random: Random): number {
  const { minimums } = selection;
  if (minimums === null) return 0;
  let short = shortfall(selection);
  if (selection.count === selection.fixed) return short;
  for (let step = 0; step < repairSteps && short > 0; step++) {
    const level = randomShortLevel(selection, minimums, random);
    const start = index.start[level]!;
    const person = index.members[start + random.integer(index.start[level + 1]! - start)]!;
    if (!selection.isFree(person)) continue;
    const place = leavingPlace(selection, person, random);
    if (place < 0) continue;
    const leaver = selection.release(place);
    if (!selection.canAdd(person)) {
      selection.put(place, leaver);
      continue;
    }
    selection.put(place, person);
    const next = shortfall(selection);
    if (next <= short) short = next;
    else {
      selection.release(place);
      selection.put(place, leaver);
    }
  }
  return short;
}

function leavingPlace(selection: Selection, person: number, random: Random): number {
  const free = selection.count - selection.fixed;
  const first = random.integer(free);
  if (!selection.isTeamFull(person) || selection.teams === null) return selection.fixed + first;
  const team = selection.teams.of[person]!;
  for (let step = 0; step < free; step++) {
    const place = selection.fixed + ((first + step) % free);
    if (selection.teams.of[selection.people[place]!] === team) return place;
  }
  return -1;
}

function randomShortLevel(selection: Selection, minimums: Int32Array, random: Random): number {
  let found = 0;
  let chosen = 0;
  for (let level = 0; level < minimums.length; level++) {
    if (selection.cells.chosen[level]! < minimums[level]! && random.integer(++found) === 0) chosen = level;
  }
  return chosen;
}

/** People missing from minimums, summed over levels. */
export function shortfall(selection: Selection): number {
  const { minimums, cells } = selection;
  if (minimums === null) return 0;
  let missing = 0;
  for (let level = 0; level < minimums.length; level++) {
    missing += Math.max(0, minimums[level]! - cells.chosen[level]!);
  }
  return missing;
}

/**
 * The cube method (Deville and Tillé 2004; fast flight after Chauvet and Tillé 2006): a random sample in which
 * everybody has exactly the chance prescribed, and each level holds the number its people's chances add up to,
 * give or take rounding. Knows only chances and levels, no constraints.
 */
import type { Random } from '#domain/random/random.ts';
import type { OnProgress } from './exchange.ts';
import type { EncodedPopulation } from './population.ts';

/** Probabilities this close to 0 or 1 count as decided. */
const tiny = 1e-7;
/** Directions below this are rounding, never pivots. */
const smallPivot = 1e-5;
/** People between two progress reports. */
const reportEvery = 1000;

/**
 * Draws a sample with the given inclusion probabilities (0 to 1, one per person), balanced on the number of people
 * and on the levels of every attribute. Each step is a martingale, so the chances are kept exactly; the landing
 * drops margins from the last attribute to the first, the number of people last. Null when cancelled.
 */
export function drawCube(
  encoded: EncodedPopulation,
  probabilities: Float64Array,
  random: Random,
  onProgress?: OnProgress,
): Int32Array | null {
  const pi = probabilities.slice();
  for (let margins = encoded.attributes.length; margins >= 0; margins--) {
    const open = fractional(pi);
    if (open.length === 0) break;
    shuffle(open, random);
    if (!flight(encoded, pi, open, margins, random, onProgress)) return null;
    // The first flight leaves at most as many people undecided as there are margins; the rest takes no time.
    onProgress = undefined;
  }
  // With the size alone at most one person stays undecided, and only when the chances add up to no whole number.
  for (const person of fractional(pi)) pi[person] = random.next() < pi[person]! ? 1 : 0;
  return Int32Array.from(pi.keys()).filter((person) => pi[person]! > 0.5);
}

function fractional(pi: Float64Array): Int32Array {
  return Int32Array.from(pi.keys()).filter((person) => pi[person]! > tiny && pi[person]! < 1 - tiny);
}

function shuffle(list: Int32Array, random: Random): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = random.integer(at + 1);
    const value = list[at]!;
    list[at] = list[other]!;
    list[other] = value;
  }
}

/** A basis of columns with its inverse, as in the simplex method; starts from artificial unit columns. */
class Basis {
  readonly rows: number;
  readonly inverse: Float64Array;
  /** Person of each basis place; -1 for an artificial column. */
  readonly person: Int32Array;

  constructor(rows: number) {
    this.rows = rows;
    this.inverse = new Float64Array(rows * rows);
    for (let row = 0; row < rows; row++) this.inverse[row * rows + row] = 1;
    this.person = new Int32Array(rows).fill(-1);
  }

  /** inverse · column, for a column that is 1 in the given rows: a person counts once in the size and in each level. */
  solve(active: readonly number[]): Float64Array {
    const result = new Float64Array(this.rows);
    for (let row = 0; row < this.rows; row++) {
      let sum = 0;
      for (const column of active) sum += this.inverse[row * this.rows + column]!;
      result[row] = Math.abs(sum) < 1e-9 ? 0 : sum;
    }
    return result;
  }

  /** Puts `person`, whose solved column is `direction`, into place `pivot`. */
  enter(person: number, pivot: number, direction: Float64Array): void {
    const { rows, inverse } = this;
    const scale = 1 / direction[pivot]!;
    for (let column = 0; column < rows; column++) inverse[pivot * rows + column]! *= scale;
    for (let row = 0; row < rows; row++) {
      const factor = direction[row]!;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < rows; column++) {
        inverse[row * rows + column]! -= factor * inverse[pivot * rows + column]!;
      }
    }
    this.person[pivot] = person;
  }
}

/** Moves probabilities along kernel directions of the margins until the open people are all tried; false when cancelled. */
function flight(
  encoded: EncodedPopulation,
  pi: Float64Array,
  open: Int32Array,
  margins: number,
  random: Random,
  onProgress: OnProgress | undefined,
): boolean {
  const columns = encoded.attributes.length;
  const basis = new Basis(1 + encoded.levelStart[margins]!);
  for (const [at, person] of open.entries()) {
    if (at % reportEvery === 0 && onProgress?.(at / open.length) === false) return false;
    const active = [0];
    for (let column = 0; column < margins; column++) {
      active.push(1 + encoded.levelStart[column]! + encoded.rows[person * columns + column]!);
    }
    const direction = basis.solve(active);
    const artificial = largestArtificial(basis, direction);
    if (artificial >= 0) {
      basis.enter(person, artificial, direction);
      continue;
    }
    const fixed = step(basis, pi, person, direction, random);
    if (fixed >= 0) basis.enter(person, fixed, direction);
  }
  return true;
}

function largestArtificial(basis: Basis, direction: Float64Array): number {
  let best = -1;
  let largest = smallPivot;
  for (let row = 0; row < basis.rows; row++) {
    const size = Math.abs(direction[row]!);
    if (basis.person[row]! < 0 && size > largest) {
      largest = size;
      best = row;
    }
  }
  return best;
}

/** One martingale step; returns the basis place that became 0 or 1, or -1 when the person itself did. */
function step(
  basis: Basis,
  pi: Float64Array,
  person: number,
  direction: Float64Array,
  random: Random,
): number {
  let [up, down] = [1 - pi[person]!, pi[person]!];
  for (let row = 0; row < basis.rows; row++) {
    const move = -direction[row]!;
    if (basis.person[row]! < 0 || Math.abs(move) <= smallPivot) continue;
    const now = Math.min(1, Math.max(0, pi[basis.person[row]!]!));
    up = Math.min(up, move > 0 ? (1 - now) / move : -now / move);
    down = Math.min(down, move > 0 ? now / move : -(1 - now) / move);
  }
  const length = random.next() * (up + down) < down ? up : -down;
  pi[person]! += length;
  let fixed = -1;
  let largest = smallPivot;
  for (let row = 0; row < basis.rows; row++) {
    const member = basis.person[row]!;
    if (member < 0) continue;
    pi[member]! -= length * direction[row]!;
    const isFixed = pi[member]! <= tiny || pi[member]! >= 1 - tiny;
    if (!isFixed || Math.abs(direction[row]!) <= largest) continue;
    largest = Math.abs(direction[row]!);
    fixed = row;
  }
  if (pi[person]! <= tiny || pi[person]! >= 1 - tiny) return -1;
  return fixed;
}

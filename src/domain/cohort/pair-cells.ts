/**
 * The populated cells of one pair of attributes, unpooled, with the organisation's and the cohort's people in each.
 * Used for measuring; the search works on cell-tables.ts.
 */
import type { EncodedPopulation } from './population.ts';

export type PairCells = {
  readonly first: number;
  readonly second: number;
  /** Local level codes of the populated cells. */
  readonly firstLevel: Int32Array;
  readonly secondLevel: Int32Array;
  readonly people: Int32Array;
  readonly chosen: Int32Array;
};

/** Dense counting up to this many cells; sparse beyond. */
const denseLimit = 4_000_000;

/** Counts the populated cells of the pair (`first`, `second`) in the organisation and among `cohort`. */
export function countPairCells(
  encoded: EncodedPopulation,
  first: number,
  second: number,
  cohort: Int32Array,
): PairCells {
  const columns = encoded.attributes.length;
  const { rows } = encoded;
  const stride = encoded.attributes[second]!.levels.length;
  const size = encoded.attributes[first]!.levels.length * stride;
  const keyOf = (person: number): number =>
    rows[person * columns + first]! * stride + rows[person * columns + second]!;
  const counted =
    size <= denseLimit ? countDense(encoded.people, size, keyOf) : countSparse(encoded.people, keyOf);
  const { keys, people, find } = counted;
  const chosen = new Int32Array(keys.length);
  for (const person of cohort) chosen[find(keyOf(person))]!++;
  return {
    first,
    second,
    firstLevel: Int32Array.from(keys, (key) => Math.floor(key / stride)),
    secondLevel: Int32Array.from(keys, (key) => key % stride),
    people,
    chosen,
  };
}

type Counted = { keys: Float64Array; people: Int32Array; find: (key: number) => number };

function countDense(people: number, size: number, keyOf: (person: number) => number): Counted {
  const counts = new Int32Array(size);
  let populated = 0;
  for (let person = 0; person < people; person++) {
    const key = keyOf(person);
    if (counts[key] === 0) populated++;
    counts[key]!++;
  }
  const keys = new Float64Array(populated);
  const cellPeople = new Int32Array(populated);
  let at = 0;
  for (let key = 0; key < size; key++) {
    if (counts[key] === 0) continue;
    keys[at] = key;
    cellPeople[at] = counts[key]!;
    counts[key] = at++;
  }
  return { keys, people: cellPeople, find: (key) => counts[key]! };
}

function countSparse(people: number, keyOf: (person: number) => number): Counted {
  const indexOf = new Map<number, number>();
  const counts: number[] = [];
  for (let person = 0; person < people; person++) {
    const key = keyOf(person);
    const index = indexOf.get(key);
    if (index === undefined) {
      indexOf.set(key, counts.length);
      counts.push(1);
    } else counts[index]!++;
  }
  return {
    keys: Float64Array.from(indexOf.keys()),
    people: Int32Array.from(counts),
    find: (key) => indexOf.get(key)!,
  };
}

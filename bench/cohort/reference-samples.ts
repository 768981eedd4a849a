/**
 * Samples to compare with: simple random, proportionally stratified over two attributes, and cube with equal
 * chances. Textbook versions without constraints.
 */
import { drawCube } from '#domain/cohort/cube-flight.ts';
import type { EncodedPopulation } from '#domain/cohort/population.ts';
import type { Random } from '#domain/random/random.ts';

/** `size` people of `people`, each set equally likely (partial Fisher-Yates). */
export function simpleRandomSample(people: number, size: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: people }, (_, person) => person);
  shuffleStart(order, size, random);
  return order.slice(0, size);
}

/** The cube method with equal chances for everybody. */
export function cubeSample(encoded: EncodedPopulation, size: number, random: Random): Int32Array {
  const chances = new Float64Array(encoded.people).fill(size / encoded.people);
  return drawCube(encoded, chances, random)!;
}

/** Proportional allocation by largest remainder over the cells of two attributes, random within each. */
export function stratifiedSample(
  encoded: EncodedPopulation,
  first: number,
  second: number,
  size: number,
  random: Random,
): Int32Array {
  const columns = encoded.attributes.length;
  const strata = new Map<number, number[]>();
  const stride = encoded.attributes[second]!.levels.length;
  for (let person = 0; person < encoded.people; person++) {
    const base = person * columns;
    const key = encoded.rows[base + first]! * stride + encoded.rows[base + second]!;
    const members = strata.get(key);
    if (members === undefined) strata.set(key, [person]);
    else members.push(person);
  }
  const shares = [...strata.values()].map((members) => {
    const target = (size * members.length) / encoded.people;
    return { members, take: Math.floor(target), rest: target - Math.floor(target) };
  });
  let left = size - shares.reduce((sum, { take }) => sum + take, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left-- <= 0) break;
    share.take++;
  }
  const sample: number[] = [];
  for (const { members, take } of shares) {
    const order = Int32Array.from(members);
    shuffleStart(order, take, random);
    sample.push(...order.subarray(0, take));
  }
  return Int32Array.from(sample);
}

function shuffleStart(order: Int32Array, count: number, random: Random): void {
  for (let at = 0; at < count; at++) {
    const other = at + random.integer(order.length - at);
    const person = order[other]!;
    order[other] = order[at]!;
    order[at] = person;
  }
}

/**
 * The eligible people as a list and by level, so that candidates can be drawn without scanning the organisation.
 */
import type { EncodedPopulation } from './population.ts';

/** Eligible people, as a list and by level (compressed rows). */
export type EligibleIndex = {
  readonly list: Int32Array;
  readonly start: Int32Array;
  readonly members: Int32Array;
};

/** Lists the eligible people and, per global level, its eligible people. */
export function indexEligible(encoded: EncodedPopulation, eligible: Uint8Array): EligibleIndex {
  const columns = encoded.attributes.length;
  const { rows, levelStart } = encoded;
  const start = new Int32Array(encoded.levelPeople.length + 1);
  let count = 0;
  for (let person = 0; person < encoded.people; person++) {
    if (eligible[person] !== 1) continue;
    count++;
    for (let column = 0; column < columns; column++) {
      start[levelStart[column]! + rows[person * columns + column]! + 1]!++;
    }
  }
  for (let level = 0; level + 1 < start.length; level++) start[level + 1]! += start[level]!;
  const next = start.slice();
  const list = new Int32Array(count);
  const members = new Int32Array(count * columns);
  let at = 0;
  for (let person = 0; person < encoded.people; person++) {
    if (eligible[person] !== 1) continue;
    list[at++] = person;
    for (let column = 0; column < columns; column++) {
      const level = levelStart[column]! + rows[person * columns + column]!;
      members[next[level]!++] = person;
    }
  }
  return { list, start, members };
}

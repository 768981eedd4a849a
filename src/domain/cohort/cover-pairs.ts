/**
 * The fewest people, nearly, who together stand for every level and pair of levels shared by enough people: lazy
 * greedy set cover (Minoux 1978) with a bucket queue. Covers; does not balance.
 */
import type { CellTables } from './cell-tables.ts';
import type { EligibleIndex } from './eligible-index.ts';

export type PairCover = {
  readonly sharedBy: number;
  /** Levels and pairs to cover, and those of them that nobody eligible has. */
  readonly required: number;
  readonly unreachable: number;
  /** People chosen, in the order of what they add. */
  readonly people: Int32Array;
  /** Nobody can do with fewer: one person covers one cell of each table. */
  readonly lowerBound: number;
};

/** Covers all levels and pairs held by at least `sharedBy` people of the organisation, from eligible people. */
export function coverPairs(tables: CellTables, index: EligibleIndex, sharedBy: number): PairCover {
  const isOpen = new Uint8Array(tables.cells);
  const { unreachable, required, lowerBound } = openCells(tables, index, sharedBy, isOpen);
  const most = tables.attributes + tables.pairFirst.length;
  const head = new Int32Array(most + 1).fill(-1);
  const next = new Int32Array(index.list.length);
  const file = (at: number, gain: number): void => {
    next[at] = head[gain]!;
    head[gain] = at;
  };
  for (let at = index.list.length - 1; at >= 0; at--) {
    file(
      at,
      visitCells(tables, index.list[at]!, (cell) => isOpen[cell]!),
    );
  }
  const people: number[] = [];
  for (let gain = most; gain > 0; gain--) {
    while (head[gain]! >= 0) {
      const at = head[gain]!;
      head[gain] = next[at]!;
      const person = index.list[at]!;
      const now = visitCells(tables, person, (cell) => isOpen[cell]!);
      if (now < gain) {
        file(at, now);
        continue;
      }
      people.push(person);
      visitCells(tables, person, (cell) => (isOpen[cell] = 0));
    }
  }
  return { sharedBy, required, unreachable, people: Int32Array.from(people), lowerBound };
}

function openCells(
  tables: CellTables,
  index: EligibleIndex,
  sharedBy: number,
  isOpen: Uint8Array,
): { required: number; unreachable: number; lowerBound: number } {
  for (const person of index.list) visitCells(tables, person, (cell) => (isOpen[cell] = 1));
  let [required, unreachable, lowerBound] = [0, 0, 0];
  const sweep = (from: number, to: number): void => {
    let reachable = 0;
    for (let cell = from; cell < to; cell++) {
      const isRequired = tables.cellPeople[cell]! >= sharedBy && tables.cellPeople[cell]! > 0;
      if (isRequired) required++;
      if (isRequired && isOpen[cell] === 1) reachable++;
      else if (isRequired) unreachable++;
      else isOpen[cell] = 0;
    }
    lowerBound = Math.max(lowerBound, reachable);
  };
  const { levelStart } = tables.encoded;
  for (let column = 0; column < tables.attributes; column++)
    sweep(levelStart[column]!, levelStart[column + 1]!);
  for (let table = 0; table < tables.pairFirst.length; table++) {
    sweep(tables.pairOffset[table]!, tables.pairEnd[table]!);
  }
  return { required, unreachable, lowerBound };
}

/** Calls `visit` for each cell of a person and sums what it returns. */
function visitCells(tables: CellTables, person: number, visit: (cell: number) => number): number {
  const { attributes, pairRows, pairFirst, pairSecond, pairStride, pairOffset, encoded } = tables;
  const base = person * attributes;
  let sum = 0;
  for (let column = 0; column < attributes; column++) {
    sum += visit(encoded.levelStart[column]! + encoded.rows[base + column]!);
  }
  for (let table = 0; table < pairFirst.length; table++) {
    if (pairStride[table] === 0) continue;
    const first = pairRows[base + pairFirst[table]!]!;
    const second = pairRows[base + pairSecond[table]!]!;
    sum += visit(pairOffset[table]! + first * pairStride[table]! + second);
  }
  return sum;
}

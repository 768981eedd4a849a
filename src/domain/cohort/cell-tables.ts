/**
 * The cells the selection balances: one per level, and one per pair of levels, laid out in one flat index.
 * Rare levels are pooled into "other" for pairs only. Holds populations of cells, not the state of a selection.
 */
import type { EncodedPopulation, LevelCodes } from './population.ts';

/** Pair cells beyond this are not balanced; the largest pair tables are left out first. */
const pairCellLimit = 5_000_000;

/** Rare levels are pooled by default when there would be more pair cells than this. */
const poolFrom = 1_000_000;

export type CellTables = {
  readonly encoded: EncodedPopulation;
  readonly attributes: number;
  readonly levels: number;
  /** All cells: levels first, then pair tables. */
  readonly cells: number;
  /** Local codes used for pairs, with rare levels pooled. */
  readonly pairRows: LevelCodes;
  /** Pair tables, ordered by first attribute; the other arrays hold one entry per table. */
  readonly pairFirst: Int32Array;
  readonly pairSecond: Int32Array;
  /** Codes of the second attribute: the stride of the first. 0 for a table left out. */
  readonly pairStride: Int32Array;
  readonly pairOffset: Int32Array;
  readonly pairEnd: Int32Array;
  readonly cellPeople: Int32Array;
  /** Levels with fewer people are pooled in pair tables. */
  readonly poolBelow: number;
  /** Index pairs of attributes whose pair table was too large to balance. */
  readonly leftOut: readonly (readonly [number, number])[];
};

/** Rare levels of one attribute that count as one level in pair tables. */
export type PooledLevels = {
  readonly attribute: string;
  readonly levels: number;
  readonly people: number;
  /** Levels with fewer people than this are pooled. */
  readonly below: number;
};

/** The attributes whose rare levels are pooled in pair tables, with how many levels and people that concerns. */
export function listPooledLevels({ encoded, poolBelow }: CellTables): PooledLevels[] {
  return encoded.attributes.flatMap(({ name }, attribute): PooledLevels[] => {
    const counts = encoded.levelPeople.subarray(
      encoded.levelStart[attribute],
      encoded.levelStart[attribute + 1],
    );
    const rare = counts.filter((people) => people < poolBelow);
    const people = rare.reduce((sum, count) => sum + count, 0);
    return rare.length < 2 ? [] : [{ attribute: name, levels: rare.length, people, below: poolBelow }];
  });
}

/**
 * Lays out the cells for a cohort of `size`. When pooling, levels with fewer than max(5, N/(4·size)) people become
 * one level per attribute in the pair tables, because at that size a pair with them is noise.
 */
export function buildCellTables(
  encoded: EncodedPopulation,
  size: number,
  poolRareLevels?: boolean,
): CellTables {
  const attributes = encoded.attributes.length;
  const levels = encoded.levelPeople.length;
  const isPooling = poolRareLevels ?? countPairCells(encoded) > poolFrom;
  const threshold = isPooling ? Math.max(5, encoded.people / (4 * size)) : 0;
  const pooled = poolLevels(encoded, threshold);
  const pairs = layOutPairs(pooled.codes, levels);
  const tables = {
    encoded,
    attributes,
    levels,
    pairRows: pooled.rows,
    poolBelow: threshold,
    ...pairs,
    cellPeople: new Int32Array(pairs.cells),
  };
  countPeople(tables);
  return tables;
}

function countPairCells({ attributes }: EncodedPopulation): number {
  let before = 0;
  let cells = 0;
  for (const { levels } of attributes) {
    cells += before * levels.length;
    before += levels.length;
  }
  return cells;
}

function poolLevels(
  encoded: EncodedPopulation,
  threshold: number,
): { rows: LevelCodes; codes: readonly number[] } {
  const attributes = encoded.attributes.length;
  const levels = encoded.levelPeople.length;
  const map = new Uint32Array(levels);
  const codes: number[] = [];
  let isPooled = false;
  for (let attribute = 0; attribute < attributes; attribute++) {
    const start = encoded.levelStart[attribute]!;
    const end = encoded.levelStart[attribute + 1]!;
    let next = 0;
    let other = -1;
    for (let level = start; level < end; level++) {
      if (encoded.levelPeople[level]! >= threshold) map[level] = next++;
      else if (other < 0) map[level] = other = next++;
      else {
        map[level] = other;
        isPooled = true;
      }
    }
    codes.push(next);
  }
  if (!isPooled) return { rows: encoded.rows, codes };
  const rows = encoded.rows.slice();
  for (let person = 0, at = 0; person < encoded.people; person++) {
    for (let attribute = 0; attribute < attributes; attribute++, at++) {
      rows[at] = map[encoded.levelStart[attribute]! + rows[at]!]!;
    }
  }
  return { rows, codes };
}

/**
 * Places every pair table behind the levels, by first and then second attribute. Tables left out get stride 0 and
 * share a zone of empty cells at the end, so that sums over all tables need no test.
 */
function layOutPairs(
  codes: readonly number[],
  levels: number,
): Pick<
  CellTables,
  'cells' | 'pairFirst' | 'pairSecond' | 'pairStride' | 'pairOffset' | 'pairEnd' | 'leftOut'
> {
  const all: { pair: readonly [number, number]; cells: number }[] = [];
  for (let first = 0; first < codes.length; first++) {
    for (let second = first + 1; second < codes.length; second++) {
      all.push({ pair: [first, second], cells: codes[first]! * codes[second]! });
    }
  }
  const leftOut = new Set<(typeof all)[number]>();
  let total = all.reduce((sum, { cells }) => sum + cells, 0);
  for (const table of [...all].sort((left, right) => right.cells - left.cells)) {
    if (total <= pairCellLimit) break;
    leftOut.add(table);
    total -= table.cells;
  }
  const empty = levels + total;
  let next = levels;
  const offsets = all.map((table) => {
    if (leftOut.has(table)) return empty;
    next += table.cells;
    return next - table.cells;
  });
  return {
    cells: empty + (leftOut.size > 0 ? Math.max(...codes) : 0),
    pairFirst: Int32Array.from(all, ({ pair }) => pair[0]),
    pairSecond: Int32Array.from(all, ({ pair }) => pair[1]),
    pairStride: Int32Array.from(all, (table) => (leftOut.has(table) ? 0 : codes[table.pair[1]]!)),
    pairOffset: Int32Array.from(offsets),
    pairEnd: Int32Array.from(all, (table, at) => offsets[at]! + (leftOut.has(table) ? 0 : table.cells)),
    leftOut: [...leftOut].map(({ pair }) => pair),
  };
}

function countPeople(tables: CellTables): void {
  const { encoded, attributes, levels, cellPeople, pairRows, pairFirst, pairSecond } = tables;
  const { pairStride, pairOffset } = tables;
  for (let level = 0; level < levels; level++) cellPeople[level] = encoded.levelPeople[level]!;
  const pairs = pairFirst.length;
  for (let person = 0; person < encoded.people; person++) {
    const base = person * attributes;
    for (let table = 0; table < pairs; table++) {
      if (pairStride[table] === 0) continue;
      const first = pairRows[base + pairFirst[table]!]!;
      const second = pairRows[base + pairSecond[table]!]!;
      cellPeople[pairOffset[table]! + first * pairStride[table]! + second]!++;
    }
  }
}

/** The distinct cells the given people fall into, each with its table (attributes first, then pairs). */
export function cellsOf(
  tables: CellTables,
  people: Int32Array,
): { readonly cells: Int32Array; readonly tableOf: Uint16Array } {
  const { attributes, pairRows, pairFirst, pairSecond, pairStride, pairOffset, encoded } = tables;
  const cells: number[] = [];
  const tableOf: number[] = [];
  const seen = new Uint8Array(tables.cells);
  const note = (cell: number, table: number): void => {
    if (seen[cell] === 1) return;
    seen[cell] = 1;
    cells.push(cell);
    tableOf.push(table);
  };
  for (const person of people) {
    const base = person * attributes;
    for (let attribute = 0; attribute < attributes; attribute++) {
      note(encoded.levelStart[attribute]! + encoded.rows[base + attribute]!, attribute);
    }
    for (let table = 0; table < pairFirst.length; table++) {
      if (pairStride[table] === 0) continue;
      const first = pairRows[base + pairFirst[table]!]!;
      const second = pairRows[base + pairSecond[table]!]!;
      note(pairOffset[table]! + first * pairStride[table]! + second, attributes + table);
    }
  }
  return { cells: Int32Array.from(cells), tableOf: Uint16Array.from(tableOf) };
}

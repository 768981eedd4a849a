/**
 * Counts the values of one column as rows stream by, in bounded memory: how many cells are filled, which
 * values occur how often, and whether cells hold several values.
 */

import { detach } from './clean-cell.ts';

/** Beyond this many distinct values a column is free text, and new values are no longer counted. */
const MAX_LEVELS = 5000;

const MAX_LISTED = 10;

export type ColumnProfile = {
  readonly column: string;
  readonly rows: number;
  readonly filled: number;
  /** 0 to 1. */
  readonly shareFilled: number;
  /** Distinct values; a lower bound when `isCapped`. */
  readonly levels: number;
  readonly isCapped: boolean;
  /** No value repeats, as far as values were counted; never true below two rows. */
  readonly isUnique: boolean;
  /** Cells with several values parted by semicolons. */
  readonly severalValues: number;
  /** Distinct values when only the first of several counts. */
  readonly levelsOfFirst: number;
  /** Share of the filled cells that have the most frequent value, 0 to 1. */
  readonly largestShare: number;
  /** The most frequent values, at most ten. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
};

/** Counts one column; `add` takes cleaned cells. */
export class ColumnCounter {
  readonly column: string;
  /** How often each whole cell occurs. */
  readonly counts = new Map<string, number>();
  private readonly parts = new Map<string, number>();
  private readonly firstParts = new Set<string>();
  private rows = 0;
  private filled = 0;
  private several = 0;
  private isCapped = false;
  private wasUniqueAtCap = false;

  constructor(column: string) {
    this.column = column;
  }

  /** Counts a cell; returns whether it holds several values. */
  add(cell: string): boolean {
    this.rows++;
    if (cell === '') return false;
    this.filled++;
    // Identifiers: every value is new, so looking any of them up again is wasted.
    if (!this.wasUniqueAtCap) this.count(this.counts, cell);
    if (!cell.includes(';')) return false;
    return this.addParts(cell);
  }

  /** How often each single value occurs, whether alone in a cell or among several. */
  valueCounts(): ReadonlyMap<string, number> {
    if (this.several === 0) return this.counts;
    const all = new Map(this.parts);
    for (const [value, count] of this.counts) {
      if (!value.includes(';')) all.set(value, (all.get(value) ?? 0) + count);
    }
    return all;
  }

  profile(): ColumnProfile {
    const { column, rows, filled, counts } = this;
    const top = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
    let levelsOfFirst = counts.size;
    if (this.several > 0) {
      const firsts = new Set(this.firstParts);
      for (const value of counts.keys()) if (!value.includes(';')) firsts.add(value);
      levelsOfFirst = firsts.size;
    }
    return {
      column,
      rows,
      filled,
      shareFilled: rows === 0 ? 0 : filled / rows,
      levels: counts.size,
      isCapped: this.isCapped,
      isUnique: filled > 1 && (this.isCapped ? this.wasUniqueAtCap : counts.size === filled),
      severalValues: this.several,
      levelsOfFirst,
      largestShare: filled === 0 ? 0 : (top[0]?.count ?? 0) / filled,
      top: top.slice(0, MAX_LISTED),
    };
  }

  private addParts(cell: string): boolean {
    const parts = cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 2) return false;
    this.several++;
    if (this.firstParts.size < MAX_LEVELS) this.firstParts.add(detach(parts[0]!));
    for (const part of parts) this.count(this.parts, part);
    return true;
  }

  private count(counts: Map<string, number>, value: string): void {
    const known = counts.get(value);
    if (known !== undefined) counts.set(value, known + 1);
    else if (counts.size < MAX_LEVELS) counts.set(detach(value), 1);
    else if (counts === this.counts && !this.isCapped) {
      this.isCapped = true;
      this.wasUniqueAtCap = this.filled === MAX_LEVELS + 1;
    }
  }
}

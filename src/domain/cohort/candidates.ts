/**
 * Draws candidates for a place in the cohort: from a pool of cheap people, from people like the one who left,
 * where people are missing most, and uniformly. Judges nobody; the cheapest is found by the cell state.
 */
import type { Random } from '#domain/random/random.ts';
import type { CellTables } from './cell-tables.ts';
import type { SearchSettings } from './search-settings.ts';
import type { EligibleIndex } from './eligible-index.ts';
import type { Selection } from './selection.ts';

/** People drawn to estimate the cost threshold of the pool. */
const thresholdSample = 4000;
/** People scanned at most to fill the pool once. */
const scanLimit = 150_000;
/** Levels compared in one deficit-directed draw. */
const levelsCompared = 10;

export class CandidateSource {
  /** The people drawn last; valid up to the returned count. */
  readonly drawn: Int32Array;
  private readonly pool: Int32Array;
  private poolCount = 0;
  private readonly tables: CellTables;
  private readonly index: EligibleIndex;
  private readonly selection: Selection;
  private readonly random: Random;

  constructor(
    tables: CellTables,
    index: EligibleIndex,
    selection: Selection,
    random: Random,
    capacity: number,
  ) {
    this.tables = tables;
    this.index = index;
    this.selection = selection;
    this.random = random;
    this.drawn = new Int32Array(capacity);
    this.pool = new Int32Array(Math.max(1, Math.min(3000, index.list.length - selection.size)));
  }

  /** Refills the pool with people whose cost of joining is among the lowest, by one scan. */
  refillPool(): void {
    const { list } = this.index;
    const scanned = Math.min(list.length, scanLimit);
    const sampled = Math.min(list.length, thresholdSample);
    const costs = new Float64Array(sampled);
    for (let draw = 0; draw < sampled; draw++) {
      costs[draw] = this.selection.cells.addCost(list[this.random.integer(list.length)]!);
    }
    costs.sort();
    const rank = Math.min(sampled - 1, Math.floor((sampled * this.pool.length) / scanned));
    const threshold = costs[rank]!;
    const stride = Math.max(1, Math.floor(list.length / scanned));
    let at = this.random.integer(list.length);
    this.poolCount = 0;
    for (let step = 0; step < scanned && this.poolCount < this.pool.length; step++) {
      const person = list[at]!;
      at += stride;
      if (at >= list.length) at -= list.length;
      if (this.selection.isFree(person) && this.selection.cells.addCost(person) <= threshold) {
        this.pool[this.poolCount++] = person;
      }
    }
  }

  /** Draws candidates to replace `leaver` by the mix of the settings; returns how many can join. */
  drawReplacements(leaver: number, settings: SearchSettings): number {
    const fromPool = this.poolCount === 0 ? 0 : Math.floor(settings.candidates * settings.poolShare);
    const shared = Math.floor(settings.candidates * settings.sharedShare);
    const rest = settings.candidates - fromPool - shared;
    let count = 0;
    for (let draw = 0; draw < fromPool; draw++) {
      count = this.keep(this.pool[this.random.integer(this.poolCount)]!, count);
    }
    count = this.drawShared(leaver, shared, count);
    const directed = Math.floor(rest / 2);
    count = this.drawDirected(directed, count);
    return this.drawUniform(rest - directed, count);
  }

  /** Draws `candidates` people for an empty place, 60 % uniformly and 40 % where people are missing. */
  drawNewcomers(candidates: number): number {
    const directed = Math.floor(candidates * 0.4);
    return this.drawUniform(candidates - directed, this.drawDirected(directed, 0));
  }

  private drawShared(leaver: number, draws: number, kept: number): number {
    const { attributes, encoded } = this.tables;
    let count = kept;
    for (let draw = 0; draw < draws; draw++) {
      const column = this.random.integer(attributes);
      const level = encoded.levelStart[column]! + encoded.rows[leaver * attributes + column]!;
      count = this.keep(this.memberOf(level), count);
    }
    return count;
  }

  private drawDirected(draws: number, kept: number): number {
    const { levels } = this.tables;
    const { addDelta } = this.selection.cells;
    let count = kept;
    for (let draw = 0; draw < draws; draw++) {
      let best = this.random.integer(levels);
      for (let other = 1; other < levelsCompared; other++) {
        const level = this.random.integer(levels);
        if (addDelta[level]! < addDelta[best]!) best = level;
      }
      count = this.keep(this.memberOf(best), count);
    }
    return count;
  }

  private drawUniform(draws: number, kept: number): number {
    const { list } = this.index;
    let count = kept;
    for (let draw = 0; draw < draws; draw++) {
      count = this.keep(list[this.random.integer(list.length)]!, count);
    }
    return count;
  }

  private memberOf(level: number): number {
    const start = this.index.start[level]!;
    const members = this.index.start[level + 1]! - start;
    return members === 0 ? -1 : this.index.members[start + this.random.integer(members)]!;
  }

  private keep(person: number, count: number): number {
    if (person < 0 || !this.selection.canAdd(person)) return count;
    this.drawn[count] = person;
    return count + 1;
  }
}

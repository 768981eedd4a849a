/**
 * The objective a cohort minimises: a separable convex cost per cell, kept up to date so that the cost of
 * adding or removing one person is a sum of table look-ups. Chooses nobody by itself.
 *
 * Cost of a cell with target t and x chosen people (quadratic part: a weighted MMD² with indicator kernel,
 * after Chen, Welling and Smola 2010):
 *   w·(|x-t| + q·(x-t)²/(t+1)) - b·[x ≥ 1] + penalty·max(0, minimum - x)
 * The bonus b grows with the target: being covered matters most where the cohort should hold somebody.
 */
import type { CellTables } from './cell-tables.ts';
import type { LevelCodes } from './population.ts';

export type Preset = 'balanced' | 'marginal-first' | 'coverage-first';

/** `polish` multiplies the weight of single attributes in the last rounds of the search; 1 leaves it. */
type PresetWeights = { readonly pairWeight: number; readonly coverage: number; readonly polish: number };

export const presets: Readonly<Record<Preset, PresetWeights>> = {
  balanced: { pairWeight: 1, coverage: 1.4, polish: 5 },
  'marginal-first': { pairWeight: 0.15, coverage: 1, polish: 1 },
  'coverage-first': { pairWeight: 3, coverage: 3, polish: 1 },
};

/** Multiplies the weight of one table: one attribute, or a pair of attributes. */
export type TableWeight = { readonly attributes: readonly string[]; readonly factor: number };

const curvature = 0.25;

export type ObjectiveSettings = {
  readonly preset: Preset;
  readonly weights?: readonly TableWeight[];
  /** Fewest chosen people per global level; a shortfall outweighs everything else. */
  readonly minimums?: Int32Array | null;
};

/** The state of all cells for one selection; people are added and removed by index. */
export class CellState {
  /** Chosen people per cell. */
  readonly chosen: Int32Array;
  /** Change of the objective when one more person lands in the cell; negative where people are missing. */
  readonly addDelta: Float64Array;
  private readonly removeDelta: Float64Array;
  private readonly tables: CellTables;
  /** Codes of the person at hand; keeps the inner loop on one small array. */
  private readonly codes: Int32Array;
  private readonly attributes: number;
  private readonly rows: LevelCodes;
  private readonly pairRows: LevelCodes;
  private readonly levelStart: Int32Array;
  private readonly pairOffset: Int32Array;
  private readonly pairStride: Int32Array;
  private readonly weight: Float64Array;
  private readonly bonus: Float64Array;
  private readonly penalty: number;
  private readonly minimums: Int32Array | null;
  private ratio: number;
  private cheapestCost = Infinity;

  /** Prepares the cells for an empty selection with targets for `size` people. */
  constructor(tables: CellTables, size: number, settings: ObjectiveSettings) {
    const cost = tableCosts(tables, settings.preset, settings.weights ?? []);
    this.tables = tables;
    this.codes = new Int32Array(tables.attributes);
    this.attributes = tables.attributes;
    this.rows = tables.encoded.rows;
    this.pairRows = tables.pairRows;
    this.levelStart = tables.encoded.levelStart;
    this.pairOffset = tables.pairOffset;
    this.pairStride = tables.pairStride;
    this.weight = cost.weight;
    this.bonus = cost.bonus;
    this.penalty = cost.penalty;
    this.minimums = settings.minimums ?? null;
    this.chosen = new Int32Array(tables.cells);
    this.addDelta = new Float64Array(tables.cells);
    this.removeDelta = new Float64Array(tables.cells);
    this.ratio = size / tables.encoded.people;
    this.refreshAll();
  }

  /** Target of a cell: its share of the size the state was prepared for. */
  target(cell: number): number {
    return this.tables.cellPeople[cell]! * this.ratio;
  }

  add(person: number): void {
    this.change(person, 1);
  }

  remove(person: number): void {
    this.change(person, -1);
  }

  /** Change of the objective if the person were added. */
  addCost(person: number): number {
    return this.total(person, this.addDelta);
  }

  /** Change of the objective if the person, who is in, were removed. */
  removeCost(person: number): number {
    return this.total(person, this.removeDelta);
  }

  /** The position in `people[0..count)` of the cheapest person to add, or -1; its cost is in `lastCost`. */
  cheapest(people: Int32Array, count: number): number {
    let at = -1;
    let lowest = Infinity;
    for (let index = 0; index < count; index++) {
      const cost = this.total(people[index]!, this.addDelta);
      if (cost < lowest) {
        lowest = cost;
        at = index;
      }
    }
    this.cheapestCost = lowest;
    return at;
  }

  /** Cost of the person the last call of `cheapest` found. */
  get lastCost(): number {
    return this.cheapestCost;
  }

  /** Sets the size the targets are for and refreshes the cells of the given people (see `cellsOf`). */
  setSize(size: number, cells: Int32Array, tableOf: Uint16Array): void {
    this.ratio = size / this.tables.encoded.people;
    for (let index = 0; index < cells.length; index++) this.refresh(cells[index]!, tableOf[index]!);
  }

  /** Multiplies the weight of every single attribute, not its coverage bonus, and refreshes the levels. */
  emphasiseLevels(factor: number): void {
    const { attributes, encoded } = this.tables;
    for (let attribute = 0; attribute < attributes; attribute++) {
      this.weight[attribute]! *= factor;
      const end = encoded.levelStart[attribute + 1]!;
      for (let cell = encoded.levelStart[attribute]!; cell < end; cell++) this.refresh(cell, attribute);
    }
  }

  private total(person: number, delta: Float64Array): number {
    const { codes, attributes, rows, pairRows, levelStart, pairOffset, pairStride } = this;
    const base = person * attributes;
    let sum = 0;
    for (let attribute = 0; attribute < attributes; attribute++) {
      sum += delta[levelStart[attribute]! + rows[base + attribute]!]!;
      codes[attribute] = pairRows[base + attribute]!;
    }
    let table = 0;
    for (let first = 0; first < attributes; first++) {
      const code = codes[first]!;
      for (let second = first + 1; second < attributes; second++) {
        sum += delta[pairOffset[table]! + code * pairStride[table]! + codes[second]!]!;
        table++;
      }
    }
    return sum;
  }

  private change(person: number, step: number): void {
    const { attributes, pairRows, pairFirst, pairSecond, pairStride, pairOffset, encoded } = this.tables;
    const { rows, levelStart } = encoded;
    const base = person * attributes;
    for (let attribute = 0; attribute < attributes; attribute++) {
      const cell = levelStart[attribute]! + rows[base + attribute]!;
      this.chosen[cell]! += step;
      this.refresh(cell, attribute);
    }
    for (let table = 0; table < pairFirst.length; table++) {
      if (pairStride[table] === 0) continue;
      const first = pairRows[base + pairFirst[table]!]!;
      const second = pairRows[base + pairSecond[table]!]!;
      const cell = pairOffset[table]! + first * pairStride[table]! + second;
      this.chosen[cell]! += step;
      this.refresh(cell, attributes + table);
    }
  }

  private refresh(cell: number, table: number): void {
    const isLevel = table < this.tables.attributes;
    const weight = this.weight[table]!;
    const target = this.tables.cellPeople[cell]! * this.ratio;
    const count = this.chosen[cell]!;
    const gap = count - target;
    const spread = curvature / (target + 1);
    const distance = gap < 0 ? -gap : gap;
    const held = target < 1 ? target : 1;
    const near = held < 0.5 ? 0.75 + 0.5 * held : 1;
    const bonus = this.bonus[table]! * (isLevel ? near : 0.5 + held);
    const above = gap < -1 ? -gap - 1 : gap + 1;
    const below = gap < 1 ? 1 - gap : gap - 1;
    let add = weight * (above - distance + spread * (2 * gap + 1));
    let remove = weight * (below - distance + spread * (1 - 2 * gap));
    if (count === 0) add -= bonus;
    if (count === 1) remove += bonus;
    if (isLevel && this.minimums !== null) {
      const minimum = this.minimums[cell]!;
      if (count < minimum) add -= this.penalty;
      if (minimum > 0 && count <= minimum) remove += this.penalty;
    }
    this.addDelta[cell] = add;
    this.removeDelta[cell] = count === 0 ? Infinity : remove;
  }

  private refreshAll(): void {
    const { attributes, encoded, pairFirst, pairOffset, pairEnd, cellPeople } = this.tables;
    for (let attribute = 0; attribute < attributes; attribute++) {
      const end = encoded.levelStart[attribute + 1]!;
      for (let cell = encoded.levelStart[attribute]!; cell < end; cell++) this.refresh(cell, attribute);
    }
    for (let table = 0; table < pairFirst.length; table++) {
      for (let cell = pairOffset[table]!; cell < pairEnd[table]!; cell++) {
        if (cellPeople[cell]! > 0) this.refresh(cell, attributes + table);
      }
    }
  }
}

/** Weight and coverage bonus per table, levels first; pair tables share the weight of the attributes. */
function tableCosts(
  tables: CellTables,
  preset: Preset,
  weights: readonly TableWeight[],
): { weight: Float64Array; bonus: Float64Array; penalty: number } {
  const { pairWeight, coverage } = presets[preset];
  const { attributes } = tables;
  const pairs = tables.pairFirst.length;
  const balanced = pairs - tables.leftOut.length;
  const weight = new Float64Array(attributes + pairs);
  const bonus = new Float64Array(attributes + pairs);
  const names = tables.encoded.attributes.map(({ name }) => name);
  const factor = (...table: string[]): number =>
    weights
      .filter(
        (entry) =>
          entry.attributes.length === table.length && table.every((n) => entry.attributes.includes(n)),
      )
      .reduce((product, entry) => product * entry.factor, 1);
  let largest = 1;
  for (let attribute = 0; attribute < attributes; attribute++) {
    weight[attribute] = factor(names[attribute]!);
    bonus[attribute] = 2 * weight[attribute]!;
    largest = Math.max(largest, weight[attribute]!);
  }
  for (let table = 0; table < pairs; table++) {
    const at = attributes + table;
    const scale = factor(names[tables.pairFirst[table]!]!, names[tables.pairSecond[table]!]!);
    weight[at] = (scale * pairWeight * attributes) / Math.max(1, balanced);
    bonus[at] = coverage * weight[at];
    largest = Math.max(largest, weight[at]);
  }
  return { weight, bonus, penalty: 1000 * largest };
}

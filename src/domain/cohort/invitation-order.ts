/**
 * The order in which a cohort is invited: nested batches of ten, each prefix as close to the organisation as the
 * people of the cohort allow, so that early evidence is not about one corner of it. Adds and drops nobody.
 */
import type { Random } from '#domain/random/random.ts';
import { cellsOf, type CellTables } from './cell-tables.ts';
import { CellState, type ObjectiveSettings } from './objective.ts';

/** People per batch. */
const batchSize = 10;
/** Candidates compared for one place, and for one exchange inside a batch. */
const placeCandidates = 300;
const exchangeCandidates = 100;
const exchangesPerBatch = 20;

/**
 * Orders the cohort; `first` people (already invited earlier) keep their place in front. Targets of each prefix
 * come from the whole organisation.
 */
export function orderInvitations(
  tables: CellTables,
  cohort: Int32Array,
  first: Int32Array,
  settings: ObjectiveSettings,
  random: Random,
): Int32Array {
  const touched = cellsOf(tables, cohort);
  const cells = new CellState(tables, cohort.length, settings);
  const order = new Int32Array(cohort.length);
  const isFirst = new Set(first);
  const remaining = cohort.filter((person) => !isFirst.has(person));
  const drawn = new Int32Array(placeCandidates);
  const places = new Int32Array(placeCandidates);
  order.set(first);
  for (const person of first) cells.add(person);
  let left = remaining.length;

  const draw = (limit: number): number => {
    const count = Math.min(limit, left);
    for (let index = 0; index < count; index++) {
      places[index] = left <= limit ? index : random.integer(left);
      drawn[index] = remaining[places[index]!]!;
    }
    return cells.cheapest(drawn, count);
  };
  const exchange = (from: number, to: number): void => {
    const place = from + random.integer(to - from);
    const person = order[place]!;
    cells.remove(person);
    const at = draw(exchangeCandidates);
    if (at < 0 || cells.lastCost - cells.addCost(person) >= -1e-9) {
      cells.add(person);
      return;
    }
    order[place] = drawn[at]!;
    remaining[places[at]!] = person;
    cells.add(order[place]);
  };

  let placed = first.length;
  while (placed < cohort.length) {
    const from = placed;
    const to = Math.min(cohort.length, from - (from % batchSize) + batchSize);
    cells.setSize(to, touched.cells, touched.tableOf);
    while (placed < to) {
      const at = draw(placeCandidates);
      order[placed++] = drawn[at]!;
      cells.add(drawn[at]!);
      remaining[places[at]!] = remaining[--left]!;
    }
    const exchanges = left > 0 ? exchangesPerBatch : 0;
    for (let step = 0; step < exchanges; step++) exchange(from, to);
  }
  return order;
}

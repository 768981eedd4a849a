/**
 * The re-plan with capacities turned into prices: every unit takes the week that is cheapest for it, its disturbance and
 * the prices of what it uses together. Order is kept within trees (each unit after one other), by dynamic programming;
 * whoever has to follow several is bound to the latest of them only. At any prices, what the units then pay, less what
 * the room is worth, is a disturbance no plan can stay below (Lagrangian relaxation, Geoffrion 1974).
 */
import { isOpen } from './plan-state.ts';
import { isFixed, moveCost, type ReplanState } from './replan-state.ts';

export type WeekChoices = {
  readonly replan: ReplanState;
  /** The units that may move; all else here is numbered by its place in this list. */
  readonly units: readonly number[];
  /** Weeks from now to the horizon; week 0 here is now. */
  readonly span: number;
  /** What may be used, per row: resource × span, then helpdesk by week, in people; Infinity = no limit. */
  readonly limits: Float64Array;
  /** What the weeks chosen last use of each row. */
  readonly used: Float64Array;
  /** The week each unit chose last. */
  readonly chosen: Int32Array;
  /** units × span; Infinity where the week is closed. */
  readonly costs: Float64Array;
  /** The one each unit follows; `first` = nobody, `alone` = nobody, and nobody follows it. */
  readonly follows: Int32Array;
  /** The units of trees, each after the one it follows. */
  readonly trees: Int32Array;
  /** units × span, filled for trees: what the unit and all that follow it cost from that week on. */
  readonly values: Float64Array;
  readonly minutePrice: Float64Array;
  readonly peoplePerMinute: number;
};

const first = -1;
const alone = -2;

/** Prepares the choices up to the horizon, once whoever cannot stay is out of the plan. */
export function createWeekChoices(replan: ReplanState, horizon: number): WeekChoices {
  const { problem, now } = replan;
  const { people, minutes, unitCount } = problem;
  const span = horizon - now;
  const units = Array.from(people.keys()).filter((unit) => !staysPut(replan, unit));
  const placeOf = new Int32Array(unitCount).fill(-1);
  for (const [place, unit] of units.entries()) placeOf[unit] = place;
  const [allPeople, allMinutes] = [sum(people), sum(minutes)];
  // Minutes on the scale of people: the search for prices works on all rows with one step.
  const peoplePerMinute = allMinutes > 0 ? allPeople / allMinutes : 0;
  const limits = sumLimits(replan, placeOf, { span, peoplePerMinute });
  return {
    replan,
    units,
    span,
    limits,
    used: new Float64Array(limits.length),
    chosen: new Int32Array(units.length),
    costs: listCosts(replan, units, span),
    ...findTrees(replan, units, placeOf),
    values: new Float64Array(units.length * span),
    minutePrice: new Float64Array(span),
    peoplePerMinute,
  };
}

function sum(list: Float64Array): number {
  return list.reduce((total, value) => total + value, 0);
}

/** Who cannot move, unless its week is no longer legal: then no plan will be found. */
function staysPut(replan: ReplanState, unit: number): boolean {
  return isFixed(replan, unit) && replan.state.weekOf[unit]! >= 0;
}

/** Capacities less what those who stay take; whoever stays may be more than there is. */
function sumLimits(
  { problem, now, oldWeek }: ReplanState,
  placeOf: Int32Array,
  { span, peoplePerMinute }: { readonly span: number; readonly peoplePerMinute: number },
): Float64Array {
  const { resources, available, weekCount, helpdesk, spillOver, demands, demandAmounts, minutes } = problem;
  const firstLoad = resources.length * span;
  const limits = new Float64Array(firstLoad + span + spillOver.length - 1);
  for (let resource = 0; resource < resources.length; resource++)
    for (let week = 0; week < span; week++)
      limits[resource * span + week] = available[resource * weekCount + now + week]!;
  for (let row = firstLoad; row < limits.length; row++)
    limits[row] = helpdesk[now + row - firstLoad]! * peoplePerMinute;
  for (const [unit, place] of placeOf.entries()) {
    if (place >= 0) continue;
    const week = oldWeek[unit]! - now;
    for (const [later, share] of spillOver.entries())
      if (week + later >= 0 && week + later < limits.length - firstLoad)
        limits[firstLoad + week + later]! -= share * minutes[unit]! * peoplePerMinute;
    if (week < 0 || week >= span) continue;
    for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++)
      limits[demands.items[at]! * span + week]! -= demandAmounts[at]!;
  }
  return limits.map((limit) => Math.max(0, limit));
}

function listCosts(replan: ReplanState, units: readonly number[], span: number): Float64Array {
  const { problem, now } = replan;
  const costs = new Float64Array(units.length * span).fill(Infinity);
  for (const [place, unit] of units.entries()) {
    const [from, to] = weeksBesideFixed(replan, unit, now + span);
    for (let week = from; week <= to; week++)
      if (isOpen(problem, unit, week)) costs[place * span + week - now] = moveCost(replan, unit, week);
  }
  return costs;
}

/** The weeks between those it has to follow and those that follow it, as far as these cannot move. */
function weeksBesideFixed(replan: ReplanState, unit: number, horizon: number): readonly [number, number] {
  const { predecessors, successors } = replan.problem;
  let [from, to] = [replan.now, horizon - 1];
  for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++) {
    const other = predecessors.items[at]!;
    if (staysPut(replan, other)) from = Math.max(from, replan.oldWeek[other]! + 1);
  }
  for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
    const other = successors.items[at]!;
    if (staysPut(replan, other)) to = Math.min(to, replan.oldWeek[other]! - 1);
  }
  return [from, to];
}

function findTrees(
  { problem, oldWeek }: ReplanState,
  units: readonly number[],
  placeOf: Int32Array,
): Pick<WeekChoices, 'follows' | 'trees'> {
  const { starts, items } = problem.predecessors;
  const follows = new Int32Array(units.length).fill(alone);
  for (const [place, unit] of units.entries()) {
    let latest = -1;
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
      const other = items[at]!;
      if (placeOf[other]! >= 0 && (latest < 0 || oldWeek[other]! > oldWeek[latest]!)) latest = other;
    }
    if (latest < 0) continue;
    follows[place] = placeOf[latest]!;
    if (follows[placeOf[latest]!] === alone) follows[placeOf[latest]!] = first;
  }
  const trees = Array.from(problem.order, (unit) => placeOf[unit]!);
  return { follows, trees: Int32Array.from(trees.filter((place) => place >= 0 && follows[place] !== alone)) };
}

/**
 * Lets every unit choose at the prices (one per row, none below 0), into `chosen` and `used`. Returns the disturbance that
 * these prices prove no plan to stay below; Infinity when a unit has no week.
 */
export function chooseWeeks(choices: WeekChoices, prices: Float64Array): number {
  const { replan, units, span, limits, used, chosen, follows, peoplePerMinute } = choices;
  const { demands, demandAmounts, minutes, spillOver, resources } = replan.problem;
  const firstLoad = resources.length * span;
  priceMinutes(choices, prices);
  let least = chooseInTrees(choices, prices);
  used.fill(0);
  for (let place = 0; place < units.length; place++) {
    if (follows[place] === alone) least += chooseAlone(choices, prices, place);
    const [unit, week] = [units[place]!, chosen[place]!];
    if (week < 0) return Infinity;
    for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++)
      used[demands.items[at]! * span + week]! += demandAmounts[at]!;
    for (let later = 0; later < spillOver.length; later++)
      used[firstLoad + week + later]! += spillOver[later]! * minutes[unit]! * peoplePerMinute;
  }
  for (let row = 0; row < limits.length; row++) if (prices[row]! > 0) least -= prices[row]! * limits[row]!;
  return least;
}

function priceMinutes(
  { replan, span, minutePrice, peoplePerMinute }: WeekChoices,
  prices: Float64Array,
): void {
  const { spillOver, resources } = replan.problem;
  const firstLoad = resources.length * span;
  for (let week = 0; week < span; week++) {
    let price = 0;
    for (let later = 0; later < spillOver.length; later++)
      price += spillOver[later]! * prices[firstLoad + week + later]!;
    minutePrice[week] = price * peoplePerMinute;
  }
}

function chooseAlone(choices: WeekChoices, prices: Float64Array, place: number): number {
  const { replan, units, span, costs, minutePrice, chosen } = choices;
  const { demands, demandAmounts, minutes } = replan.problem;
  const unit = units[place]!;
  const [from, to] = [demands.starts[unit]!, demands.starts[unit + 1]!];
  let [lowest, best] = [Infinity, -1];
  // The old week first: it costs nothing by itself, and most others are then dearer before their prices.
  const home = Math.max(0, replan.oldWeek[unit]! - replan.now);
  for (let turn = home < span ? -1 : 0; turn < span; turn++) {
    const week = turn < 0 ? home : turn;
    let cost = costs[place * span + week]!;
    if (cost >= lowest || cost === Infinity) continue;
    cost += minutes[unit]! * minutePrice[week]!;
    for (let at = from; at < to && cost < lowest; at++)
      cost += demandAmounts[at]! * prices[demands.items[at]! * span + week]!;
    if (cost < lowest) [lowest, best] = [cost, week];
  }
  chosen[place] = best;
  return lowest;
}

/** From the last units to the first what each week costs with all that follow; then from the first to the last the choice. */
function chooseInTrees(choices: WeekChoices, prices: Float64Array): number {
  const { span, follows, trees, values, chosen } = choices;
  for (const place of trees) values.fill(0, place * span, (place + 1) * span);
  for (let at = trees.length - 1; at >= 0; at--) {
    const place = trees[at]!;
    addOwnCosts(choices, prices, place);
    const before = follows[place]!;
    if (before === first) continue;
    let least = Infinity;
    for (let week = span - 1; week >= 0; week--) {
      values[before * span + week]! += least;
      least = Math.min(least, values[place * span + week]!);
    }
  }
  let total = 0;
  for (const place of trees) {
    const before = follows[place]!;
    let [lowest, best] = [Infinity, -1];
    for (let week = before === first ? 0 : chosen[before]! + 1; week < span; week++) {
      const value = values[place * span + week]!;
      if (value < lowest) [lowest, best] = [value, week];
    }
    chosen[place] = best;
    if (before === first) total += lowest;
  }
  return total;
}

function addOwnCosts(choices: WeekChoices, prices: Float64Array, place: number): void {
  const { replan, units, span, costs, minutePrice, values } = choices;
  const { demands, demandAmounts, minutes } = replan.problem;
  const [unit, base] = [units[place]!, place * span];
  for (let week = 0; week < span; week++)
    values[base + week]! += costs[base + week]! + minutes[unit]! * minutePrice[week]!;
  for (let at = demands.starts[unit]!; at < demands.starts[unit + 1]!; at++) {
    const [amount, row] = [demandAmounts[at]!, demands.items[at]! * span];
    for (let week = 0; week < span; week++) values[base + week]! += amount * prices[row + week]!;
  }
}

/**
 * What no plan can beat: the linear relaxation of a wave problem, in which a unit may be split over weeks, solved by
 * HiGHS; and what no plan of whole units can beat, as far as HiGHS proves it in its time.
 */
import loadHighs from 'highs';
import type { WaveProblem } from '#domain/waves/build-problem.ts';

export type BoundQuestion = {
  /** Weeks that may be used, from the first on. */
  readonly horizon: number;
  /** Cost of a whole unit in a week. */
  readonly costOf: (unit: number, week: number) => number;
  /** Units that stay where they are, by their week; their weeks' capacities are not asked. Nobody else starts before `now`. */
  readonly now?: number;
  readonly stays?: (unit: number) => number | null;
};

export type Bound = {
  /** What no plan can beat; null when the solver proved nothing within its time. */
  readonly bound: number | null;
  /** The best plan of whole units the solver itself found; null without one. */
  readonly found: number | null;
};

/** The smallest cost of any split plan. */
export async function linearBound(
  problem: WaveProblem,
  question: BoundQuestion,
  seconds: number,
): Promise<Bound> {
  const highs = await loadHighs();
  const { Status, ObjectiveValue } = highs.solve(writeProgram(problem, question, false), {
    time_limit: seconds,
    output_flag: false,
  });
  return { bound: Status === 'Optimal' ? ObjectiveValue : null, found: null };
}

/** The smallest cost of any plan that splits no unit, or what is proven of it after `seconds`. */
export async function wholeBound(
  problem: WaveProblem,
  question: BoundQuestion,
  seconds: number,
): Promise<Bound> {
  const highs = await loadHighs();
  return highs.withModel({ format: 'lp', data: writeProgram(problem, question, true) }, (model) => {
    model.options.set('output_flag', false);
    model.options.set('time_limit', seconds);
    model.run();
    const [bound, found] = ['mip_dual_bound', 'objective_function_value'].map((name) =>
      Number(model.info.get(name)),
    );
    return { bound: finite(bound), found: finite(found) };
  });
}

/** HiGHS says nothing by a number beyond all plans. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e29 ? value : null;
}

function writeProgram(
  problem: WaveProblem,
  { horizon, costOf, now = 0, stays = () => null }: BoundQuestion,
  isWhole: boolean,
): string {
  const { unitCount, weekCount, resources, available, demands, demandAmounts, spillOver, helpdesk } = problem;
  const costs: string[] = [];
  const whole: string[] = [];
  const order: string[] = [];
  const names: string[] = [];
  const taken = resources.map(() => Array.from({ length: horizon }, () => [] as string[]));
  const load = Array.from({ length: horizon + spillOver.length - 1 }, () => [] as string[]);
  const settled = new Float64Array(load.length);
  const weeksOf = (unit: number): number[] =>
    Array.from({ length: horizon - now }, (_, index) => now + index).filter(
      (week) => problem.calendars[problem.calendarOf[unit]! * weekCount + week] === 1,
    );
  for (let unit = 0; unit < unitCount; unit++) {
    const week = stays(unit);
    if (week !== null) {
      for (const [later, share] of spillOver.entries())
        if (week + later < settled.length) settled[week + later]! += share * problem.minutes[unit]!;
      continue;
    }
    const open = weeksOf(unit);
    whole.push(`${open.map((at) => `x${unit}w${at}`).join(' + ')} = 1`);
    for (const at of open) {
      const name = `x${unit}w${at}`;
      names.push(name);
      const cost = costOf(unit, at);
      if (cost !== 0) costs.push(`${cost < 0 ? '-' : '+'} ${Math.abs(cost)} ${name}`);
      for (let entry = demands.starts[unit]!; entry < demands.starts[unit + 1]!; entry++)
        taken[demands.items[entry]!]![at]!.push(`${demandAmounts[entry]} ${name}`);
      for (const [later, share] of spillOver.entries())
        load[at + later]!.push(`${share * problem.minutes[unit]!} ${name}`);
    }
    order.push(...orderRows(problem, unit, weeksOf, stays));
  }
  const most: string[] = [];
  for (const [resource, weeks] of taken.entries())
    for (const [week, terms] of weeks.entries()) {
      const amount = available[resource * weekCount + week]!;
      if (terms.length > 0 && Number.isFinite(amount)) most.push(`${terms.join(' + ')} <= ${amount}`);
    }
  for (const [week, terms] of load.entries()) {
    const amount = helpdesk[Math.min(week, helpdesk.length - 1)]! - settled[week]!;
    if (terms.length > 0 && Number.isFinite(amount)) most.push(`${terms.join(' + ')} <= ${amount}`);
  }
  const rows = [...whole, ...order, ...most].map((row, number) => ` r${number}: ${row}`);
  const binaries = isWhole ? `Binaries\n${names.join('\n')}\n` : '';
  return `Minimize\n obj: ${costs.join(' ')}\nSubject To\n${rows.join('\n')}\n${binaries}End\n`;
}

/** By every week, no more of a unit has started than of each one before it by the week before. */
function orderRows(
  { predecessors }: WaveProblem,
  unit: number,
  weeksOf: (unit: number) => number[],
  stays: (unit: number) => number | null,
): string[] {
  const terms = (sign: string, of: number, weeks: readonly number[]): string =>
    weeks.map((week) => ` ${sign} x${of}w${week}`).join('');
  const rows: string[] = [];
  const open = weeksOf(unit);
  for (let entry = predecessors.starts[unit]!; entry < predecessors.starts[unit + 1]!; entry++) {
    const before = predecessors.items[entry]!;
    const settled = stays(before);
    const ofBefore = settled === null ? weeksOf(before) : [];
    for (const at of open) {
      const startedBy = open.filter((week) => week <= at);
      const earlier = ofBefore.filter((week) => week < at);
      const most = settled !== null && settled < at ? 1 : 0;
      rows.push(`${terms('+', unit, startedBy)}${terms('-', before, earlier)} <= ${most}`);
    }
  }
  return rows;
}

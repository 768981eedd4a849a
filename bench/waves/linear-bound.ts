/**
 * What no plan can beat: the linear relaxation of a wave problem, in which a unit may be split over weeks, solved by
 * HiGHS. Order between units is kept for their mean weeks only, so the true bound may lie higher.
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

/** The smallest cost of any split plan; null when the solver does not prove it within `seconds`. */
export async function linearBound(
  problem: WaveProblem,
  question: BoundQuestion,
  seconds: number,
): Promise<number | null> {
  const highs = await loadHighs();
  const { Status, ObjectiveValue } = highs.solve(writeProgram(problem, question), {
    time_limit: seconds,
    output_flag: false,
  });
  return Status === 'Optimal' ? ObjectiveValue : null;
}

function writeProgram(
  problem: WaveProblem,
  { horizon, costOf, now = 0, stays = () => null }: BoundQuestion,
): string {
  const { unitCount, weekCount, resources, available, demands, demandAmounts, spillOver, helpdesk } = problem;
  const costs: string[] = [];
  const whole: string[] = [];
  const order: string[] = [];
  const taken = resources.map(() => Array.from({ length: horizon }, () => [] as string[]));
  const load = Array.from({ length: horizon + spillOver.length - 1 }, () => [] as string[]);
  const settled = new Float64Array(load.length);
  const weeksOf = (unit: number): number[] =>
    Array.from({ length: horizon - now }, (_, index) => now + index).filter(
      (week) => problem.calendars[problem.calendarOf[unit]! * weekCount + week] === 1,
    );
  const meanWeek = (unit: number): { readonly terms: readonly string[]; readonly fixed: number } => {
    const week = stays(unit);
    if (week !== null) return { terms: [], fixed: week };
    return { terms: weeksOf(unit).map((open) => `${open} x${unit}w${open}`), fixed: 0 };
  };
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
      const cost = costOf(unit, at);
      if (cost !== 0) costs.push(`${cost < 0 ? '-' : '+'} ${Math.abs(cost)} ${name}`);
      for (let entry = demands.starts[unit]!; entry < demands.starts[unit + 1]!; entry++)
        taken[demands.items[entry]!]![at]!.push(`${demandAmounts[entry]} ${name}`);
      for (const [later, share] of spillOver.entries())
        load[at + later]!.push(`${share * problem.minutes[unit]!} ${name}`);
    }
    for (
      let entry = problem.predecessors.starts[unit]!;
      entry < problem.predecessors.starts[unit + 1]!;
      entry++
    ) {
      const [own, before] = [meanWeek(unit), meanWeek(problem.predecessors.items[entry]!)];
      const minus = before.terms.map((term) => ` - ${term}`).join('');
      order.push(`${own.terms.join(' + ')}${minus} >= ${1 + before.fixed - own.fixed}`);
    }
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
  return `Minimize\n obj: ${costs.join(' ')}\nSubject To\n${rows.join('\n')}\nEnd\n`;
}

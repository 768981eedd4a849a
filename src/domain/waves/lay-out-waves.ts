/**
 * The first, simple layout of waves: by number per week or by the values of one attribute, in a given order,
 * around freezes. It fills weeks greedily and explains refusals; the planner that balances helpdesk, seats
 * and risk is plan-waves.ts.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';
import { dateOf, dayOf, touchesWorkingDay, weekStart, type Freeze } from './working-week.ts';

/** The people to place, as columns of equal length; a person is their position. */
export type PeopleToPlace = {
  readonly count: number;
  /** The attribute people are grouped by (null = not recorded); null instead of a column = number per week. */
  readonly values: readonly (string | null)[] | null;
  /** Needed only when a freeze names a site or a department. */
  readonly sites?: readonly (string | null)[];
  readonly departments?: readonly (string | null)[];
};

export type WaveLayoutOptions = {
  /** First day of the first week, YYYY-MM-DD. */
  readonly startsOn: string;
  /** The most people who may start in one week. */
  readonly peoplePerWeek: number;
  /** Values in the order they should start; others follow, smallest first, "not recorded" last. */
  readonly order?: readonly (string | null)[];
  readonly freezes?: readonly Freeze[];
  /** How many weeks ahead to look at most; 260 by default. */
  readonly weekLimit?: number;
};

export type WaveDraft = {
  /** 1 for the first wave. */
  readonly sequence: number;
  readonly startsOn: string;
  /** Last day of the wave's week. */
  readonly endsOn: string;
  /** Positions of the people, ascending. */
  readonly people: readonly number[];
  /** How many people of each value start; null = not recorded. Empty when laid out by number per week. */
  readonly values: readonly { readonly value: string | null; readonly people: number }[];
};

/** People of one value whom the same freezes apply to; kept together when they fit into one week. */
type Block = {
  readonly value: string | null;
  readonly people: readonly number[];
  readonly freezes: readonly DayRange[];
  placed: number;
};

type DayRange = { readonly from: number; readonly to: number };

/**
 * Places every person in exactly one weekly wave. A group that fits into one week is not split; a larger one
 * runs over several weeks; small ones share a week. Weeks in which nobody starts make no wave. Refuses bad
 * dates and numbers, and people whose freezes leave no open week within the limit.
 */
export function layOutWaves(
  people: PeopleToPlace,
  options: WaveLayoutOptions,
): Result<WaveDraft[], WaveStatement> {
  const firstDay = dayOf(options.startsOn);
  if (firstDay === null) {
    return refuse(waveStatement('waves_start_no_date', { start: options.startsOn }));
  }
  if (!Number.isInteger(options.peoplePerWeek) || options.peoplePerWeek < 1) {
    return refuse(waveStatement('waves_capacity_too_small', { people: options.peoplePerWeek }));
  }
  const problem = findColumnProblem(people, options.freezes ?? []);
  if (problem !== null) return refuse(problem);
  const blocks = orderBlocks(groupIntoBlocks(people, options.freezes ?? []), options.order ?? []);
  return fillWeeks(blocks, firstDay, options, people.values !== null);
}

function findColumnProblem(people: PeopleToPlace, freezes: readonly Freeze[]): WaveStatement | null {
  for (const column of [people.values, people.sites, people.departments])
    if (column !== null && column !== undefined && column.length !== people.count)
      return waveStatement('waves_columns_differ', { given: column.length, people: people.count });
  for (const { from, to } of freezes) {
    const [first, last] = [dayOf(from), dayOf(to)];
    if (first === null || last === null || first > last)
      return waveStatement('waves_freeze_without_dates', { from, to });
  }
  return null;
}

function groupIntoBlocks(people: PeopleToPlace, freezes: readonly Freeze[]): Block[] {
  const groups = new Map<string, Block & { readonly people: number[] }>();
  const ranges = freezes.map((freeze) => ({ from: dayOf(freeze.from)!, to: dayOf(freeze.to)! }));
  for (let person = 0; person < people.count; person++) {
    const value = people.values === null ? null : people.values[person]!;
    let key = value === null ? '-' : `=${value}`;
    const applying: number[] = [];
    for (const [index, freeze] of freezes.entries()) {
      if (freeze.site !== undefined && people.sites?.[person] !== freeze.site) continue;
      if (freeze.department !== undefined && people.departments?.[person] !== freeze.department) continue;
      applying.push(index);
    }
    key = `${applying.join(',')}|${key}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { value, people: [], freezes: applying.map((index) => ranges[index]!), placed: 0 };
      groups.set(key, group);
    }
    group.people.push(person);
  }
  return [...groups.values()];
}

function orderBlocks(blocks: readonly Block[], order: readonly (string | null)[]): Block[] {
  const rankOf = new Map(order.map((value, index) => [value, index]));
  const sizeOf = new Map<string | null, number>();
  for (const block of blocks) sizeOf.set(block.value, (sizeOf.get(block.value) ?? 0) + block.people.length);
  const last = order.length;
  const rank = (block: Block): number => rankOf.get(block.value) ?? (block.value === null ? last + 1 : last);
  return blocks.toSorted(
    (left, right) =>
      rank(left) - rank(right) ||
      sizeOf.get(left.value)! - sizeOf.get(right.value)! ||
      (left.value ?? '').localeCompare(right.value ?? '', 'en') ||
      right.people.length - left.people.length,
  );
}

function fillWeeks(
  blocks: readonly Block[],
  firstDay: number,
  options: WaveLayoutOptions,
  hasValues: boolean,
): Result<WaveDraft[], WaveStatement> {
  const { peoplePerWeek, weekLimit = 260 } = options;
  const waves: WaveDraft[] = [];
  let waiting = blocks.filter((block) => block.people.length > 0);
  for (let week = 0; week < weekLimit && waiting.length > 0; week++) {
    const start = weekStart(firstDay, week);
    const taken: number[] = [];
    const counts = new Map<string | null, number>();
    for (const block of waiting) {
      if (block.freezes.some((freeze) => touchesWorkingDay(start, freeze.from, freeze.to))) continue;
      const room = peoplePerWeek - taken.length;
      const left = block.people.length - block.placed;
      // Whole if it ever can be: only groups larger than a full week are cut.
      if (room === 0 || (left > room && block.people.length <= peoplePerWeek)) continue;
      const size = Math.min(left, room);
      for (let index = 0; index < size; index++) taken.push(block.people[block.placed + index]!);
      block.placed += size;
      counts.set(block.value, (counts.get(block.value) ?? 0) + size);
    }
    waiting = waiting.filter((block) => block.placed < block.people.length);
    if (taken.length === 0) continue;
    waves.push({
      sequence: waves.length + 1,
      startsOn: dateOf(start),
      endsOn: dateOf(start + 6),
      people: taken.sort((left, right) => left - right),
      values: hasValues ? [...counts].map(([value, people]) => ({ value, people })) : [],
    });
  }
  if (waiting.length === 0) return ok(waves);
  const left = waiting.reduce((sum, block) => sum + block.people.length - block.placed, 0);
  return refuse(
    waveStatement('waves_no_open_week', { people: left, weeks: weekLimit, start: options.startsOn }),
  );
}

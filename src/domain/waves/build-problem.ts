/**
 * Turns groups and capacities into the arrays the planner works on: groups that must start together become
 * one unit, attributes become demands on resources, freezes become calendars. It checks what can be checked
 * before planning; it places nothing.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import { packRows, type AdjacencyRows } from './adjacency-rows.ts';
import { findBadCapacity, findBadGroup } from './check-input.ts';
import { buildCalendars } from './group-calendars.ts';
import {
  amountIn,
  type PlanRefusal,
  type Resource,
  type WaveCapacity,
  type WaveGroup,
} from './wave-groups.ts';
import { describeCircle, findCircle } from './order-circle.ts';

/** Units are numbered 0 … unitCount - 1, weeks 0 … weekCount - 1, resources as in `resources`. */
export type WaveProblem = {
  readonly groups: readonly WaveGroup[];
  readonly capacity: WaveCapacity;
  readonly unitCount: number;
  readonly weekCount: number;
  readonly unitOf: Int32Array;
  readonly members: AdjacencyRows;
  readonly people: Float64Array;
  readonly minutes: Float64Array;
  /** People-weighted mean risk of the unit. */
  readonly risk: Float64Array;
  /** Cost of one week later in the risk objective. */
  readonly weekCost: Float64Array;
  /** Without the helpdesk, whose load spills over. */
  readonly resources: readonly Resource[];
  /** resources × weekCount. */
  readonly available: Float64Array;
  /** Resources of the unit, with the amounts at the same positions. */
  readonly demands: AdjacencyRows;
  readonly demandAmounts: Float64Array;
  /** Minutes per week for weekCount + spillOver.length - 1 weeks. */
  readonly helpdesk: Float64Array;
  readonly spillOver: Float64Array;
  readonly calendarOf: Int32Array;
  /** calendars × weekCount, 1 = open. */
  readonly calendars: Uint8Array;
  readonly predecessors: AdjacencyRows;
  readonly successors: AdjacencyRows;
  /** Numbers of the sites of the unit, for counting visits. */
  readonly sites: AdjacencyRows;
  readonly siteCount: number;
  /** Units, every one after its predecessors. */
  readonly order: Int32Array;
};

/**
 * Builds the problem. Refuses unreadable capacities, duplicate or unknown groups, and circular order.
 */
export function buildProblem(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
): Result<WaveProblem, PlanRefusal> {
  const problem = findBadCapacity(capacity) ?? findBadGroup(groups);
  if (problem !== null) return refuse(problem);
  const unitOf = mergeTogether(groups);
  const unitCount = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const memberLists: number[][] = Array.from({ length: unitCount }, () => []);
  for (const [group, unit] of unitOf.entries()) memberLists[unit]!.push(group);
  const links = linkUnits(groups, unitOf, unitCount);
  if (!links.ok) return links;
  const sums = sumUnits(groups, memberLists);
  const weekCount = capacity.weeks;
  const helpdesk = Float64Array.from({ length: weekCount + capacity.spillOver.length - 1 }, (_, week) =>
    capacity.helpdeskMinutesPerWeek === null ? Infinity : amountIn(capacity.helpdeskMinutesPerWeek, week),
  );
  return ok({
    groups,
    capacity,
    unitCount,
    weekCount,
    unitOf,
    members: packRows(memberLists),
    ...sums,
    ...buildDemands(groups, memberLists, capacity),
    helpdesk,
    spillOver: Float64Array.from(capacity.spillOver),
    ...buildCalendars(groups, memberLists, capacity),
    ...links.value,
    ...collectSites(groups, memberLists),
  });
}

/** Union-find over the labels; units are numbered by their first group. */
function mergeTogether(groups: readonly WaveGroup[]): Int32Array {
  const unitOf = new Int32Array(groups.length);
  const unitOfLabel = new Map<string, number>();
  let next = 0;
  for (const [index, { together }] of groups.entries()) {
    let unit = together === null ? undefined : unitOfLabel.get(together);
    if (unit === undefined) {
      unit = next++;
      if (together !== null) unitOfLabel.set(together, unit);
    }
    unitOf[index] = unit;
  }
  return unitOf;
}

function linkUnits(
  groups: readonly WaveGroup[],
  unitOf: Int32Array,
  unitCount: number,
): Result<Pick<WaveProblem, 'predecessors' | 'successors' | 'order'>, PlanRefusal> {
  const indexOf = new Map(groups.map((group, index) => [group.id, index]));
  const before: Set<number>[] = Array.from({ length: unitCount }, () => new Set());
  const behind: number[][] = Array.from({ length: unitCount }, () => []);
  for (const [index, group] of groups.entries()) {
    for (const id of group.after) {
      const other = indexOf.get(id);
      if (other === undefined) {
        return refuse({
          kind: 'unknown_group',
          group: group.id,
          message: `Group "${group.id}" comes after "${id}", but there is no such group.`,
          statement: null,
        });
      }
      const [unit, predecessor] = [unitOf[index]!, unitOf[other]!];
      if (before[unit]!.has(predecessor)) continue;
      before[unit]!.add(predecessor);
      behind[predecessor]!.push(unit);
    }
  }
  const order = sortByPrecedence(before, behind);
  if (order.length < unitCount) {
    return refuse(describeCircle(findCircle(groups, unitOf, new Set(order))));
  }
  return ok({
    predecessors: packRows(before.map((set) => Array.from(set))),
    successors: packRows(behind),
    order: Int32Array.from(order),
  });
}

function sortByPrecedence(before: readonly ReadonlySet<number>[], behind: readonly number[][]): number[] {
  const open = Int32Array.from(before, (set) => set.size);
  const order: number[] = [];
  for (let unit = 0; unit < before.length; unit++) if (open[unit] === 0) order.push(unit);
  for (let position = 0; position < order.length; position++) {
    for (const unit of behind[order[position]!]!) {
      open[unit]! -= 1;
      if (open[unit] === 0) order.push(unit);
    }
  }
  return order;
}

/** z·(-(r - mean risk) + 0.001) per week, z = people in units of the mean size: low risk early. */
function sumUnits(
  groups: readonly WaveGroup[],
  memberLists: readonly (readonly number[])[],
): Pick<WaveProblem, 'people' | 'minutes' | 'risk' | 'weekCost'> {
  const people = new Float64Array(memberLists.length);
  const minutes = new Float64Array(memberLists.length);
  const risk = new Float64Array(memberLists.length);
  for (const [unit, members] of memberLists.entries()) {
    for (const member of members) {
      const group = groups[member]!;
      people[unit]! += group.people;
      minutes[unit]! += group.helpdeskMinutes;
      risk[unit]! += group.risk * group.people;
    }
    if (people[unit]! > 0) risk[unit]! /= people[unit]!;
  }
  const total = people.reduce((sum, value) => sum + value, 0);
  const meanRisk =
    total === 0 ? 0 : people.reduce((sum, value, unit) => sum + value * risk[unit]!, 0) / total;
  const meanSize = total === 0 ? 1 : total / memberLists.length;
  const weekCost = people.map((value, unit) => (value / meanSize) * (meanRisk - risk[unit]! + 0.001));
  return { people, minutes, risk, weekCost };
}

function buildDemands(
  groups: readonly WaveGroup[],
  memberLists: readonly (readonly number[])[],
  capacity: WaveCapacity,
): Pick<WaveProblem, 'resources' | 'available' | 'demands' | 'demandAmounts'> {
  const resources: Resource[] = [{ kind: 'people', name: null }];
  const amounts = [capacity.peoplePerWeek];
  const languages = new Map<string, number>();
  for (const [name, amount] of Object.entries(capacity.trainerSeatsPerWeek)) {
    languages.set(name, resources.push({ kind: 'trainer_seats', name }) - 1);
    amounts.push(amount);
  }
  const sites = new Map<string, number>();
  for (const [name, amount] of Object.entries(capacity.sitePeoplePerWeek)) {
    sites.set(name, resources.push({ kind: 'site', name }) - 1);
    amounts.push(amount);
  }
  const demandAmounts: number[] = [];
  const demandLists = memberLists.map((members) => {
    const demand = new Map<number, number>();
    for (const member of members) {
      const { people, language, site } = groups[member]!;
      for (const resource of [
        0,
        language === null ? undefined : languages.get(language),
        site === null ? undefined : sites.get(site),
      ]) {
        if (resource !== undefined) demand.set(resource, (demand.get(resource) ?? 0) + people);
      }
    }
    for (const amount of demand.values()) demandAmounts.push(amount);
    return [...demand.keys()];
  });
  const available = new Float64Array(resources.length * capacity.weeks);
  for (const [resource, amount] of amounts.entries()) {
    for (let week = 0; week < capacity.weeks; week++) {
      available[resource * capacity.weeks + week] = amountIn(amount, week);
    }
  }
  return {
    resources,
    available,
    demands: packRows(demandLists),
    demandAmounts: Float64Array.from(demandAmounts),
  };
}

function collectSites(
  groups: readonly WaveGroup[],
  memberLists: readonly (readonly number[])[],
): Pick<WaveProblem, 'sites' | 'siteCount'> {
  const numberOf = new Map<string, number>();
  const lists = memberLists.map((members) => {
    const sites = new Set<number>();
    for (const member of members) {
      const { site } = groups[member]!;
      if (site === null) continue;
      if (!numberOf.has(site)) numberOf.set(site, numberOf.size);
      sites.add(numberOf.get(site)!);
    }
    return [...sites];
  });
  return { sites: packRows(lists), siteCount: numberOf.size };
}

/**
 * Forms the groups that the planner places: everybody of one value of the axes, cut only where a week cannot take
 * them all; or whole teams. Each group has one site and one department, so that what is closed for either is closed
 * for it, and one language where trainers limit some; groups that belong together carry the same label.
 */
import { amountIn, type WaveGroup, type WeeklyAmount } from './wave-groups.ts';

export type PersonToGroup = {
  /** One value per axis; null = not recorded. */
  readonly values: readonly (string | null)[];
  readonly site: string | null;
  readonly department: string | null;
  /** Of their training. */
  readonly language: string | null;
  readonly externalId: string;
  /** External id of the manager. */
  readonly manager: string | null;
  /** The team that starts together; null = none, and then the values decide. */
  readonly team: string | null;
  /** 0 to 1. */
  readonly risk: number;
};

export type GroupRules = {
  /** People whom one week can take, as findPackSize gives them. */
  readonly packSize: number;
  /** The most people of a site in a week; sites not named are not limited. */
  readonly sitePeople: Readonly<Record<string, number>>;
  /** Trainer seats in a week per language; languages not named are not limited. */
  readonly trainerSeats: Readonly<Record<string, number>>;
  readonly managersFirst: boolean;
  /** Helpdesk minutes one person is expected to need. */
  readonly minutesPerPerson: number;
};

export type FormedGroups = {
  readonly groups: readonly WaveGroup[];
  /** The values of the axes of each group. */
  readonly valuesOf: readonly (readonly (string | null)[])[];
  /** The group of each person. */
  readonly groupOf: Int32Array;
};

const notRecorded = 'not recorded';
/** With capacities that differ from week to week, packs of a twentieth of the largest still fill every week well. */
const finestPack = 20;

/**
 * The size groups are cut to: the people a week can take by its own number and, in the long run, by the helpdesk.
 * Where weeks differ, their greatest common divisor, so that each can be filled.
 */
export function findPackSize(
  peoplePerWeek: WeeklyAmount,
  helpdeskMinutes: WeeklyAmount | null,
  minutesPerPerson: number,
): number {
  const weeks = Math.max(lengthOf(peoplePerWeek), helpdeskMinutes === null ? 1 : lengthOf(helpdeskMinutes));
  const most: number[] = [];
  for (let week = 0; week < weeks; week++) {
    const minutes =
      helpdeskMinutes === null || minutesPerPerson <= 0 ? Infinity : amountIn(helpdeskMinutes, week);
    const people = Math.min(
      amountIn(peoplePerWeek, week),
      Math.floor(minutes / (minutesPerPerson || 1) + 1e-9),
    );
    if (people >= 1) most.push(Math.floor(people));
  }
  if (most.length === 0) return 1;
  const largest = Math.max(...most);
  const common = most.reduce((left, right) => greatestCommonDivisor(left, right));
  return common * finestPack >= largest ? common : Math.max(1, Math.floor(largest / finestPack));
}

function lengthOf(amount: WeeklyAmount): number {
  return typeof amount === 'number' ? 1 : amount.length;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

/** A group in the making; people are positions. */
type Part = { readonly people: number[]; readonly together: string; readonly isLeading: boolean };

/** Puts everybody into exactly one group. */
export function formGroups(people: readonly PersonToGroup[], rules: GroupRules): FormedGroups {
  const leads = rules.managersFirst ? findLeads(people) : new Set<string>();
  const cells = Map.groupBy(people.keys(), (index) => {
    const { values, team, externalId } = people[index]!;
    return JSON.stringify(team === null ? [values, leads.has(externalId)] : [team]);
  });
  const names = new Set<string>();
  const parts: Part[] = [];
  for (const cell of cells.values()) {
    const first = people[cell[0]!]!;
    const base = first.team ?? nameValues(first.values);
    const packs = first.team === null ? cutIntoPacks(people, cell, rules) : [cell];
    for (const pack of packs) {
      const together = uniqueName(names, base);
      for (const part of splitByPlace(people, pack, rules, first.team !== null))
        parts.push({ people: part, together, isLeading: leads.has(first.externalId) });
    }
  }
  return finish(people, parts, rules);
}

function nameValues(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? notRecorded).join(', ') || 'Everybody';
}

/** People whom somebody else among them names as manager. */
function findLeads(people: readonly PersonToGroup[]): Set<string> {
  const known = new Set(people.map(({ externalId }) => externalId));
  return new Set(
    people.flatMap(({ manager, externalId }) =>
      manager !== null && manager !== externalId && known.has(manager) ? [manager] : [],
    ),
  );
}

/** Fills packs place by place, so that a pack visits few sites. */
function cutIntoPacks(
  people: readonly PersonToGroup[],
  cell: readonly number[],
  rules: GroupRules,
): number[][] {
  const sorted = cell.toSorted((left, right) => {
    const [a, b] = [placeOf(people[left]!, rules), placeOf(people[right]!, rules)];
    return a < b ? -1 : a > b ? 1 : left - right;
  });
  const packs: number[][] = [];
  let taken = new Map<string, number>();
  for (const index of sorted) {
    const limits = limitsOf(people[index]!, rules);
    const pack = packs.at(-1);
    const isFull =
      pack === undefined ||
      pack.length >= rules.packSize ||
      limits.some(([key, most]) => (taken.get(key) ?? 0) >= most);
    if (isFull) {
      packs.push([index]);
      taken = new Map();
    } else pack.push(index);
    for (const [key] of limits) taken.set(key, (taken.get(key) ?? 0) + 1);
  }
  return packs;
}

/** What of their site and of their language a week takes, each by a key of its own. */
function limitsOf({ site, language }: PersonToGroup, rules: GroupRules): (readonly [string, number])[] {
  const ofSite = site === null ? undefined : rules.sitePeople[site];
  const ofLanguage = language === null ? undefined : rules.trainerSeats[language];
  return [
    ...(ofSite === undefined ? [] : [[`site ${site}`, ofSite] as const]),
    ...(ofLanguage === undefined ? [] : [[`language ${language}`, ofLanguage] as const]),
  ];
}

/** Where a person counts: people of one group have it in common. */
function placeOf({ site, department, language }: PersonToGroup, { trainerSeats }: GroupRules): string {
  return JSON.stringify([site, department, countedLanguage(language, trainerSeats)]);
}

/** Languages that nothing limits are one. */
function countedLanguage(language: string | null, trainerSeats: GroupRules['trainerSeats']): string | null {
  return language !== null && Object.hasOwn(trainerSeats, language) ? language : null;
}

function splitByPlace(
  people: readonly PersonToGroup[],
  pack: readonly number[],
  rules: GroupRules,
  byValues: boolean,
): number[][] {
  const parts = Map.groupBy(pack, (index) => {
    const person = people[index]!;
    const place = placeOf(person, rules);
    return byValues ? JSON.stringify([place, person.values]) : place;
  });
  return [...parts.values()];
}

function finish(people: readonly PersonToGroup[], parts: readonly Part[], rules: GroupRules): FormedGroups {
  const groupOf = new Int32Array(people.length);
  for (const [group, part] of parts.entries()) for (const index of part.people) groupOf[index] = group;
  const after = rules.managersFirst ? linkTeams(people, parts, groupOf) : [];
  const names = new Set<string>();
  const ids = parts.map(({ people: members, together }) => {
    const { site, department, language } = people[members[0]!]!;
    const spoken = countedLanguage(language, rules.trainerSeats);
    const places = [site, department, spoken].filter((place) => place !== null && !together.includes(place));
    return uniqueName(names, places.length > 0 ? `${together} (${places.join(', ')})` : together);
  });
  const groups = parts.map(({ people: members, together }, group): WaveGroup => {
    const { site, department, language } = people[members[0]!]!;
    return {
      id: ids[group]!,
      people: members.length,
      site,
      department,
      language: countedLanguage(language, rules.trainerSeats),
      risk: members.reduce((sum, index) => sum + people[index]!.risk, 0) / members.length,
      helpdeskMinutes: members.length * rules.minutesPerPerson,
      after: [...(after[group] ?? [])].map((other) => ids[other]!),
      together,
    };
  });
  return { groups, valuesOf: parts.map(({ people: members }) => people[members[0]!]!.values), groupOf };
}

/** The groups each group has to follow: those of its people's managers, when they start apart from their team. */
function linkTeams(
  people: readonly PersonToGroup[],
  parts: readonly Part[],
  groupOf: Int32Array,
): readonly Set<number>[] {
  const groupOfPerson = new Map(people.map(({ externalId }, index) => [externalId, groupOf[index]!]));
  const after = parts.map(() => new Set<number>());
  for (const [index, { manager, team }] of people.entries()) {
    const lead = manager === null ? undefined : groupOfPerson.get(manager);
    const own = groupOf[index]!;
    if (lead === undefined || parts[lead]!.together === parts[own]!.together) continue;
    // Without teams, those who lead start first and among themselves in any order.
    if (team === null && parts[own]!.isLeading) continue;
    after[own]!.add(lead);
  }
  return after;
}

function uniqueName(taken: Set<string>, base: string): string {
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base} ${number}`;
  taken.add(name);
  return name;
}

/**
 * Who has answered against who works here: the organisation's groups, how far the respondents are from them,
 * which groups are too thin, and whether unweighted evidence may be used. Judges composition, not outcomes.
 */

export type CompositionGroup = {
  /** The levels of the group, for example "macOS" or "macOS, Lyon". */
  readonly label: string;
  /** The group's share of the organisation. */
  readonly share: number;
};

/** One way of dividing the organisation: groups and the group of each person. */
export type Division = {
  readonly attribute: string;
  readonly groups: readonly CompositionGroup[];
  readonly groupOf: ReadonlyMap<string, number>;
};

export type Composition = {
  /** Weighting by all attributes crossed, or by each attribute's margin in turn. */
  readonly weighting: 'post_stratified' | 'raked';
  /** One division (crossed) or one per attribute (margins). */
  readonly divisions: readonly Division[];
};

export type DirectoryPerson = { readonly personId: string; readonly levels: readonly string[] };

export type ThinGroup = { readonly label: string; readonly count: number; readonly missing: number };

/** Groups below this share are gathered under "other" and never hold a gate. */
const CRITICAL_SHARE = 0.02;
const MOST_CROSSED_GROUPS = 8;
const SMALLEST_GROUP = 20;
const TOLERATED_DISTANCE = 0.03;
const MILESTONES = [0.2, 0.4, 0.6, 0.8, 1];
/** The label under which small groups are gathered. */
const OTHER_GROUP = 'other';

/** So many people who share the same levels, one per attribute. */
export type CountedLevels = { readonly levels: readonly string[]; readonly people: number };

/** A division without its people: what can be kept once the organisation has been counted. */
export type DivisionShape = Pick<Division, 'attribute' | 'groups'> & {
  /** Which levels make up the label of a group. */
  readonly columns: readonly number[];
};

/** A composition without its people. */
export type CompositionShape = {
  readonly weighting: Composition['weighting'];
  readonly divisions: readonly DivisionShape[];
};

const labelOf = (levels: readonly string[], columns: readonly number[]): string =>
  columns.map((column) => levels[column] ?? '').join(', ');

/** Divides people by some of their levels, gathering labels below the critical share under "other". */
function divide(
  attribute: string,
  columns: readonly number[],
  rows: readonly CountedLevels[],
): DivisionShape {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { levels, people } of rows) {
    const label = labelOf(levels, columns);
    counts.set(label, (counts.get(label) ?? 0) + people);
    total += people;
  }
  const large = [...counts].filter(([, people]) => people >= CRITICAL_SHARE * total);
  const groups = large
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, people]) => ({ label, share: people / total }));
  const gathered = total - large.reduce((sum, [, people]) => sum + people, 0);
  if (gathered > 0) groups.push({ label: OTHER_GROUP, share: gathered / total });
  return { attribute, columns, groups };
}

/**
 * Returns the groups of the organisation by `attributes`, whose values stand in the same order in each row's
 * `levels`. Up to 8 crossed groups are post-stratified; more are raked attribute by attribute.
 */
export function describeCounted(
  attributes: readonly string[],
  rows: readonly CountedLevels[],
): CompositionShape {
  const everyColumn = attributes.map((_, column) => column);
  const crossed = divide(attributes.join(', '), everyColumn, rows);
  if (attributes.length === 1 || crossed.groups.length <= MOST_CROSSED_GROUPS) {
    return { weighting: 'post_stratified', divisions: [crossed] };
  }
  const divisions = attributes.map((attribute, column) => divide(attribute, [column], rows));
  return { weighting: 'raked', divisions };
}

/** Returns the group of a person with these levels in each division: -1 for a group nobody counted. */
export function groupsOfLevels({ divisions }: CompositionShape, levels: readonly string[]): number[] {
  return divisions.map(({ groups, columns }) => {
    const label = labelOf(levels, columns);
    const own = groups.findIndex((group) => group.label === label);
    return own >= 0 ? own : groups.findIndex((group) => group.label === OTHER_GROUP);
  });
}

/** Returns the composition with the group of each person; people of a group nobody counted belong to none. */
export function placePeople(shape: CompositionShape, people: readonly DirectoryPerson[]): Composition {
  const places = people.map(({ personId, levels }) => ({ personId, own: groupsOfLevels(shape, levels) }));
  const divisions = shape.divisions.map(({ attribute, groups }, d) => {
    const placed = places.filter(({ own }) => own[d]! >= 0);
    return { attribute, groups, groupOf: new Map(placed.map(({ personId, own }) => [personId, own[d]!])) };
  });
  return { weighting: shape.weighting, divisions };
}

/** Returns the composition of an organisation whose people are all known. */
export function describeComposition(
  attributes: readonly string[],
  people: readonly DirectoryPerson[],
): Composition {
  const rows = people.map(({ levels }) => ({ levels, people: 1 }));
  return placePeople(describeCounted(attributes, rows), people);
}

/** Where each outcome's person belongs, in every division; outcomes in their fixed order. */
export type Respondents = {
  /** Per division the group of each outcome's person, -1 for people outside the organisation. */
  readonly groups: readonly Int32Array[];
  /** 1 where a person answers for the first time: a person counts once in a group, whatever they report. */
  readonly isFirst: Uint8Array;
};

/** Somebody who answered; `groups` as in an outcome. */
export type Respondent = { readonly personId: string; readonly groups?: readonly number[] };

/** Returns the group of a person in division number `d`, or -1: what came with their outcome, or else the division's. */
export function groupIn(division: Division, d: number, { personId, groups }: Respondent): number {
  return groups?.[d] ?? division.groupOf.get(personId) ?? -1;
}

/**
 * Returns the groups of the people behind outcomes; `seen` are those who came before, and is brought up to date where
 * people may come again.
 */
export function locateRespondents(
  divisions: readonly Division[],
  { outcomes, hasRepeats }: { readonly outcomes: readonly Respondent[]; readonly hasRepeats: boolean },
  seen: Set<string> = new Set(),
): Respondents {
  const groups = divisions.map((division, d) => {
    const column = new Int32Array(outcomes.length);
    for (let i = 0; i < column.length; i++) column[i] = groupIn(division, d, outcomes[i]!);
    return column;
  });
  const isFirst = new Uint8Array(outcomes.length).fill(1);
  if (hasRepeats)
    for (const [i, { personId }] of outcomes.entries())
      isFirst[i] = seen.size < seen.add(personId).size ? 1 : 0;
  return { groups, isFirst };
}

/** Who has answered so far: outcomes, people per division and group, and whether they were unlike at a fifth of the plan. */
export type AnsweredSoFar = { outcomes: number; groups: number[][]; wasUnlike: boolean };

export function answeredByNobody(divisions: readonly Division[]): AnsweredSoFar {
  return { outcomes: 0, groups: divisions.map(({ groups }) => groups.map(() => 0)), wasUnlike: false };
}

/** Counts the person behind the next outcome, and compares at every fifth of the plan. */
export function countRespondent(
  divisions: readonly Division[],
  answered: AnsweredSoFar,
  { groups, isFirst }: Respondents,
  index: number,
  plannedPeople: number,
): void {
  answered.outcomes += 1;
  for (let d = 0; d < groups.length; d++) {
    const group = groups[d]![index]!;
    if (group >= 0) answered.groups[d]![group]! += isFirst[index]!;
  }
  if (answered.wasUnlike || answered.outcomes > plannedPeople) return;
  const isMilestone = MILESTONES.some((share) => Math.round(share * plannedPeople) === answered.outcomes);
  if (isMilestone && !isAlike(divisions, answered)) answered.wasUnlike = true;
}

/** Returns the total variation distance between respondents and organisation, 0 (alike) to 1. */
export function distance(division: GroupsOf, counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 1;
  return division.groups.reduce((sum, { share }, g) => sum + Math.abs(counts[g]! / total - share), 0) / 2;
}

/** How many people a group needs before it can be weighted: min(20, half its share of the plan). */
function neededInGroup(share: number, plannedPeople: number): number {
  return Math.min(SMALLEST_GROUP, Math.ceil(0.5 * share * plannedPeople - 1e-9));
}

const isCritical = ({ label, share }: CompositionGroup): boolean =>
  share >= CRITICAL_SHARE && label !== OTHER_GROUP;

/** Returns the groups of a division that can hold a gate, with their position in it. */
export function criticalGroups({ groups }: Division): (CompositionGroup & { readonly index: number })[] {
  return groups.map((group, index) => ({ ...group, index })).filter(isCritical);
}

/** Returns the people each group of a division needs: 0 for groups that hold no gate. */
export function neededByGroup({ groups }: Division, plannedPeople: number): number[] {
  return groups.map((group) => (isCritical(group) ? neededInGroup(group.share, plannedPeople) : 0));
}

/** Returns the critical groups with too few people to speak for them, and how many are missing. */
export function thinGroups(
  divisions: readonly Division[],
  answered: AnsweredSoFar,
  plannedPeople: number,
): ThinGroup[] {
  return divisions.flatMap((division, d) => {
    const counts = answered.groups[d]!;
    const needed = neededByGroup(division, plannedPeople);
    return division.groups.flatMap(({ label }, g) => {
      const missing = needed[g]! - counts[g]!;
      return missing > 0 ? [{ label, count: counts[g]!, missing }] : [];
    });
  });
}

type GroupsOf = Pick<Division, 'groups'>;

/** The distance that no choice of `count` people can go below, because people are whole (largest remainder). */
function leastDistance({ groups }: GroupsOf, count: number): number {
  const parts = groups.map(({ share }) => (count * share) % 1).sort((a, b) => b - a);
  const rounded = Math.round(parts.reduce((sum, part) => sum + part, 0));
  const off = parts.reduce((sum, part, i) => sum + (i < rounded ? 1 - part : part), 0);
  return off / (2 * count);
}

/** The distance of `count` people drawn at random, on average: each share strays by its standard error. */
function randomDistance({ groups }: GroupsOf, count: number): number {
  const stray = groups.reduce((sum, { share }) => sum + Math.sqrt((2 * share * (1 - share)) / Math.PI), 0);
  return stray / (2 * Math.sqrt(count));
}

/**
 * Returns how far `count` respondents may be from the organisation and still be judged unweighted: 3 % beyond what
 * whole people make unavoidable, or as far as a random draw is on average, which is more for fewer than some 100.
 */
export function toleratedDistance(division: GroupsOf, count: number): number {
  return Math.max(TOLERATED_DISTANCE + leastDistance(division, count), randomDistance(division, count));
}

function isAlike(divisions: readonly Division[], { groups, outcomes }: AnsweredSoFar): boolean {
  return divisions.every(
    (division, d) => distance(division, groups[d]!) <= toleratedDistance(division, outcomes) + 1e-12,
  );
}

/**
 * Tells whether those who answered look like the organisation (within the tolerated distance) now and at every earlier
 * fifth of the plan, so that unweighted evidence may be used.
 */
export function isRepresentative(divisions: readonly Division[], answered: AnsweredSoFar): boolean {
  return !answered.wasUnlike && isAlike(divisions, answered);
}

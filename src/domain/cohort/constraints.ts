/**
 * Hard constraints of a cohort and why they may be impossible: must and excluded people, team caps, minimums per
 * level. Checks what can be decided before the search; words for the refusals are in describe-refusal.ts.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { indexEligible, type EligibleIndex } from './eligible-index.ts';
import type { EncodedPopulation, Population } from './population.ts';

export type Exclusion = {
  readonly id: string;
  readonly reason?: string;
  /** Last day (YYYY-MM-DD) on which it holds; without one it holds until it is taken off the list. */
  readonly expiresOn?: string;
};

/** At most so many people per team, or at most that share (0 to 1) of each team, never less than one person. */
export type TeamCap = { readonly people: number } | { readonly share: number };

/** At least `people` from one level, or from every level of the attribute when `level` is absent. */
export type LevelMinimum = { readonly attribute: string; readonly level?: string; readonly people: number };

export type CohortConstraints = {
  readonly size: number;
  readonly must?: readonly string[];
  readonly exclude?: readonly Exclusion[];
  /** The day (YYYY-MM-DD) on which expired exclusions are judged; without it none has expired. */
  readonly at?: string;
  readonly teamCap?: TeamCap;
  readonly minimums?: readonly LevelMinimum[];
};

export type TeamLimits = {
  /** Team per person; -1 for nobody's team. */
  readonly of: Int32Array;
  readonly cap: Int32Array;
  readonly names: readonly string[];
};

/** The constraints by index, checked to be possible one by one. */
export type PreparedConstraints = {
  readonly size: number;
  readonly must: Int32Array;
  readonly eligible: Uint8Array;
  readonly index: EligibleIndex;
  /** Fewest people per global level; null when there are no minimums. */
  readonly minimums: Int32Array | null;
  readonly teams: TeamLimits | null;
};

/** Resolves ids and names and refuses what cannot be met: the first problem found, with its numbers. */
export function prepareConstraints(
  population: Population,
  encoded: EncodedPopulation,
  constraints: CohortConstraints,
): Result<PreparedConstraints, CohortRefusal> {
  const people = encoded.people;
  if (people === 0) return refuse({ kind: 'no_people' });
  const indexes = indexIds(population.ids);
  if (!indexes.ok) return indexes;
  const must = resolveIds(constraints.must ?? [], indexes.value, 'must');
  if (!must.ok) return must;
  const excluded = resolveIds(
    exclusionsInForce(constraints).map(({ id }) => id),
    indexes.value,
    'exclude',
  );
  if (!excluded.ok) return excluded;
  const eligible =
    population.eligible === undefined ? new Uint8Array(people).fill(1) : population.eligible.slice();
  for (const person of excluded.value) eligible[person] = 0;
  const minimums = resolveMinimums(encoded, constraints.minimums ?? []);
  if (!minimums.ok) return minimums;
  const prepared = {
    size: constraints.size,
    must: must.value,
    eligible,
    index: indexEligible(encoded, eligible),
    minimums: minimums.value,
    teams: teamLimits(population, constraints.teamCap),
  };
  const problem =
    sizeProblem(population, prepared) ?? teamProblem(prepared) ?? minimumProblem(encoded, prepared);
  return problem === null ? ok(prepared) : refuse(problem);
}

/** The exclusions that hold on the day of the choice. */
export function exclusionsInForce({ exclude, at }: Pick<CohortConstraints, 'exclude' | 'at'>): Exclusion[] {
  return (exclude ?? []).filter(
    ({ expiresOn }) => at === undefined || expiresOn === undefined || expiresOn >= at,
  );
}

/** Maps ids to positions; refuses a repeated id with both positions (from 0). */
export function indexIds(ids: readonly string[]): Result<Map<string, number>, CohortRefusal> {
  const indexes = new Map<string, number>();
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index]!;
    const first = indexes.get(id);
    if (first !== undefined) return refuse({ kind: 'duplicate_id', id, first, second: index });
    indexes.set(id, index);
  }
  return ok(indexes);
}

/** Positions of the listed ids without repeats; refuses ids that are not in the population. */
export function resolveIds(
  ids: readonly string[],
  indexes: ReadonlyMap<string, number>,
  list: 'must' | 'exclude' | 'previous',
): Result<Int32Array, CohortRefusal> {
  const found = new Set<number>();
  const unknown: string[] = [];
  for (const id of ids) {
    const index = indexes.get(id);
    if (index === undefined) unknown.push(id);
    else found.add(index);
  }
  if (unknown.length > 0) return refuse({ kind: 'unknown_people', list, ids: unknown });
  return ok(Int32Array.from(found));
}

function resolveMinimums(
  encoded: EncodedPopulation,
  minimums: readonly LevelMinimum[],
): Result<Int32Array | null, CohortRefusal> {
  if (minimums.length === 0) return ok(null);
  const fewest = new Int32Array(encoded.levelPeople.length);
  for (const { attribute, level, people } of minimums) {
    const index = encoded.attributes.findIndex(({ name }) => name === attribute);
    if (index < 0) {
      const known = encoded.attributes.map(({ name }) => name);
      return refuse({ kind: 'unknown_attribute', attribute, known });
    }
    const { levels } = encoded.attributes[index]!;
    const start = encoded.levelStart[index]!;
    if (level !== undefined && !levels.includes(level)) {
      return refuse({ kind: 'unknown_level', attribute, level, known: levels });
    }
    levels.forEach((name, code) => {
      if (level === undefined || level === name)
        fewest[start + code] = Math.max(fewest[start + code]!, people);
    });
  }
  return ok(fewest);
}

function teamLimits(population: Population, cap: TeamCap | undefined): TeamLimits | null {
  if (cap === undefined || population.team === undefined) return null;
  const codeOf = new Map<string, number>();
  const sizes: number[] = [];
  const of = new Int32Array(population.ids.length).fill(-1);
  for (let person = 0; person < of.length; person++) {
    const name = population.team[person];
    if (name === null || name === undefined || name.trim() === '') continue;
    let code = codeOf.get(name);
    if (code === undefined) {
      code = sizes.length;
      codeOf.set(name, code);
      sizes.push(0);
    }
    of[person] = code;
    sizes[code]!++;
  }
  const limit = (size: number): number =>
    'people' in cap ? cap.people : Math.max(1, Math.floor(cap.share * size + 1e-9));
  return { of, cap: Int32Array.from(sizes, limit), names: [...codeOf.keys()] };
}

function sizeProblem(
  population: Population,
  { size, must, eligible, index }: PreparedConstraints,
): CohortRefusal | null {
  if (!Number.isInteger(size) || size < 1) return { kind: 'size_not_positive', size };
  const available = index.list.length;
  const barred = [...must]
    .filter((person) => eligible[person] !== 1)
    .map((person) => population.ids[person]!);
  if (barred.length > 0) return { kind: 'must_not_eligible', ids: barred };
  if (size > available)
    return { kind: 'size_above_eligible', size, eligible: available, people: eligible.length };
  if (must.length > size) return { kind: 'must_above_size', must: must.length, size };
  return null;
}

function teamProblem({ size, must, index, teams }: PreparedConstraints): CohortRefusal | null {
  if (teams === null) return null;
  const required = new Int32Array(teams.cap.length);
  for (const person of must) if (teams.of[person]! >= 0) required[teams.of[person]!]!++;
  const over = required.findIndex((count, team) => count > teams.cap[team]!);
  if (over >= 0) {
    return {
      kind: 'must_above_team_cap',
      team: teams.names[over]!,
      must: required[over]!,
      cap: teams.cap[over]!,
    };
  }
  const possible = supplyUnderCaps(index.list, teams);
  return possible < size ? { kind: 'team_caps_too_tight', size, possible } : null;
}

function minimumProblem(encoded: EncodedPopulation, prepared: PreparedConstraints): CohortRefusal | null {
  const { minimums, index, teams, size } = prepared;
  if (minimums === null) return null;
  for (const [attribute, { name, levels }] of encoded.attributes.entries()) {
    let total = 0;
    for (const [code, level] of levels.entries()) {
      const at = encoded.levelStart[attribute]! + code;
      const minimum = minimums[at]!;
      if (minimum === 0) continue;
      total += minimum;
      const members = index.members.subarray(index.start[at], index.start[at + 1]);
      const capped = teams === null ? members.length : supplyUnderCaps(members, teams);
      if (capped < minimum) {
        const eligible = members.length;
        return { kind: 'minimum_above_eligible', attribute: name, level, minimum, eligible, capped };
      }
    }
    if (total > size) return { kind: 'minimums_above_size', attribute: name, total, size };
  }
  return null;
}

/** How many of the people can be chosen together at most without breaking a team cap. */
function supplyUnderCaps(people: Int32Array, teams: TeamLimits): number {
  const perTeam = new Int32Array(teams.cap.length);
  let total = 0;
  for (const person of people) {
    const team = teams.of[person]!;
    if (team >= 0 && perTeam[team]! >= teams.cap[team]!) continue;
    if (team >= 0) perTeam[team]!++;
    total++;
  }
  return total;
}

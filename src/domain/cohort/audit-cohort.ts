/**
 * Audits a group that was not selected, such as volunteers: how far it is from the organisation, whom to add, and
 * what the additions bring. Volunteers are never dropped; what they share without being asked for stays unknown.
 */
import { ok, type Result } from '#domain/result.ts';
import { exclusionsInForce, indexIds, prepareConstraints, resolveIds } from './constraints.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { measureCohort, type Metrics } from './metrics.ts';
import type { PersonReason } from './person-reason.ts';
import { encodePopulation, nameLevel, type EncodedPopulation, type Population } from './population.ts';
import { selectPrepared, type CohortOptions, type CohortSelection } from './select-cohort.ts';

export type AuditOptions = Omit<CohortOptions, 'size'> & {
  /** People to add, those of the must list among them; absent means the suggested number. */
  readonly add?: number;
};

export type Addition = {
  readonly person: number;
  readonly id: string;
  readonly reason: PersonReason;
  /** Levels, and number of pairs, that nobody before this person stood for. */
  readonly newLevels: readonly { readonly attribute: string; readonly level: string }[];
  readonly newPairs: number;
};

/** Measures after adding the best `added` people. */
export type AdditionStep = {
  readonly added: number;
  readonly nEff: number;
  readonly deff: number;
  readonly tv1: number;
  readonly levelsCovered: number;
  /** Smallest share, over attributes, of people whose level somebody of the group has. */
  readonly represented: number;
};

export type CohortAudit = {
  readonly before: Metrics;
  readonly after: Metrics;
  readonly volunteers: number;
  /** Most useful first. */
  readonly additions: readonly Addition[];
  /** What each tried number of additions gives; starts at 0. */
  readonly steps: readonly AdditionStep[];
  /** The largest tried number whose last people still brought one effective person each (see suggestNumber). */
  readonly suggested: number;
  readonly seed: number;
  readonly violations: number;
};

/** Shares of the volunteers' number tried as additions. */
const triedShares = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

/** Audits `volunteers` (ids) and chooses the people to add, at most all who are eligible. */
export function auditCohort(
  population: Population,
  volunteers: readonly string[],
  options: AuditOptions,
): Result<CohortAudit, CohortRefusal> {
  const indexes = indexIds(population.ids);
  if (!indexes.ok) return indexes;
  const group = resolveIds(volunteers, indexes.value, 'must');
  if (!group.ok) return group;
  const people = group.value;
  const must = [...new Set([...volunteers, ...(options.must ?? [])])];
  const encoded = encodePopulation(population);
  const eligible = population.ids.length - exclusionsInForce(options).length;
  const largest =
    options.add === undefined ? Math.min(eligible, 2 * people.length) : people.length + options.add;
  const prepared = prepareConstraints(population, encoded, {
    ...options,
    must,
    size: Math.max(1, people.length, largest, options.add === undefined ? must.length : 0),
  });
  if (!prepared.ok) return prepared;
  const before = measureCohort(encoded, people);
  const required = must.length - people.length;
  const available = prepared.value.index.list.length - people.length;
  const numbers = triedNumbers(people.length, { required, available }, options.add);
  let done = 0;
  /** One of the selections to make; each moves the progress on by its part. */
  const select = (add: number, search = options.search): Result<CohortSelection, CohortRefusal> => {
    const size = people.length + add;
    const part = done++;
    const onProgress = (share: number) => options.onProgress?.((part + share) / (numbers.length + 1)) ?? true;
    const sized = { ...options, size, onProgress, ...(search === undefined ? {} : { search }) };
    return selectPrepared(population, encoded, { ...prepared.value, size }, sized, people);
  };
  const steps = [step(0, before)];
  for (const add of numbers) {
    const tried = select(add, 'fast');
    if (tried.ok) steps.push(step(add, tried.value.metrics));
    else if (tried.refusal.kind === 'cancelled') return tried;
  }
  const suggested = Math.max(required, suggestNumber(steps));
  const chosen = select(options.add ?? suggested);
  if (!chosen.ok) return chosen;
  return ok({
    before,
    after: chosen.value.metrics,
    volunteers: people.length,
    additions: listAdditions(encoded, chosen.value, people.length),
    steps,
    suggested,
    seed: options.seed,
    violations: chosen.value.violations,
  });
}

function step(added: number, metrics: Metrics): AdditionStep {
  const { nEff, deff, tv1, levelsCovered } = metrics;
  return { added, nEff, deff, tv1, levelsCovered, represented: representedShare(metrics) };
}

/** Weights speak only for people whose levels occur; this is the share of such people, of the worst attribute. */
export function representedShare({ balance }: Metrics): number {
  const shares = new Map<string, number>();
  for (const { attribute, chosen, share } of balance) {
    shares.set(attribute, (shares.get(attribute) ?? 0) + (chosen > 0 ? share : 0));
  }
  return Math.min(1, ...shares.values());
}

function triedNumbers(
  volunteers: number,
  { required, available }: { readonly required: number; readonly available: number },
  add: number | undefined,
): number[] {
  if (add !== undefined) return [add].filter((number) => number > 0);
  const wanted = triedShares.map((share) =>
    Math.max(required, Math.min(available, Math.ceil(share * volunteers))),
  );
  return [...new Set(wanted)].filter((number) => number > 0);
}

/**
 * The last step whose gain in effective people is at least the people it cost; else the first tried step. Effective
 * people count only for the represented share of the organisation, since weighting cannot reach the rest.
 */
function suggestNumber(steps: readonly AdditionStep[]): number {
  const effective = ({ nEff, represented }: AdditionStep): number => nEff * represented;
  let suggested = steps[1]?.added ?? 0;
  for (let at = 1; at < steps.length; at++) {
    const [from, to] = [steps[at - 1]!, steps[at]!];
    if (effective(to) - effective(from) >= to.added - from.added) suggested = to.added;
  }
  return suggested;
}

function listAdditions(encoded: EncodedPopulation, selection: CohortSelection, first: number): Addition[] {
  const columns = encoded.attributes.length;
  const order = selection.people;
  const isCovered = new Uint8Array(encoded.levelPeople.length);
  const newPairs = countNewPairs(encoded, order);
  const additions: Addition[] = [];
  order.forEach((person, at) => {
    const levels: number[] = [];
    for (let column = 0; column < columns; column++) {
      const level = encoded.levelStart[column]! + encoded.rows[person * columns + column]!;
      if (isCovered[level] === 0) levels.push(level);
      isCovered[level] = 1;
    }
    if (at < first) return;
    additions.push({
      person,
      id: selection.ids[at]!,
      reason: selection.reasons[at]!,
      newLevels: levels.map((level) => nameLevel(encoded, level)),
      newPairs: newPairs[at]!,
    });
  });
  return additions;
}

/** Per place in the order, how many pairs its person is the first to stand for. */
function countNewPairs(encoded: EncodedPopulation, order: Int32Array): Int32Array {
  const columns = encoded.attributes.length;
  const counts = new Int32Array(order.length);
  for (let first = 0; first < columns; first++) {
    for (let second = first + 1; second < columns; second++) {
      const stride = encoded.attributes[second]!.levels.length;
      const seen = new Set<number>();
      order.forEach((person, at) => {
        const key =
          encoded.rows[person * columns + first]! * stride + encoded.rows[person * columns + second]!;
        if (!seen.has(key)) counts[at]!++;
        seen.add(key);
      });
    }
  }
  return counts;
}

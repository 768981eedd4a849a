/**
 * Turns rules into what a selection needs: names checked, people resolved, exceptions and places in the same rollout
 * taken into account, and the columns to read. Everything wrong with the rules themselves is refused here.
 */
import type { CohortRules } from '#contracts/cohort-rules.ts';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { cohortStatement } from '#domain/cohort/cohort-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { activeExceptions } from '#server/features/exceptions/index.ts';
import { expectPeople } from '#server/features/people/index.ts';
import { countPeople } from '#server/features/rollouts/index.ts';
import { attributeNames } from './attributes.ts';
import { membersWithPlace } from './member-store.ts';
import { peopleElsewhere } from './population-store.ts';
import { personSet, readPopulation, type ColumnarPopulation } from './read-population.ts';
import type { JobPopulation, JobRules } from './selection-jobs.ts';
import { findCohort } from './store.ts';

export type Selection = {
  readonly population: JobPopulation;
  readonly rules: JobRules;
  /** Volunteers, and people of the earlier cohort, who are there and may take part. */
  readonly volunteers: readonly PersonId[];
  readonly earlier: readonly PersonId[];
  /** People the exclusion list leaves out. */
  readonly excluded: number;
};

type People = {
  readonly must: readonly PersonId[];
  readonly exclude: readonly PersonId[];
  readonly volunteers: readonly PersonId[];
  readonly earlier: readonly PersonId[];
};

/** Checks the rules without reading the directory; cheap enough to answer at once. */
export async function checkRules(tx: Transaction, rules: CohortRules): Promise<Result<People, Refusal>> {
  if ((await countPeople(tx)) === 0) return refuse(refusal('no_people'));
  const known = await attributeNames(tx);
  const unknown = namesOf(rules).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return refuse(refusal('attribute_unknown', { attribute: unknown, known: known.join(', ') }));
  if (changesChances(rules))
    return refuse(refusal('cohort_infeasible', { explanation: cohortStatement('cohort_chances_changed') }));
  return await resolvePeople(tx, rules);
}

/** Whether the cube method is asked for together with a rule that would give some people another chance. */
function changesChances(rules: CohortRules): boolean {
  const { method, preset, start, weights, team, minimums, extend, volunteers } = rules;
  if (method !== 'cube') return false;
  const isPlain = preset === 'balanced' && start === 'random' && team === null && extend === null;
  return !isPlain || [weights, minimums, volunteers].some((list) => list.length > 0);
}

function namesOf({ by, team, weights, minimums }: CohortRules): string[] {
  return [
    ...by,
    ...(team === null || team.attribute === null ? [] : [team.attribute]),
    ...weights.flatMap((weight) => weight.attributes),
    ...minimums.map((minimum) => minimum.attribute),
  ];
}

async function resolvePeople(tx: Transaction, rules: CohortRules): Promise<Result<People, Refusal>> {
  const lists = { must: rules.must, exclude: rules.exclude, volunteers: rules.volunteers };
  const found: Record<keyof typeof lists, PersonId[]> = { must: [], exclude: [], volunteers: [] };
  for (const [list, names] of Object.entries(lists) as [keyof typeof lists, string[]][]) {
    const people = await expectPeople(tx, names);
    if (!people.ok) return people;
    found[list] = people.value.map((person) => person.personId);
  }
  if (rules.extend === null) return ok({ ...found, earlier: [] });
  if ((await findCohort(tx, rules.extend)) === undefined)
    return refuse(refusal('not_found', { what: 'earlier_cohort' }));
  return ok({ ...found, earlier: await membersWithPlace(tx, rules.extend) });
}

/** Reads everything a selection in the rollout needs; `onPage` hears how many people have been read. */
export async function prepareSelection(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  rules: CohortRules,
  onPage?: (people: number) => Promise<void>,
): Promise<Result<Selection, Refusal>> {
  const checked = await checkRules(tx, rules);
  if (!checked.ok) return checked;
  const people = checked.value;
  const columns = await readPopulation(tx, { attributes: rules.by, team: rules.team }, onPage);
  const isThere = personSet(columns);
  const exceptions = await activeExceptions(tx, context.now);
  const onList = (list: 'exclude' | 'include') =>
    exceptions.filter((entry) => entry.list === list).map((entry) => entry.personId);
  const excluded = onList('exclude');
  const barred = new Set([...excluded, ...(await peopleElsewhere(tx, rolloutId)), ...people.exclude]);
  const mayStay = (personId: PersonId) => isThere.has(personId) && !barred.has(personId);
  return ok({
    population: withAttributes(columns, rules),
    rules: {
      ...jobRules(rules),
      must: unique([...people.must, ...onList('include').filter(mayStay)]).map(String),
      exclude: [...barred].filter((personId) => isThere.has(personId)).map((id) => ({ id: String(id) })),
    },
    volunteers: people.volunteers.filter((personId) => isThere.has(personId)),
    earlier: people.earlier.filter(mayStay),
    excluded: excluded.filter((personId) => isThere.has(personId)).length,
  });
}

export function withAttributes(columns: ColumnarPopulation, { by, numeric }: CohortRules): JobPopulation {
  return { ...columns, attributes: by.map((name) => ({ name, numeric: numeric.includes(name) })) };
}

function jobRules({ method, seed, preset, start, weights, team, minimums }: CohortRules): JobRules {
  return {
    isCube: method === 'cube',
    seed,
    preset,
    search: start,
    weights,
    must: [],
    exclude: [],
    ...(team === null ? {} : { teamCap: team.most }),
    minimums: minimums.map(({ attribute, level, people }) =>
      level === null ? { attribute, people } : { attribute, level, people },
    ),
  };
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/**
 * Fills the places of people who cannot take part: for each the best substitutes, and of people who wait for a place
 * always the best. The first proposals fit each other: all of them can be accepted, and no rule breaks.
 */
import { ok, refuse, type Result } from '#domain/result.ts';
import { indexIds, prepareConstraints, type Exclusion } from './constraints.ts';
import type { CohortRefusal } from './describe-refusal.ts';
import { extendCohort } from './extend-cohort.ts';
import { measureCohort, type Metrics } from './metrics.ts';
import { encodePopulation, type Population } from './population.ts';
import type { CohortOptions } from './select-cohort.ts';
import { proposeSubstitutes, type Substitute } from './substitute.ts';
import { countViolations } from './violations.ts';

export type FillOptions = Omit<CohortOptions, 'size' | 'must' | 'onProgress'> & {
  /** People who have said yes and wait for a place. */
  readonly waiting?: readonly string[];
  /** Proposals wanted for each place; default 3. */
  readonly count?: number;
};

/** Somebody proposed for a place. For the place of who is not among the people any more nothing can be compared. */
export type StandIn = Omit<Substitute, 'person'> & { readonly isWaiting: boolean };

export type Place = {
  readonly leaver: string;
  /** Mean total variation of the cohort with the leaver, and with the place empty; earlier places are filled. */
  readonly tv1Before: number;
  readonly tv1Without: number;
  /** Best first; empty where the rules leave nobody. */
  readonly proposals: readonly StandIn[];
};

/** Proposes for every leaver of the cohort. Leavers who are not among the people are replaced last. */
export function proposeForPlaces(
  population: Population,
  cohort: readonly string[],
  leavers: readonly string[],
  options: FillOptions,
): Result<readonly Place[], CohortRefusal> {
  const known = new Set(population.ids);
  const there = leavers.filter((id) => known.has(id));
  const gone = leavers.filter((id) => !known.has(id));
  const exclude: Exclusion[] = [...(options.exclude ?? []), ...there.map((id) => ({ id }))];
  const desk = { population, options: { ...options, exclude }, waiting: new Set(options.waiting) };
  let current = cohort.filter((id) => !gone.includes(id));
  const places: Place[] = [];
  for (const leaver of there) {
    const place = proposeForPlace(desk, current, leaver);
    if (!place.ok) return place;
    places.push(place.value);
    const [best] = place.value.proposals;
    // Who has nobody to step in stays, so that the next place is judged against a cohort of the same size.
    if (best !== undefined) current = current.map((id) => (id === leaver ? best.id : id));
  }
  const openLeavers = new Set(
    places.filter(({ proposals }) => proposals.length === 0).map(({ leaver }) => leaver),
  );
  const staying = current.filter((id) => !openLeavers.has(id));
  return ok([...places, ...replaceGone(desk, staying, gone)]);
}

type Desk = {
  readonly population: Population;
  readonly options: FillOptions;
  readonly waiting: ReadonlySet<string>;
};

function proposeForPlace(
  { population, options, waiting }: Desk,
  cohort: readonly string[],
  leaver: string,
): Result<Place, CohortRefusal> {
  const { count = 3 } = options;
  const found = proposeSubstitutes(population, cohort, leaver, options);
  if (!found.ok) return found;
  const eligible = Uint8Array.from(population.ids, (id, person) =>
    waiting.has(id) ? (population.eligible?.[person] ?? 1) : 0,
  );
  const first =
    waiting.size === 0
      ? undefined
      : proposeSubstitutes({ ...population, eligible }, cohort, leaver, { ...options, count: 1 });
  const waiter = first?.ok === true ? first.value.substitutes[0] : undefined;
  return ok({
    leaver,
    tv1Before: found.value.tv1Before,
    tv1Without: found.value.tv1Without,
    proposals: withWaiter(found.value.substitutes, waiter)
      .slice(0, count)
      .map(({ person: _, ...substitute }) => ({ ...substitute, isWaiting: waiting.has(substitute.id) })),
  });
}

/** Who has said yes and waits comes first where the balance is no worse for it, and second where it is. */
function withWaiter(
  substitutes: readonly Substitute[],
  waiter: Substitute | undefined,
): readonly Substitute[] {
  if (waiter === undefined) return substitutes;
  const others = substitutes.filter(({ id }) => id !== waiter.id);
  const [best] = others;
  if (best === undefined || waiter.tv1 <= best.tv1 + 1e-12) return [waiter, ...others];
  return [best, waiter, ...others.slice(1)];
}

/** Nobody can be compared with people who have left: the cohort is grown by as many as fit it best. */
function replaceGone(
  { population, options, waiting }: Desk,
  cohort: readonly string[],
  gone: readonly string[],
): Place[] {
  if (gone.length === 0) return [];
  const exclude = (options.exclude ?? []).filter(({ id }) => !cohort.includes(id));
  const size = cohort.length + gone.length;
  const grown = extendCohort(population, cohort, { ...options, exclude, size });
  const tv1 = measureCohort(encodePopulation(population), positionsOf(population, cohort)).tv1;
  return gone.map((leaver, index) => {
    const joiner = grown.ok ? grown.value.ids[cohort.length + index] : undefined;
    const proposals =
      joiner === undefined || !grown.ok
        ? []
        : [
            {
              id: joiner,
              sharedAttributes: [],
              isSameCell: false,
              changes: [],
              tv1: grown.value.metrics.tv1,
              isWaiting: waiting.has(joiner),
            },
          ];
    return { leaver, tv1Before: tv1, tv1Without: tv1, proposals };
  });
}

export type Filled = {
  readonly places: readonly Place[];
  /** The cohort in its order, each leaver's place taken by the first proposal, or left out where there is none. */
  readonly cohort: readonly { readonly id: string; readonly replaces: string | null }[];
  /** Of the cohort before, without people who are not there any more, and of the cohort after. */
  readonly before: Metrics;
  readonly after: Metrics;
  readonly violations: number;
};

/** Gives every place to its first proposal. Refuses members who are unknown and did not leave. */
export function fillPlaces(
  population: Population,
  cohort: readonly string[],
  leavers: readonly string[],
  options: FillOptions,
): Result<Filled, CohortRefusal> {
  const indexes = indexIds(population.ids);
  if (!indexes.ok) return indexes;
  const stray = cohort.filter((id) => !indexes.value.has(id) && !leavers.includes(id));
  if (stray.length > 0) return refuse({ kind: 'unknown_people', list: 'previous', ids: stray });
  const places = proposeForPlaces(population, cohort, leavers, options);
  if (!places.ok) return places;
  const joiners = new Map(places.value.map(({ leaver, proposals }) => [leaver, proposals[0]?.id]));
  const filled = cohort.flatMap((id): Filled['cohort'] => {
    if (!joiners.has(id)) return [{ id, replaces: null }];
    const joiner = joiners.get(id);
    return joiner === undefined ? [] : [{ id: joiner, replaces: id }];
  });
  const encoded = encodePopulation(population);
  const people = positionsOf(
    population,
    filled.map(({ id }) => id),
  );
  const prepared = prepareConstraints(population, encoded, { ...options, size: Math.max(1, people.length) });
  if (!prepared.ok) return prepared;
  return ok({
    places: places.value,
    cohort: filled,
    before: measureCohort(encoded, positionsOf(population, cohort)),
    after: measureCohort(encoded, people),
    violations: countViolations(encoded, prepared.value, people),
  });
}

/** Positions of those of the ids who are among the people. */
function positionsOf(population: Population, ids: readonly string[]): Int32Array {
  const places = new Map(population.ids.map((id, index) => [id, index]));
  return Int32Array.from(ids.flatMap((id) => places.get(id) ?? []));
}

/**
 * The computing work of the pilot, as plain functions from columns of the directory to people and measures. They run
 * in a thread of their own (selection-thread.ts), because at a hundred thousand people they take seconds.
 */
import { warnAboutAttributes, type AttributeWarning } from '#domain/cohort/attribute-warnings.ts';
import { auditCohort, type CohortAudit } from '#domain/cohort/audit-cohort.ts';
import type { PooledLevels } from '#domain/cohort/cell-tables.ts';
import type { Exclusion, LevelMinimum, TeamCap } from '#domain/cohort/constraints.ts';
import type { CohortRefusal } from '#domain/cohort/describe-refusal.ts';
import { extendCohort } from '#domain/cohort/extend-cohort.ts';
import { proposeForPlaces, type StandIn } from '#domain/cohort/fill-places.ts';
import { measureCohort, type Metrics } from '#domain/cohort/metrics.ts';
import type { Preset, TableWeight } from '#domain/cohort/objective.ts';
import type { PersonReason } from '#domain/cohort/person-reason.ts';
import { encodePopulation, type Population } from '#domain/cohort/population.ts';
import { selectByCube } from '#domain/cohort/select-by-cube.ts';
import { selectCohort, type CohortOptions } from '#domain/cohort/select-cohort.ts';
import { adviseSize, type CoverAdvice, type SizePoint } from '#domain/cohort/size-advisor.ts';
import { ok, type Result } from '#domain/result.ts';
import { noText, textsOf, type ColumnarPopulation } from './read-population.ts';

/** The directory as a thread gets it: `attributes` name the columns. */
export type JobPopulation = ColumnarPopulation & {
  readonly attributes: readonly { readonly name: string; readonly numeric: boolean }[];
};

/** Rules with people as positions-independent ids: the person ids as texts. */
export type JobRules = {
  readonly isCube: boolean;
  readonly seed: number;
  readonly preset: Preset;
  readonly search: 'random' | 'tight';
  readonly weights: readonly TableWeight[];
  readonly must: readonly string[];
  readonly exclude: readonly Exclusion[];
  readonly teamCap?: TeamCap;
  readonly minimums: readonly LevelMinimum[];
};

export type DraftJob = {
  readonly kind: 'draft';
  readonly population: JobPopulation;
  readonly rules: JobRules;
  /** People in all; null with volunteers takes the suggested number. */
  readonly size: number | null;
  readonly earlier: readonly string[];
  readonly volunteers: readonly string[];
};
export type Draft = {
  readonly ids: readonly string[];
  /** One per person; null for volunteers. */
  readonly reasons: readonly (PersonReason | null)[];
  readonly violations: number;
  readonly metrics: Metrics;
  readonly warnings: readonly AttributeWarning[];
  readonly pairsNotBalanced: readonly (readonly [string, string])[];
  /** Attributes whose rare levels counted as one in pairs. */
  readonly pooled: readonly PooledLevels[];
  readonly audit: VolunteerFacts | null;
};
/** What completing a group of volunteers changed. */
export type VolunteerFacts = Pick<CohortAudit, 'steps' | 'suggested' | 'volunteers'> & {
  readonly added: number;
  readonly before: Pick<Metrics, 'tv1' | 'levelsCovered' | 'nEff' | 'deff'>;
};

export type SizesJob = {
  readonly kind: 'sizes';
  readonly population: JobPopulation;
  readonly rules: JobRules;
  readonly sizes: readonly number[];
  readonly sharedBy: readonly number[];
};
export type Sizes = {
  readonly eligible: number;
  readonly points: readonly SizePoint[];
  readonly cover: readonly CoverAdvice[];
};

export type SubstitutesJob = {
  readonly kind: 'substitutes';
  readonly population: JobPopulation;
  readonly rules: JobRules;
  readonly cohort: readonly string[];
  /** Also those who are not in the directory any more; `cohort` is without them. */
  readonly leavers: readonly string[];
  /** People who have said yes and wait for a place. */
  readonly waiting: readonly string[];
  readonly count: number;
};
export type SubstituteProposals = readonly {
  readonly leaver: string;
  readonly distance: number;
  readonly distanceWithout: number;
  readonly substitutes: readonly Pick<StandIn, 'id' | 'sharedAttributes' | 'tv1' | 'isWaiting'>[];
}[];

export type MeasureJob = {
  readonly kind: 'measure';
  readonly population: JobPopulation;
  readonly cohort: readonly string[];
};

export type Measure = {
  readonly metrics: Metrics;
  readonly warnings: readonly AttributeWarning[];
};

export type Job = DraftJob | SizesJob | SubstitutesJob | MeasureJob;
export type JobResults = {
  readonly draft: Result<Draft, CohortRefusal>;
  readonly sizes: Result<Sizes, CohortRefusal>;
  readonly substitutes: Result<SubstituteProposals, CohortRefusal>;
  readonly measure: Measure;
};

/** Hears how far the work is, from 0 to 1, with what has been found so far. */
export type OnProgress = (share: number, found?: Partial<Sizes>) => void;

/** Does a job. */
export function runJob<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
  onProgress: OnProgress,
): JobResults[Kind] {
  return runAny(job, onProgress) as JobResults[Kind];
}

function runAny(job: Job, onProgress: OnProgress): JobResults[Job['kind']] {
  switch (job.kind) {
    case 'draft':
      return job.volunteers.length > 0 ? completeVolunteers(job, onProgress) : draft(job, onProgress);
    case 'sizes':
      return trySizes(job, onProgress);
    case 'substitutes':
      return findSubstitutes(job);
    case 'measure':
      return measure(job);
  }
}

function optionsFor({ rules }: Pick<DraftJob, 'rules'>, onProgress: OnProgress): Omit<CohortOptions, 'size'> {
  return {
    ...rules,
    onProgress: (share) => {
      onProgress(share);
      return true;
    },
  };
}

function draft(job: DraftJob, onProgress: OnProgress): Result<Draft, CohortRefusal> {
  const population = toPopulation(job.population);
  const options = { ...optionsFor(job, onProgress), size: job.size ?? 0 };
  const selected = job.rules.isCube
    ? selectByCube(population, options)
    : job.earlier.length > 0
      ? extendCohort(population, job.earlier, options)
      : selectCohort(population, options);
  if (!selected.ok) return selected;
  const { ids, reasons, violations, metrics, pairsNotBalanced, pooled } = selected.value;
  const warnings = warnAboutAttributes(encodePopulation(population));
  return ok({ ids, reasons, violations, metrics, warnings, pairsNotBalanced, pooled, audit: null });
}

function completeVolunteers(job: DraftJob, onProgress: OnProgress): Result<Draft, CohortRefusal> {
  const population = toPopulation(job.population);
  const add = job.size === null ? {} : { add: Math.max(0, job.size - job.volunteers.length) };
  const audited = auditCohort(population, job.volunteers, { ...optionsFor(job, onProgress), ...add });
  if (!audited.ok) return audited;
  const { additions, before, after, steps, suggested, volunteers, violations } = audited.value;
  return ok({
    ids: [...job.volunteers, ...additions.map(({ id }) => id)],
    reasons: [...job.volunteers.map(() => null), ...additions.map(({ reason }) => reason)],
    violations,
    metrics: after,
    warnings: warnAboutAttributes(encodePopulation(population)),
    pairsNotBalanced: [],
    pooled: [],
    audit: { steps, suggested, volunteers, added: additions.length, before },
  });
}

function trySizes(job: SizesJob, onProgress: OnProgress): Result<Sizes, CohortRefusal> {
  const population = toPopulation(job.population);
  const covered = adviseSize(population, { ...job.rules, sharedBy: job.sharedBy, sizes: [] });
  if (!covered.ok) return covered;
  const { eligible, cover } = covered.value;
  const points: SizePoint[] = [];
  // What a size costs grows with it; so does the share of the work.
  const work = job.sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  onProgress(0, { eligible, cover, points });
  for (const size of job.sizes.filter((one) => one <= eligible)) {
    const tried = adviseSize(population, { ...job.rules, search: 'fast', sharedBy: [], sizes: [size] });
    // A size the rules do not allow has no point; the others stand.
    if (tried.ok) points.push(...tried.value.curve);
    done += size;
    onProgress(done / work, { eligible, cover, points });
  }
  return ok({ eligible, cover, points });
}

function findSubstitutes(job: SubstitutesJob): Result<SubstituteProposals, CohortRefusal> {
  const { rules, waiting, count } = job;
  const places = proposeForPlaces(toPopulation(job.population), job.cohort, job.leavers, {
    ...rules,
    waiting,
    count,
  });
  if (!places.ok) return places;
  return ok(
    places.value.map(({ leaver, tv1Before, tv1Without, proposals }) => ({
      leaver,
      distance: tv1Before,
      distanceWithout: tv1Without,
      substitutes: proposals.map(({ id, sharedAttributes, tv1, isWaiting }) => ({
        id,
        sharedAttributes,
        tv1,
        isWaiting,
      })),
    })),
  );
}

function measure({ population, cohort }: MeasureJob): Measure {
  const encoded = encodePopulation(toPopulation(population));
  const places = new Map(Array.from(population.personIds, (id, index) => [String(id), index]));
  const people = Int32Array.from(cohort.flatMap((id) => places.get(id) ?? []));
  return { metrics: measureCohort(encoded, people), warnings: warnAboutAttributes(encoded) };
}

function toPopulation({ personIds, columns, attributes, team }: JobPopulation): Population {
  return {
    ids: Array.from(personIds, String),
    attributes: attributes.map(({ name, numeric }, index) => ({
      name,
      values: textsOf(columns[index]!),
      numeric,
    })),
    ...(team === null || team.codes.every((code) => code === noText) ? {} : { team: textsOf(team) }),
  };
}

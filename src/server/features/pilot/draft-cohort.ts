/** Selects a cohort from the directory and keeps it as a draft: people in invitation order, each with a reason. */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { CohortReport, CohortView, pilotRoutes } from '#contracts/pilot.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { describeAttributeWarning, warnAboutAttributes } from '#domain/cohort/attribute-warnings.ts';
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { describeReason } from '#domain/cohort/person-reason.ts';
import { encodePopulation, type Population } from '#domain/cohort/population.ts';
import { buildCohortReport } from '#domain/cohort/report.ts';
import { selectCohort, type CohortSelection } from '#domain/cohort/select-cohort.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { attributeNames } from './attributes.ts';
import type { CohortOptions } from './cohort-options.ts';
import { peopleWithAttributes, type PersonValues } from './population-store.ts';
import { presentCohort } from './present-cohort.ts';
import * as store from './store.ts';

type DraftRequest = Static<typeof pilotRoutes.draftCohort.body>;

/** Statuses of a stage in which its people may still be chosen. */
const choosing: ReadonlySet<string> = new Set(['planned', 'preparing']);

export async function draftCohort(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  request: DraftRequest,
): Promise<Result<CohortView, Refusal>> {
  const stage = await findStage(tx, rolloutId, stageId);
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const current = await store.currentCohort(tx, stageId);
  if (!choosing.has(stage.status) || current?.status === 'accepted')
    return refuse(refusal('stage_state', { stage: stage.name, state: 'frozen' }));
  const unknown = await findUnknown(tx, request.by);
  if (unknown !== undefined) return refuse(unknown);

  const people = await peopleWithAttributes(tx, request.by);
  const population = toPopulation(people, request.by);
  const options = toOptions(request);
  const began = performance.now();
  const selected = selectCohort(population, toSelectionOptions(options));
  if (!selected.ok)
    return refuse(refusal('cohort_infeasible', { explanation: describeInfeasibility(selected.refusal) }));

  const report = buildCohortReport({
    people: people.length,
    selected: selected.value.people.length,
    seed: options.seed,
    seconds: (performance.now() - began) / 1000,
    violations: selected.value.violations,
    metrics: selected.value.metrics,
    warnings: warnAboutAttributes(encodePopulation(population)).map(describeAttributeWarning),
  }) as CohortReport;
  return ok(
    await keepDraft(
      tx,
      context,
      { rolloutId, stageId },
      { people, options, report, selection: selected.value },
    ),
  );
}

async function findUnknown(tx: Transaction, by: readonly string[]): Promise<Refusal | undefined> {
  const known = await attributeNames(tx);
  const attribute = by.find((name) => !known.includes(name));
  return attribute === undefined
    ? undefined
    : refusal('attribute_unknown', { attribute, known: known.join(', ') });
}

function toPopulation(people: readonly PersonValues[], by: readonly string[]): Population {
  return {
    ids: people.map((person) => String(person.personId)),
    attributes: by.map((name, column) => ({
      name,
      values: people.map((person) => person.values[column] ?? null),
    })),
  };
}

function toOptions(request: DraftRequest): CohortOptions {
  return {
    by: request.by,
    size: request.size,
    seed: request.seed ?? 1,
    preset: request.preset ?? 'balanced',
    minimums: request.minimumPerLevel ?? [],
  };
}

function toSelectionOptions({ size, seed, preset, minimums }: CohortOptions) {
  return { size, seed, preset, minimums };
}

async function keepDraft(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  draft: {
    readonly people: readonly PersonValues[];
    readonly options: CohortOptions;
    readonly report: CohortReport;
    readonly selection: CohortSelection;
  },
): Promise<CohortView> {
  const { people, options, report, selection } = draft;
  const members = Array.from(selection.people, (index, order) => ({
    personId: people[index]!.personId,
    reason: describeReason(selection.reasons[order]!),
  }));
  const hash = createHash('sha256')
    .update(JSON.stringify(options))
    .update(members.map((member) => member.personId).join('\n'))
    .digest();
  const cohort = await store.insertDraft(tx, context, {
    ...place,
    method: 'deficit-directed exchange',
    seed: options.seed,
    size: members.length,
    options,
    report,
    hash,
  });
  await store.insertMembers(tx, context, cohort.cohortId, members);
  await recordAudit(tx, context, {
    action: 'cohort.drafted',
    subject: { kind: 'cohort', id: cohort.cohortId },
    after: { ...options, hash: hash.toString('hex') },
  });
  return presentCohort(cohort);
}

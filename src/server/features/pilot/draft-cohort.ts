/** Chooses a cohort from the directory and keeps it as a draft: people in invitation order, each with a reason. */
import type { CohortRules, DraftRequest } from '#contracts/cohort-rules.ts';
import type { PersonId, RolloutId, StageId, TaskId } from '#contracts/ids.ts';
import type { MemberReason } from '#contracts/participation.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { cohortStatement, type CohortStatement } from '#domain/cohort/cohort-sentences.ts';
import { infeasibilityStatement } from '#domain/cohort/describe-refusal.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { startTask } from '#server/platform/tasks/index.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { describeCohort, hashCohort } from './cohort-facts.ts';
import { toRules } from './cohort-options.ts';
import { insertMembers, type NewMember } from './member-store.ts';
import { checkRules, prepareSelection, type Selection } from './prepare-selection.ts';
import { runInThread } from './run-in-thread.ts';
import type { Draft, DraftJob } from './selection-jobs.ts';
import * as store from './store.ts';

export const draftKind = 'pilot.draft';

export type DraftPlace = { readonly rolloutId: RolloutId; readonly stageId: StageId };
export type DraftInput = DraftPlace & { readonly rules: CohortRules };

/** Drafts nobody was asked about that a stage keeps; older ones are discarded. */
const draftsKept = 9;

/** Statuses of a stage in which its people may still be chosen. */
const choosing: ReadonlySet<string> = new Set(['planned', 'preparing']);

/** Starts a draft; what can be said about the rules without reading the directory is said at once. */
export async function requestDraft(
  tx: Transaction,
  context: Context,
  place: DraftPlace,
  request: DraftRequest,
): Promise<Result<{ taskId: TaskId }, Refusal>> {
  const rules = toRules(request);
  const open = await expectChoosing(tx, place);
  if (!open.ok) return open;
  if (rules.size === 0 && rules.volunteers.length === 0) return infeasible(cohortStatement('cohort_no_size'));
  const checked = await checkRules(tx, rules);
  if (!checked.ok) return checked;
  const taskId = await startTask(tx, context, draftKind, { ...place, rules } satisfies DraftInput);
  await recordAudit(tx, context, {
    action: 'cohort.requested',
    subject: { kind: 'stage', id: place.stageId },
    after: rules,
  });
  await notifyChange(tx, context.organisationId, `rollout:${place.rolloutId}`);
  return ok({ taskId });
}

/** Chooses and keeps a draft in one transaction: for rehearsals and samples, which wait for it. */
export async function draftCohort(
  tx: Transaction,
  context: Context,
  place: DraftPlace,
  request: DraftRequest,
): Promise<Result<store.CohortRow, Refusal>> {
  const rules = toRules(request);
  const began = performance.now();
  const selection = await prepareSelection(tx, context, place.rolloutId, rules);
  if (!selection.ok) return selection;
  const people = selection.value.population.personIds.length;
  const drafted = await runInThread(draftJob(rules, selection.value));
  if (!drafted.ok) return infeasible(infeasibilityStatement(drafted.refusal));
  const seconds = (performance.now() - began) / 1000;
  const { excluded } = selection.value;
  return await keepDraft(
    tx,
    context,
    { ...place, rules },
    { draft: drafted.value, people, excluded, seconds },
  );
}

function infeasible(explanation: CohortStatement): Result<never, Refusal> {
  return refuse(refusal('cohort_infeasible', { explanation }));
}

/** The job of a selection. Its columns change hands, so read what you need of them before. */
export function draftJob(rules: CohortRules, selection: Selection): DraftJob {
  return {
    kind: 'draft',
    population: selection.population,
    rules: selection.rules,
    size: rules.size === 0 ? null : rules.size,
    earlier: selection.earlier.map(String),
    volunteers: selection.volunteers.map(String),
  };
}

/** Refuses when there is no such stage, or its people are frozen. */
export async function expectChoosing(
  tx: Transaction,
  { rolloutId, stageId }: DraftPlace,
): Promise<Result<void, Refusal>> {
  const stage = await findStage(tx, rolloutId, stageId);
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const current = await store.currentCohort(tx, stageId);
  if (choosing.has(stage.status) && current?.status !== 'accepted') return ok(undefined);
  return refuse(refusal('stage_state', { stage: nameStage(stage.name), state: 'frozen' }));
}

export type DraftToKeep = {
  readonly draft: Draft;
  readonly people: number;
  readonly excluded: number;
  readonly seconds: number;
};

/** Writes the draft with its people; refused when the stage was frozen meanwhile. */
export async function keepDraft(
  tx: Transaction,
  context: Context,
  { rules, ...place }: DraftInput,
  { draft, people, excluded, seconds }: DraftToKeep,
): Promise<Result<store.CohortRow, Refusal>> {
  await store.lockStage(tx, place.stageId);
  const open = await expectChoosing(tx, place);
  if (!open.ok) return open;
  const personIds = draft.ids.map((id) => Number(id) as PersonId);
  const { metrics, violations, warnings, pairsNotBalanced, pooled, audit } = draft;
  const described = await describeCohort(
    tx,
    rules,
    personIds,
    { metrics, people, seconds, violations, warnings, pairsNotBalanced, pooled },
    { excluded, volunteers: audit },
  );
  const hash = hashCohort(rules, personIds);
  const cohort = await store.insertDraft(tx, context, {
    ...place,
    ...described,
    method: methodOf(rules),
    seed: rules.seed,
    size: personIds.length,
    options: rules,
    hash,
  });
  await insertMembers(
    tx,
    context,
    cohort.cohortId,
    personIds.map((personId, index) => newMember(personId, draft.reasons[index] ?? null)),
  );
  await store.discardOldDrafts(tx, place.stageId, draftsKept);
  await recordAudit(tx, context, {
    action: 'cohort.drafted',
    subject: { kind: 'cohort', id: cohort.cohortId },
    after: { ...rules, size: personIds.length, hash: hash.toString('hex') },
  });
  await notifyChange(tx, context.organisationId, `rollout:${place.rolloutId}`);
  return ok(cohort);
}

function methodOf({ method, extend, volunteers }: CohortRules): string {
  if (method === 'cube') return 'cube method, equal chances';
  if (volunteers.length > 0) return 'volunteers, completed by deficit-directed exchange';
  return extend === null ? 'deficit-directed exchange' : 'extension by deficit-directed exchange';
}

/** Volunteers have said yes by offering themselves. */
function newMember(personId: PersonId, reason: Draft['reasons'][number]): NewMember {
  if (reason === null)
    return {
      personId,
      reason: { kind: 'volunteer', cells: [], note: null },
      hasPlace: true,
      status: 'accepted',
      answeredVia: 'list',
    };
  const { kind, cells } = reason;
  return {
    personId,
    reason: { kind, cells: cells as unknown as MemberReason['cells'], note: null },
    hasPlace: true,
    status: 'candidate',
  };
}

/**
 * Judges the criteria of a stage on the data as it stands. Every verdict is kept with a hash of what it was judged
 * on; the same data is not judged twice.
 */
import { createHash } from 'node:crypto';
import type { CriterionDefinition, EvaluationView, Verdict } from '#contracts/criteria.ts';
import type { StageId } from '#contracts/ids.ts';
import { combineVerdicts } from '#domain/evidence/combine-verdicts.ts';
import { evaluateCriterion } from '#domain/evidence/evaluate-criterion.ts';
import { evaluateRubric } from '#domain/evidence/evaluate-rubric.ts';
import type { Evaluation } from '#domain/evidence/evaluation.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import { canonicalJson, recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Judges every criterion of the stage and keeps verdicts whose data is new. Returns how many were new. */
export async function judgeStage(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const latest = new Map((await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]));
  let judged = 0;
  for (const criterion of await store.criteriaOf(tx, stage.rolloutId)) {
    const outcomes = await readOutcomes(tx, stage.stageId, criterion);
    const inputHash = hashInput(criterion.definition, outcomes);
    if (latest.get(criterion.criterionId)?.inputHash.equals(inputHash) === true) continue;
    const result = judge(criterion.definition, outcomes, context.now);
    await store.insertEvaluation(tx, context, stage.rolloutId, stage.stageId, { ...criterion, result, inputHash });
    judged += 1;
  }
  if (judged > 0)
    await recordAudit(tx, context, {
      action: 'criterion.evaluated',
      subject: { kind: 'stage', id: stage.stageId },
      after: { criteria: judged },
    });
  return judged;
}

/** The verdict of one criterion on its outcomes, at an instant. */
export function judge(
  definition: CriterionDefinition,
  outcomes: readonly Outcome[],
  now: Date,
): EvaluationView {
  const context = { now: now.getTime() };
  if (definition.kind !== 'qualitative') return view(evaluateCriterion(definition, outcomes, context), now);
  const ratings = outcomes.map(({ personId, at, value }) => ({ raterId: personId, at, level: value, note: '' }));
  return view(evaluateRubric(definition, ratings, context), now);
}

/** What people in the stage reported for the criterion: measurements, or ratings of a panel. */
export async function readOutcomes(
  tx: Transaction,
  stageId: StageId,
  { criterionId, definition }: store.CriterionRow,
): Promise<Outcome[]> {
  if (definition.kind !== 'qualitative') {
    const rows = await store.outcomesOf(tx, stageId, definition.metric);
    return rows.map((row) => ({
      personId: String(row.personId),
      at: row.at.getTime(),
      metric: definition.metric,
      value: row.value,
    }));
  }
  const ratings = await store.ratingsOf(tx, stageId);
  return ratings
    .filter((rating) => rating.criterionId === criterionId)
    .map((rating) => ({
      personId: rating.raterName,
      at: rating.at.getTime(),
      metric: definition.id,
      value: rating.score,
    }));
}

function hashInput(definition: CriterionDefinition, outcomes: readonly Outcome[]): Buffer {
  const hash = createHash('sha256').update(canonicalJson(definition));
  for (const outcome of outcomes) hash.update(`\n${outcome.personId},${outcome.at},${outcome.value}`);
  return hash.digest();
}

function view(evaluation: Evaluation, now: Date): EvaluationView {
  const { verdict, n, estimate, lower, upper, method, sentence, needMore } = evaluation;
  const missing =
    needMore === null ? null : Math.max(needMore.toMinimumSample, needMore.outcomes ?? 0);
  return {
    verdict,
    n,
    estimate,
    lower,
    upper,
    method: method ?? 'none',
    sentence,
    needMore: missing === 0 ? null : missing,
    at: now.toISOString(),
  };
}

/** The verdict of all criteria together; what is only a signal has no say. */
export function combine(
  judged: readonly { readonly definition: CriterionDefinition; readonly verdict: Verdict }[],
): Verdict {
  return combineVerdicts(
    judged.map(({ definition: { id, role }, verdict }) => ({ criterionId: id, role, verdict })),
  ).verdict;
}

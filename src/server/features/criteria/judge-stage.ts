/**
 * Judges the criteria of a stage on the data as it stands. Every verdict is kept with a hash of what it was judged
 * on; the same data is not judged twice.
 */
import { createHash } from 'node:crypto';
import type { CriterionDefinition, EvaluationView, Verdict } from '#contracts/criteria.ts';
import type { StageId } from '#contracts/ids.ts';
import { combineVerdicts } from '#domain/evidence/combine-verdicts.ts';
import { evaluateCriterion } from '#domain/evidence/evaluate-criterion.ts';
import { evaluateRubric, type Rating } from '#domain/evidence/evaluate-rubric.ts';
import type { Evaluation } from '#domain/evidence/evaluation.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import { canonicalJson, recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Judges every criterion of the stage and keeps verdicts whose data is new. Returns how many were new. */
export async function judgeStage(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]),
  );
  let judged = 0;
  for (const criterion of await store.criteriaOf(tx, stage.rolloutId)) {
    const data = await readData(tx, stage.stageId, criterion);
    const inputHash = hashInput(criterion.definition, data);
    if (latest.get(criterion.criterionId)?.inputHash.equals(inputHash) === true) continue;
    const result = judge(criterion.definition, data, context.now);
    await store.insertEvaluation(tx, context, stage.rolloutId, stage.stageId, {
      ...criterion,
      result,
      inputHash,
    });
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

/** What a criterion is judged on: measurements, or the ratings of a panel. */
export type CriterionData = { readonly outcomes: readonly Outcome[]; readonly ratings: readonly Rating[] };

export const nothingMeasured: CriterionData = { outcomes: [], ratings: [] };

/** The verdict of one criterion on its data, at an instant. */
export function judge(definition: CriterionDefinition, data: CriterionData, now: Date): EvaluationView {
  const context = { now: now.getTime() };
  const evaluation =
    definition.kind === 'qualitative'
      ? evaluateRubric(definition, data.ratings, context)
      : evaluateCriterion(definition, data.outcomes, context);
  return view(evaluation, now);
}

/** What has been reported in the stage for the criterion. */
export async function readData(
  tx: Transaction,
  stageId: StageId,
  { criterionId, definition }: store.CriterionRow,
): Promise<CriterionData> {
  if (definition.kind === 'qualitative') {
    const rows = (await store.ratingsOf(tx, stageId)).filter((row) => row.criterionId === criterionId);
    const ratings = rows.map((row) => ({
      raterId: row.raterKey,
      at: row.at.getTime(),
      level: row.score,
      note: row.evidence,
    }));
    return { outcomes: [], ratings };
  }
  const { metric } = definition;
  const rows = await store.outcomesOf(tx, stageId, metric);
  const outcomes = rows.map((row) => ({
    personId: String(row.personId),
    at: row.at.getTime(),
    metric,
    value: row.value,
  }));
  return { outcomes, ratings: [] };
}

function hashInput(definition: CriterionDefinition, { outcomes, ratings }: CriterionData): Buffer {
  const hash = createHash('sha256').update(canonicalJson(definition));
  for (const { personId, at, value } of outcomes) hash.update(`\n${personId},${at},${value}`);
  for (const { raterId, at, level, note } of ratings) hash.update(`\n${raterId},${at},${level},${note}`);
  return hash.digest();
}

function view(evaluation: Evaluation, now: Date): EvaluationView {
  const { verdict, n, estimate, lower, upper, method, sentence, needMore } = evaluation;
  const missing = needMore === null ? null : Math.max(needMore.toMinimumSample, needMore.outcomes ?? 0);
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

/**
 * Judges the criteria of a stage on the data as it stands. Every verdict is kept with a hash of what it was judged
 * on; the same data is not judged twice.
 */
import type { EvaluationContext } from '#domain/evidence/prepare-evidence.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { type CriterionData, hashInput, judge } from './judge.ts';
import { afterStartOf, entryOf, isBeforeStart, looksBack, stageBefore } from './judged-now.ts';
import { isStillHeard } from './silence-store.ts';
import { compositionOf, fixComposition } from './stage-composition.ts';
import * as store from './store.ts';

/** Judges the criteria that are due in the stage and keeps verdicts whose data is new. Returns how many were new. */
export async function judgeStage(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]),
  );
  const isEntry = isBeforeStart(stage);
  if (!isEntry) await fixComposition(tx, context, stage);
  const rows = await store.criteriaOf(tx, stage.rolloutId);
  const criteria = isEntry ? entryOf(rows, stage) : afterStartOf(rows);
  const known = await evaluationContextOf(tx, context, stage, criteria);
  let judged = 0;
  for (const criterion of criteria) {
    const data = await readData(tx, stage, criterion);
    const inputHash = hashInput(criterion.definition, data, known);
    if (latest.get(criterion.criterionId)?.inputHash.equals(inputHash) === true) continue;
    const result = judge(criterion.definition, data, known);
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

/**
 * What a judgement of these criteria must know besides the data: the instant, whom the people stand for, and how many
 * of them can fail.
 */
export async function evaluationContextOf(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  criteria: readonly store.CriterionRow[],
): Promise<EvaluationContext> {
  const measured = criteria.some(({ definition }) => looksBack(definition))
    ? await stageBefore(tx, stage)
    : stage;
  const counting = criteria.filter(
    ({ definition: { role, kind } }) => role !== 'signal' && kind !== 'qualitative',
  ).length;
  const known = await compositionOf(tx, measured.stageId);
  const isComplete = !isStillHeard(measured);
  return { now: context.now.getTime(), criteriaCount: Math.max(1, counting), isComplete, ...known };
}

/** What has been reported for the criterion in the stage, or in the one before it. */
export async function readData(
  tx: Transaction,
  stage: StageRow,
  { criterionId, definition }: store.CriterionRow,
): Promise<CriterionData> {
  if (definition.kind === 'qualitative') {
    const rows = (await store.ratingsOf(tx, stage.stageId)).filter((row) => row.criterionId === criterionId);
    const ratings = rows.map((row) => ({
      raterId: row.raterKey,
      at: row.at.getTime(),
      level: row.score,
      note: row.evidence,
    }));
    return { outcomes: [], ratings };
  }
  const { metric } = definition;
  const measured = looksBack(definition) ? await stageBefore(tx, stage) : stage;
  const rows = await store.outcomesOf(tx, measured.stageId, metric);
  const outcomes = rows.map((row) => ({
    personId: String(row.personId),
    at: row.at.getTime(),
    metric,
    value: row.value,
  }));
  return { outcomes, ratings: [] };
}

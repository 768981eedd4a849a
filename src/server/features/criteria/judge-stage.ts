/**
 * Judges the criteria of a stage on the data as it stands. Every verdict is kept with a hash of what it was judged
 * on; the same data is not judged twice.
 */
import type { EvaluationView, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { CriterionId } from '#contracts/ids.ts';
import { scopeOf } from '#domain/evidence/criterion.ts';
import type { PathPoint } from '#domain/evidence/confidence-path.ts';
import type { Rating } from '#domain/evidence/evaluate-rubric.ts';
import type { EvaluationContext } from '#domain/evidence/evaluation-context.ts';
import { divideSettled } from '#domain/evidence/outcomes.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, type StageRow } from '#server/features/rollouts/index.ts';
import { basisOf, type CriterionData, type Judged, judge, openMeasured } from './judge.ts';
import { afterStartOf, entryOf, isBeforeStart, looksBack, stageBefore } from './judged-now.ts';
import { readAndPlace, readOutcomes } from './measured-outcomes.ts';
import { dropRunning, keepRunning, type Measured, runningEvidence } from './running-store.ts';
import { isStillHeard } from './silence-store.ts';
import { compositionOf, fixComposition } from './stage-composition.ts';
import * as store from './store.ts';

/** Judges the criteria that are due in the stage and keeps verdicts that are new. Returns how many were new. */
export async function judgeStage(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  // Whoever writes outcomes holds this lock too: none can come between what is read and what is kept as gathered.
  await findRollout(tx, stage.rolloutId, 'lock');
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
    const { evaluation: result, inputHash } = await judgeCriterion(tx, context, stage, criterion, known);
    const before = latest.get(criterion.criterionId);
    if (before?.inputHash.equals(inputHash) === true && saysTheSame(before.result, result)) continue;
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

/** Verdict and numbers; the instant of the judgement makes no difference. */
function saysTheSame(a: EvaluationView, b: EvaluationView): boolean {
  const fields = ['verdict', 'n', 'estimate', 'lower', 'upper'] as const;
  return fields.every((field) => a[field] === b[field]);
}

/**
 * Judges the stage from every outcome again, whatever had been gathered bit by bit: the moment before people decide.
 * Keeps a verdict only where it comes out differently.
 */
export async function judgeFromTheStart(tx: Transaction, context: Context, stage: StageRow): Promise<void> {
  await dropRunning(tx, stage.stageId);
  await judgeStage(tx, context, stage);
}

async function judgeCriterion(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  { criterionId, definition }: store.CriterionRow,
  known: EvaluationContext,
): Promise<Judged> {
  if (definition.kind === 'qualitative')
    return judge(definition, { outcomes: [], ratings: await ratingsOn(tx, stage, criterionId) }, known);
  const measured = await measuredBy(tx, stage, definition);
  const basis = basisOf(definition, known);
  const kept = await runningEvidence(tx, stage.stageId, criterionId, basis);
  const outcomes = await readAndPlace(tx, context, measured, kept?.settledTo ?? null);
  const { settled, open, settledTo } = divideSettled(outcomes, known.now);
  const running = openMeasured(definition, known, kept?.state);
  running.fold(settled);
  if (settledTo !== null) {
    const place = { stageId: stage.stageId, criterionId, measured };
    await keepRunning(tx, context, place, basis, {
      settledTo: new Date(settledTo),
      state: running.state,
    });
  }
  running.fold(open);
  return running.judge();
}

/**
 * The estimate of a measured criterion and its band over time: the points gathered at the last judgement, and what has
 * come since.
 */
export async function pathOf(
  tx: Transaction,
  stage: StageRow,
  { criterionId, definition }: store.CriterionRow,
  known: EvaluationContext,
): Promise<PathPoint[]> {
  if (definition.kind === 'qualitative') return [];
  const kept = await runningEvidence(tx, stage.stageId, criterionId, basisOf(definition, known));
  const running = openMeasured(definition, known, kept?.state);
  running.fold(await readOutcomes(tx, await measuredBy(tx, stage, definition), kept?.settledTo ?? null));
  return running.path();
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

/** All that has been reported for the criterion in the stage, or in the one before it. */
export async function readData(
  tx: Transaction,
  stage: StageRow,
  { criterionId, definition }: store.CriterionRow,
): Promise<CriterionData> {
  if (definition.kind === 'qualitative')
    return { outcomes: [], ratings: await ratingsOn(tx, stage, criterionId) };
  return { outcomes: await readOutcomes(tx, await measuredBy(tx, stage, definition)), ratings: [] };
}

async function measuredBy(
  tx: Transaction,
  stage: StageRow,
  definition: QuantitativeCriterion,
): Promise<Measured> {
  const { stageId } = looksBack(definition) ? await stageBefore(tx, stage) : stage;
  return { stageId, metric: definition.metric, withApps: scopeOf(definition) === 'each_app' };
}

async function ratingsOn(tx: Transaction, stage: StageRow, criterionId: CriterionId): Promise<Rating[]> {
  const rows = (await store.ratingsOf(tx, stage.stageId)).filter((row) => row.criterionId === criterionId);
  return rows.map((row) => ({
    raterId: row.raterKey,
    at: row.at.getTime(),
    level: row.score,
    note: row.evidence,
  }));
}

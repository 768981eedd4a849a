/** Ratings of qualitative criteria: a level of the rubric, with the evidence the rater saw. */
import type { CriterionView } from '#contracts/criteria.ts';
import type { CriterionId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Actor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findStage, type StageRow } from '#server/features/rollouts/index.ts';
import { judge } from './judge.ts';
import { evaluationContextOf, judgeStage, readData } from './judge-stage.ts';
import { afterStartOf, entryOf, isBeforeStart } from './judged-now.ts';
import * as store from './store.ts';
import { viewCriterion } from './verdicts.ts';

type Rating = { readonly level: number; readonly evidence: string };

/** Before anybody has started there is only entry to rate; after the gate has closed it is too late. */
const ratable: ReadonlySet<string> = new Set([
  'in_progress',
  'extended',
  'soaking',
  'evaluating',
  'awaiting_decision',
]);

export async function rateCriterion(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId; readonly criterionId: CriterionId },
  rating: Rating,
): Promise<Result<CriterionView, Refusal>> {
  const stage = await findStage(tx, place.rolloutId, place.stageId);
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const row = (await store.criteriaOf(tx, place.rolloutId)).find(
    (row) => row.criterionId === place.criterionId,
  );
  if (row?.definition.kind !== 'qualitative')
    return refuse(refusal('not_found', { what: 'rated_criterion' }));
  const isOpen = row.definition.role === 'entry' ? isBeforeStart(stage) : ratable.has(stage.status);
  if (!isOpen) return refuse(refusal('stage_state', { stage: nameStage(stage.name), state: stage.status }));
  await keepRating(tx, context, stage, row, rating);
  await judgeStage(tx, context, stage);
  const known = await evaluationContextOf(tx, context, stage, [row]);
  const { evaluation } = judge(row.definition, await readData(tx, stage, row), known);
  return ok(await viewCriterion(tx, known, stage, row, evaluation));
}

/** Rates the qualitative criteria that are due in a stage and that these raters have not rated; for simulated panels. */
export async function rateQualitative(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  raters: readonly { readonly actor: Actor; readonly rating: Rating }[],
): Promise<void> {
  const rows = await store.criteriaOf(tx, stage.rolloutId);
  const due = (isBeforeStart(stage) ? entryOf(rows, stage) : afterStartOf(rows)).filter(
    ({ definition }) => definition.kind === 'qualitative',
  );
  if (due.length === 0) return;
  const rated = await store.ratingsOf(tx, stage.stageId);
  for (const { actor, rating } of raters) {
    const own = rated.filter(({ raterKey }) => raterKey === store.raterKeyOf(actor));
    for (const row of due)
      if (own.every(({ criterionId }) => criterionId !== row.criterionId))
        await keepRating(tx, { ...context, actor }, stage, row, rating);
  }
}

async function keepRating(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  row: store.CriterionRow,
  rating: Rating,
): Promise<void> {
  await store.upsertRating(tx, context, row.criterionId, stage.stageId, {
    score: rating.level,
    evidence: rating.evidence,
  });
  await recordAudit(tx, context, {
    action: 'criterion.rated',
    subject: { kind: 'criterion', id: row.criterionId },
    after: { level: rating.level, evidence: rating.evidence, stageId: stage.stageId },
  });
}

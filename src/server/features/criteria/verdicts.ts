/** What screens, gates and the engine read about the verdicts of a stage. */
import type { CriterionDefinition, CriterionView, EvaluationView, Verdict } from '#contracts/criteria.ts';
import type { CriterionId, RolloutId } from '#contracts/ids.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { EvaluationContext } from '#domain/evidence/evaluation-context.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { combine, unmeasured } from './judge.ts';
import { evaluationContextOf, pathOf } from './judge-stage.ts';
import { afterStartOf, entryOf, looksBack, stageBefore } from './judged-now.ts';
import { isStillHeard, silencesOf } from './silence-store.ts';
import { countStage } from './stage-count.ts';
import * as store from './store.ts';

/** Every criterion of a stage with its verdict, its band over time and its denominators, and its count. */
export async function viewVerdicts(
  tx: Transaction,
  context: Context,
  stage: StageRow,
): Promise<{
  combined: Verdict;
  criteria: CriterionView[];
  entry: CriterionView[];
  count: StageCount | null;
}> {
  const rows = await store.criteriaOf(tx, stage.rolloutId);
  const criteria = await viewAll(tx, context, stage, afterStartOf(rows));
  const entry = await viewAll(tx, context, stage, entryOf(rows, stage));
  const count = await countStage(tx, stage);
  const combined = combine(
    criteria.map(({ definition, evaluation }) => ({ definition, verdict: evaluation.verdict })),
    count,
  );
  return { combined, criteria, entry, count };
}

async function viewAll(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  rows: readonly store.CriterionRow[],
): Promise<CriterionView[]> {
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]),
  );
  const known = await evaluationContextOf(tx, context, stage, rows);
  const views: CriterionView[] = [];
  for (const row of rows) {
    const evaluation = latest.get(row.criterionId)?.result ?? unmeasured(row.definition, known);
    views.push(await viewCriterion(tx, known, stage, row, evaluation));
  }
  return views;
}

/** The first entry criterion that does not pass, as last judged; undefined when the stage may start. */
export async function entryInTheWay(
  tx: Transaction,
  context: Context,
  stage: StageRow,
): Promise<CriterionView | undefined> {
  const entry = await viewAll(
    tx,
    context,
    stage,
    entryOf(await store.criteriaOf(tx, stage.rolloutId), stage),
  );
  return entry.find(({ evaluation }) => evaluation.verdict !== 'pass');
}

export async function viewCriterion(
  tx: Transaction,
  known: EvaluationContext,
  stage: StageRow,
  row: store.CriterionRow,
  evaluation: EvaluationView,
): Promise<CriterionView> {
  const measured = looksBack(row.definition) ? await stageBefore(tx, stage) : stage;
  const ratings = (await store.ratingsOf(tx, stage.stageId)).filter(
    (rating) => rating.criterionId === row.criterionId,
  );
  return {
    ...row,
    evaluation,
    ...(await store.denominatorsOf(tx, measured.stageId)),
    reported: evaluation.n,
    band: (await pathOf(tx, stage, row, known)).map((point) => ({
      ...point,
      at: new Date(point.at).toISOString(),
    })),
    ratings: ratings.map(({ raterName, score, evidence, at }) => ({
      raterName,
      score,
      evidence,
      at: at.toISOString(),
      ...validUntil(row.definition, at),
    })),
  };
}

function validUntil(definition: CriterionDefinition, at: Date): { validUntil?: string } {
  if (definition.kind !== 'qualitative' || definition.validDays === undefined) return {};
  return { validUntil: daysLater(at, definition.validDays).toISOString() };
}

export type FailingGuardrail = {
  readonly criterionId: CriterionId;
  readonly name: string;
  readonly minimumSample: number;
  readonly statement: Statement;
};

/** Guardrails whose latest verdict in the stage is fail. */
export async function failingGuardrails(tx: Transaction, stage: StageRow): Promise<FailingGuardrail[]> {
  const definitions = new Map(
    (await store.criteriaOf(tx, stage.rolloutId)).map((row) => [row.criterionId, row.definition]),
  );
  return (await store.latestEvaluations(tx, stage.stageId)).flatMap(({ criterionId, verdict, result }) => {
    const definition = definitions.get(criterionId);
    if (definition?.role !== 'guardrail' || definition.kind === 'qualitative' || verdict !== 'fail')
      return [];
    const { name, minimumSample } = definition;
    return [{ criterionId, name, minimumSample, statement: result.statement }];
  });
}

export type SilentGuardrail = Pick<FailingGuardrail, 'criterionId' | 'name' | 'statement'>;

/** Guardrails that watch over nothing: people are still to be measured, and the source has stopped. */
export async function silentGuardrails(
  tx: Transaction,
  { now }: Context,
  stage: StageRow,
): Promise<SilentGuardrail[]> {
  if (!isStillHeard(stage)) return [];
  const silences = await silencesOf(tx, stage.stageId);
  const silent = new Set(silences.filter(({ at }) => at <= now).map(({ criterionId }) => criterionId));
  if (silent.size === 0) return [];
  const definitions = new Map(
    (await store.criteriaOf(tx, stage.rolloutId)).map((row) => [row.criterionId, row.definition]),
  );
  return (await store.latestEvaluations(tx, stage.stageId)).flatMap(({ criterionId, verdict, result }) => {
    const definition = definitions.get(criterionId);
    if (definition?.role !== 'guardrail' || verdict !== 'no_data' || !silent.has(criterionId)) return [];
    return [{ criterionId, name: definition.name, statement: result.statement }];
  });
}

/**
 * Whether a wave may pass without a decision: it has been measured, no guardrail fails or lacks data, and the count it
 * is held to is met.
 */
export async function mayPass(tx: Transaction, stage: StageRow): Promise<boolean> {
  const count = await countStage(tx, stage);
  if (count !== null && count.verdict !== 'pass') return false;
  const definitions = await store.criteriaOf(tx, stage.rolloutId);
  const guardrails = definitions.filter((row) => row.definition.role === 'guardrail');
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row]),
  );
  const stopping: ReadonlySet<Verdict | undefined> = new Set(['fail', 'no_data', 'error', undefined]);
  return guardrails.every((row) => !stopping.has(latest.get(row.criterionId)?.verdict));
}

/** The hash under which the criteria were frozen, as hexadecimal digits. */
export async function criteriaHash(tx: Transaction, rolloutId: RolloutId): Promise<string> {
  return (await store.frozenHash(tx, rolloutId))?.toString('hex') ?? '';
}

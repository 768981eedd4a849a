/** The measured criteria of a stage with their numbers as last judged, for reports: no bands, no ratings. */
import type { EvaluationView, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { unmeasured } from './judge.ts';
import { evaluationContextOf } from './judge-stage.ts';
import { afterStartOf, isBeforeStart } from './judged-now.ts';
import { isStillHeard, silencesOf } from './silence-store.ts';
import * as store from './store.ts';

export type MeasuredNumber = {
  readonly definition: QuantitativeCriterion;
  readonly evaluation: EvaluationView;
  readonly targeted: number;
  readonly reached: number;
  /** Its source has stopped while people are still to be measured. */
  readonly isSilent: boolean;
};

/** Nothing while the stage has not started. */
export async function measuredNumbers(
  tx: Transaction,
  context: Context,
  stage: StageRow,
): Promise<MeasuredNumber[]> {
  if (isBeforeStart(stage)) return [];
  const rows = afterStartOf(await store.criteriaOf(tx, stage.rolloutId));
  const known = await evaluationContextOf(tx, context, stage, rows);
  const latest = new Map(
    (await store.latestEvaluations(tx, stage.stageId)).map((row) => [row.criterionId, row.result]),
  );
  const silences = isStillHeard(stage) ? await silencesOf(tx, stage.stageId) : [];
  const silent = new Set(silences.filter(({ at }) => at <= context.now).map((row) => row.criterionId));
  const people = await store.denominatorsOf(tx, stage.stageId);
  return rows.flatMap(({ criterionId, definition }) =>
    definition.kind === 'qualitative'
      ? []
      : [
          {
            definition,
            evaluation: latest.get(criterionId) ?? unmeasured(definition, known),
            ...people,
            isSilent: silent.has(criterionId),
          },
        ],
  );
}

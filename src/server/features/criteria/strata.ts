/** One criterion by the levels of an attribute, so that a good total cannot hide a bad group. */
import type { CriterionId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { confidenceSequence } from '#domain/evidence/beta-binomial.ts';
import { BAND_ALPHA } from '#domain/evidence/reading.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { strataOf } from './composition-store.ts';
import { looksBack, stageBefore } from './judged-now.ts';
import * as store from './store.ts';

/** Groups with fewer measured people are named but not judged. */
export const minimumToJudge = 20;

export async function getStrata(
  tx: Transaction,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId; readonly criterionId: CriterionId },
  attribute: string,
) {
  const stage = await findStage(tx, place.rolloutId, place.stageId);
  const row = (await store.criteriaOf(tx, place.rolloutId)).find(
    (row) => row.criterionId === place.criterionId,
  );
  if (stage === undefined || row === undefined || row.definition.kind === 'qualitative')
    return refuse(refusal('not_found', { what: 'measured_criterion' }));

  const { kind, metric } = row.definition;
  const measured = looksBack(row.definition) ? await stageBefore(tx, stage) : stage;
  const counts = await strataOf(tx, measured.stageId, metric, attribute);
  const people = counts.reduce((sum, stratum) => sum + stratum.n, 0);
  const successes = counts.reduce((sum, stratum) => sum + stratum.sum, 0);
  return ok({
    minimumToJudge,
    overallShare: kind === 'proportion' && people > 0 ? successes / people : null,
    rows: counts.map(({ level, n, sum }) => {
      const isJudged = n >= minimumToJudge;
      const band = isJudged && kind === 'proportion' ? confidenceSequence(sum, n, n, BAND_ALPHA) : null;
      return {
        attribute,
        level,
        n,
        successes: sum,
        estimate: isJudged ? sum / n : null,
        lower: band?.lower ?? null,
        upper: band?.upper ?? null,
      };
    }),
  });
}

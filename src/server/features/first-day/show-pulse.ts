/** How people rate their first day, by stage; what would tell of one person is left out. */
import type { StagePulse } from '#contracts/first-day.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { pulseScores, summarisePulse } from '#domain/first-day/pulse.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { answersByStage } from './pulse-store.ts';

export async function getPulse(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<{ stages: StagePulse[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const stages = (await answersByStage(tx, rolloutId)).map(({ counts, comments, ...stage }) => {
    const figure = summarisePulse(counts);
    return {
      ...stage,
      answered: pulseScores.reduce((sum, score) => sum + (counts[score] ?? 0), 0),
      figure: figure.kind,
      mean: figure.kind === 'shown' ? figure.mean : null,
      comments: [...comments],
    };
  });
  return ok({ stages });
}

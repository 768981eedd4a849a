/** Starting and skipping stages, and going on after one that failed, from the command line, without HTTP. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { StartState } from '#contracts/run-stages.ts';
import type { Result } from '#domain/result.ts';
import { asManager, stagesOf } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { carefullyOnConsole, onConsole, type Care, type Place } from '#server/platform/on-console.ts';
import { getStartState, goOnAfterStage, skipStage, startStage } from './command-stages.ts';

type At = { readonly rolloutId: RolloutId; readonly stageId: StageId };
export type StageName = { readonly stageId: StageId; readonly name: string };

export async function listStages(place: Place, rolloutId: RolloutId): Promise<StageName[]> {
  const stages = await onConsole(place, async (tx) => await stagesOf(tx, rolloutId));
  return stages.map(({ stageId, name }) => ({ stageId, name }));
}

/** What a stage waits for before it starts, and when it can at the earliest. */
export async function readStart(
  place: Place,
  { rolloutId, stageId }: At,
): Promise<Result<StartState, Refusal>> {
  return await onConsole(place, async (tx, context) => await getStartState(tx, context, rolloutId, stageId));
}

/** Clears what keeps a stage that starts by hand; answers what it still waits for. */
export async function startStageOnConsole(
  place: Place,
  { rolloutId, stageId }: At,
  reason: string,
): Promise<Result<StartState, Refusal>> {
  return await asManagerOnConsole(
    place,
    rolloutId,
    async (tx, context) => await startStage(tx, context, rolloutId, stageId, reason),
  );
}

type Why = { readonly reason: string; readonly untilOn?: string };

/** Leaves a stage out; answers how many people it leaves on the straggler desk. */
export async function skipStageOnConsole(
  place: Place,
  { rolloutId, stageId }: At,
  why: Why,
  care: Care,
): Promise<Result<{ readonly people: number }, Refusal>> {
  return await carefullyOnConsole(
    place,
    care,
    async (tx, context) =>
      await asManager(
        tx,
        context,
        rolloutId,
        async () => await skipStage(tx, context, rolloutId, stageId, why),
      ),
    ({ people }) => people,
  );
}

/** Lets what comes after a wave that failed or was rolled back start; answers the last day of that. */
export async function goOnAfterStageOnConsole(
  place: Place,
  { rolloutId, stageId }: At,
  why: Why,
): Promise<Result<{ readonly untilOn: string }, Refusal>> {
  return await asManagerOnConsole(
    place,
    rolloutId,
    async (tx, context) => await goOnAfterStage(tx, context, rolloutId, stageId, why),
  );
}

async function asManagerOnConsole<Output>(
  place: Place,
  rolloutId: RolloutId,
  work: (tx: Transaction, context: Context) => Promise<Result<Output, Refusal>>,
): Promise<Result<Output, Refusal>> {
  return await onConsole(
    place,
    async (tx, context) => await asManager(tx, context, rolloutId, async () => await work(tx, context)),
  );
}

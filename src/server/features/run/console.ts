/** Starting and skipping stages, and going on after one that failed, from the command line, without HTTP. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { StartState } from '#contracts/run-stages.ts';
import type { Result } from '#domain/result.ts';
import { asManager, stagesOf } from '#server/features/rollouts/index.ts';
import { onConsole, type Place } from '#server/platform/on-console.ts';
import { getStartState, goOnAfterStage, skipStage, startStage } from './command-stages.ts';

export type StageName = { readonly stageId: StageId; readonly name: string };

export async function listStages(place: Place, rolloutId: RolloutId): Promise<StageName[]> {
  const stages = await onConsole(place, async (tx) => await stagesOf(tx, rolloutId));
  return stages.map(({ stageId, name }) => ({ stageId, name }));
}

/** What a stage waits for before it starts, and when it can at the earliest. */
export async function readStart(
  place: Place,
  { rolloutId, stageId }: { readonly rolloutId: RolloutId; readonly stageId: StageId },
): Promise<Result<StartState, Refusal>> {
  return await onConsole(place, async (tx, context) => await getStartState(tx, context, rolloutId, stageId));
}

/** Clears what keeps a stage that starts by hand; answers what it still waits for. */
export async function startStageOnConsole(
  place: Place,
  at: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  reason: string,
): Promise<Result<StartState, Refusal>> {
  return await onConsole(
    place,
    async (tx, context) =>
      await asManager(
        tx,
        context,
        at.rolloutId,
        async () => await startStage(tx, context, at.rolloutId, at.stageId, reason),
      ),
  );
}

/** Leaves a stage out; answers how many people it leaves on the straggler desk. */
export async function skipStageOnConsole(
  place: Place,
  at: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  why: { readonly reason: string; readonly untilOn?: string },
): Promise<Result<{ readonly people: number }, Refusal>> {
  return await onConsole(
    place,
    async (tx, context) =>
      await asManager(
        tx,
        context,
        at.rolloutId,
        async () => await skipStage(tx, context, at.rolloutId, at.stageId, why),
      ),
  );
}

/** Lets what comes after a wave that failed or was rolled back start; answers the last day of that. */
export async function goOnAfterStageOnConsole(
  place: Place,
  at: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  why: { readonly reason: string; readonly untilOn?: string },
): Promise<Result<{ readonly untilOn: string }, Refusal>> {
  return await onConsole(
    place,
    async (tx, context) =>
      await asManager(
        tx,
        context,
        at.rolloutId,
        async () => await goOnAfterStage(tx, context, at.rolloutId, at.stageId, why),
      ),
  );
}

/** Which stage of a rollout a verb means. */
import type { RolloutId } from '#contracts/ids.ts';
import { listStages, type StageName } from '#server/features/run/console.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { CommandProblem } from './database-verb.ts';

/** The stage with this name; throws CommandProblem with the names there are. */
export async function chooseStage(
  place: Place,
  rolloutId: RolloutId,
  wanted: string | undefined,
): Promise<StageName> {
  const stages = await listStages(place, rolloutId);
  const stage = stages.find(({ name }) => name.toLowerCase() === wanted?.trim().toLowerCase());
  if (stage !== undefined) return stage;
  throw new CommandProblem(
    `Name the stage with --stage, one of: ${stages.map(({ name }) => name).join(', ')}.`,
  );
}

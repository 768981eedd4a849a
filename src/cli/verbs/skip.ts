/** `skip`: leaves out a stage that has not started, as an override with a reason. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { skipStageOnConsole } from '#server/features/run/console.ts';
import { chooseStage } from './choose-stage.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const skipUsage = `bellwether skip: leaves out a stage that has not started; the next one follows.

  bellwether skip [ROLLOUT] --stage NAME --reason TEXT [--json]

  ROLLOUT            number or name; not needed when there is only one
  --stage            the stage by its name, such as "Wave 2"
  --reason           why; it stands in the audit log and as an override
  --organisation ID  which organisation, when there are several

Nobody of the stage is lost: its people stay among the stragglers until somebody gives them another
date or closes their case.`;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runSkip(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly stage?: string; readonly reason?: string }) => {
    const reason = readReason(flags.reason);
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const stage = await chooseStage(place, rolloutId, flags.stage);
      const skipped = await skipStageOnConsole(place, { rolloutId, stageId: stage.stageId }, reason);
      if (!skipped.ok) throw new CommandProblem(sayEnglish(skipped.refusal));
      const { people } = skipped.value;
      const left = people === 1 ? '1 person of it is' : `${people} people of it are`;
      io.out(
        isJson
          ? writeJson({ rolloutId, stageId: stage.stageId, ...skipped.value })
          : `${name}: ${stage.name} is skipped; ${left} among the stragglers now.`,
      );
      return 0;
    };
  };
  return await runRolloutVerb({ usage: skipUsage, flags: ['stage', 'reason'], prepare }, argv, io);
}

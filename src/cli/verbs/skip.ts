/** `skip`: leaves out a stage that has not started, as an override with a reason. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { skipStageOnConsole } from '#server/features/run/console.ts';
import { chooseStage } from './choose-stage.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import {
  careUsage,
  chooseRollout,
  readReason,
  readUntil,
  runRolloutVerb,
  type Asked,
} from './rollout-verb.ts';

export const skipUsage = `bellwether skip: leaves out a stage that has not started; the next one follows.

  bellwether skip [ROLLOUT] --stage NAME --reason TEXT [--until DATE] [--dry-run | --shown N] [--json]

  ROLLOUT            number or name; not needed when there is only one
  --stage            the stage by its name, such as "Wave 2"
  --reason           why; it stands in the audit log and as an override
  --until DATE       the next stage follows if it starts by that day: 30 days from today where it
                     is left out, at most 90; after it, somebody has to say so again
${careUsage}
  --organisation ID  which organisation, when there are several

Nobody of the stage is lost: its people stay among the stragglers until somebody gives them another
date or closes their case.`;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runSkip(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly stage?: string; readonly reason?: string; readonly until?: string }) => {
    const why = { reason: readReason(flags.reason), ...readUntil(flags.until) };
    return async (place: Place, { wanted, isJson, care }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const stage = await chooseStage(place, rolloutId, flags.stage);
      const skipped = await skipStageOnConsole(place, { rolloutId, stageId: stage.stageId }, why, care);
      if (!skipped.ok) throw new CommandProblem(sayEnglish(skipped.refusal));
      const { people } = skipped.value;
      const whose = people === 1 ? '1 person' : `${people} people`;
      const left = care.isDry
        ? `would be skipped, and ${whose} of it left among the stragglers. Nothing was changed.`
        : `is skipped; ${whose} of it ${people === 1 ? 'is' : 'are'} among the stragglers now.`;
      io.out(
        isJson
          ? writeJson({ rolloutId, stageId: stage.stageId, isDry: care.isDry, ...skipped.value })
          : `${name}: ${stage.name} ${left}`,
      );
      return 0;
    };
  };
  return await runRolloutVerb(
    { usage: skipUsage, flags: ['stage', 'reason', 'until'], concernsMany: true, prepare },
    argv,
    io,
  );
}

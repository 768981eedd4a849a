/** `go-on`: lets what comes after a wave that failed or was rolled back start, as an override with a reason. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { goOnAfterStageOnConsole } from '#server/features/run/console.ts';
import { chooseStage } from './choose-stage.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, readUntil, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const goOnUsage = `bellwether go-on: lets the next wave follow one that failed at its gate or was rolled back.

  bellwether go-on [ROLLOUT] --stage NAME --reason TEXT [--until DATE] [--json]

  ROLLOUT            number or name; not needed when there is only one
  --stage            the wave that failed or was rolled back, by its name, such as "Wave 2"
  --reason           why; it stands in the audit log and as an override
  --until DATE       the next wave follows if it starts by that day: 30 days from today where it
                     is left out, at most 90; after it, somebody has to say so again
  --organisation ID  which organisation, when there are several

The next wave still waits for everything else: its date, entry criteria and holds. After the last
wave the rollout goes over to hypercare. The people of the failed wave stay among the stragglers.`;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runGoOn(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly stage?: string; readonly reason?: string; readonly until?: string }) => {
    const why = { reason: readReason(flags.reason), ...readUntil(flags.until) };
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const stage = await chooseStage(place, rolloutId, flags.stage);
      const given = await goOnAfterStageOnConsole(place, { rolloutId, stageId: stage.stageId }, why);
      if (!given.ok) throw new CommandProblem(sayEnglish(given.refusal));
      const { untilOn } = given.value;
      io.out(
        isJson
          ? writeJson({ rolloutId, stageId: stage.stageId, untilOn })
          : `${name}: what comes after ${stage.name} may start until ${untilOn}.`,
      );
      return 0;
    };
  };
  return await runRolloutVerb({ usage: goOnUsage, flags: ['stage', 'reason', 'until'], prepare }, argv, io);
}

/** `start`: starts a stage that a person has to start, and says what it still waits for. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { startStageOnConsole } from '#server/features/run/console.ts';
import { chooseStage } from './choose-stage.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const startUsage = `bellwether start: starts a stage that is started by hand.

  bellwether start [ROLLOUT] --stage NAME --reason TEXT [--json]

  ROLLOUT            number or name; not needed when there is only one
  --stage            the stage by its name, such as "Wave 2"
  --reason           why now; it stands in the audit log
  --organisation ID  which organisation, when there are several

Nothing else is set aside: the stage still waits for the one before it, its date, its entry criteria
and every other hold. Exit code 1 when it still waits for something, which is then named.`;

/** Returns the exit code: 0, 1 when the stage still waits, or 2 with a sentence. */
export async function runStart(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly stage?: string; readonly reason?: string }) => {
    const reason = readReason(flags.reason);
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const stage = await chooseStage(place, rolloutId, flags.stage);
      const started = await startStageOnConsole(place, { rolloutId, stageId: stage.stageId }, reason);
      if (!started.ok) throw new CommandProblem(sayEnglish(started.refusal));
      const { waitsFor } = started.value;
      if (isJson) io.out(writeJson({ rolloutId, ...started.value }));
      else if (waitsFor.length === 0) io.out(`${name}: ${stage.name} starts now.`);
      else {
        io.out(`${name}: ${stage.name} is released and still waits for:`);
        for (const waits of waitsFor) io.out(`  ${sayEnglish(waits)}`);
      }
      return waitsFor.length === 0 ? 0 : 1;
    };
  };
  return await runRolloutVerb({ usage: startUsage, flags: ['stage', 'reason'], prepare }, argv, io);
}

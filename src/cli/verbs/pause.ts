/** `pause`: holds every new start of a rollout at once and says who is under way and will finish. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { pauseRollout, type Place } from '#server/features/rollouts/console.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const pauseUsage = `bellwether pause: nothing new starts, from this moment on.

  bellwether pause [ROLLOUT] --reason TEXT [--json]

  ROLLOUT            number or name; not needed when there is only one
  --reason           why; it stands on screen and in the audit log
  --organisation ID  which organisation, when there are several

People who have been started finish. Go on with: bellwether resume`;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runPause(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly reason?: string }) => {
    const reason = readReason(flags.reason);
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const paused = await pauseRollout(place, rolloutId, reason);
      if (!paused.ok) throw new CommandProblem(sayEnglish(paused.refusal));
      const { hold, stillRunning } = paused.value;
      const running = stillRunning === 1 ? '1 person is' : `${stillRunning} people are`;
      io.out(
        isJson
          ? writeJson({ rolloutId, ...paused.value })
          : `${name} is paused by hold ${hold.holdId}: nobody new starts; ${running} under way and will finish.`,
      );
      return 0;
    };
  };
  return await runRolloutVerb({ usage: pauseUsage, flags: ['reason'], prepare }, argv, io);
}

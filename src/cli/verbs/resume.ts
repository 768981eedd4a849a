/** `resume`: clears the holds people raised on a rollout, or one hold by its number. */
import type { HoldId } from '#contracts/ids.ts';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { resumeRollout, type Place, type Resumed } from '#server/features/rollouts/console.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, readUntil, runRolloutVerb, type Asked } from './rollout-verb.ts';
import { describeHold } from './status.ts';

export const resumeUsage = `bellwether resume: clears holds, so that people start again.

  bellwether resume [ROLLOUT] --reason TEXT [--hold NUMBER] [--until DATE] [--json]

  ROLLOUT            number or name; not needed when there is only one
  --reason           what has changed; it stands in the audit log
  --hold             only this hold; the only way to clear one that the system raised
  --until DATE       with --hold, where clearing it sets a rule aside: the last day of that, 30 days
                     from today where it is left out, at most 90
  --organisation ID  which organisation, when there are several

Exit code 1 when a hold still stands, so that nothing new starts.`;

/** Returns the exit code: 0, 1 when a hold still stands, or 2 with a sentence. */
export async function runResume(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: { readonly reason?: string; readonly hold?: string; readonly until?: string }) => {
    if (flags.until !== undefined && flags.hold === undefined)
      throw new CommandProblem('--until belongs to one hold; name it with --hold.');
    const wish = {
      reason: readReason(flags.reason),
      ...readHold(flags.hold),
      ...readUntil(flags.until),
    };
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const resumed = await resumeRollout(place, rolloutId, wish);
      if (!resumed.ok) {
        const { refusal } = resumed;
        const isUnknown = refusal.code === 'not_found' && wish.holdId !== undefined;
        if (!isUnknown) throw new CommandProblem(sayEnglish(refusal));
        throw new CommandProblem(
          `${name} has no open hold ${wish.holdId}. bellwether status ${rolloutId} shows those it has.`,
        );
      }
      if (isJson) io.out(writeJson({ rolloutId, ...resumed.value }));
      else for (const line of describeResumed(name, resumed.value)) io.out(line);
      return resumed.value.standing.length === 0 ? 0 : 1;
    };
  };
  return await runRolloutVerb({ usage: resumeUsage, flags: ['reason', 'hold', 'until'], prepare }, argv, io);
}

function readHold(text: string | undefined): { holdId?: HoldId } {
  if (text === undefined) return {};
  if (/^[1-9]\d{0,8}$/.test(text)) return { holdId: Number(text) as HoldId };
  throw new CommandProblem('--hold needs the number of a hold; bellwether status shows them.');
}

function describeResumed(name: string, { cleared, standing }: Resumed): string[] {
  const count =
    ['no hold is cleared', '1 hold is cleared'][cleared.length] ?? `${cleared.length} holds are cleared`;
  if (standing.length === 0) return [`${name}: ${count}; nothing keeps people from starting.`];
  return [`${name}: ${count}; nobody new starts yet, because of:`, ...standing.flatMap(describeHold)];
}

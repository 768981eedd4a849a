/** `pause`: holds every new start of a rollout at once and says who is under way and will finish. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { pauseRollout } from '#server/features/rollouts/console.ts';
import { chooseRollout, readReason } from './choose-rollout.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

export const pauseUsage = `bellwether pause: nothing new starts, from this moment on.

  bellwether pause [ROLLOUT] --reason TEXT [--json]

  ROLLOUT            number or name; not needed when there is only one
  --reason           why; it stands on screen and in the audit log
  --organisation ID  which organisation, when there are several

People who have been started finish. Go on with: bellwether resume`;

const options = {
  reason: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runPause(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    if (flags.help === true) {
      io.out(pauseUsage);
      return 0;
    }
    if (words.length > 1) throw new CommandProblem('Name one rollout; put a name with spaces in quotes.');
    const reason = readReason(flags.reason);
    return await withDatabase(io, async (database) => {
      const { organisationId } = await chooseOrganisation(database, flags.organisation);
      const place = { database, organisationId };
      const { rolloutId, name } = await chooseRollout(place, words[0]);
      const paused = await pauseRollout(place, rolloutId, reason);
      if (!paused.ok) throw new CommandProblem(sayEnglish(paused.refusal));
      const { hold, stillRunning } = paused.value;
      if (flags.json === true) io.out(writeJson({ rolloutId, ...paused.value }));
      else {
        const running = stillRunning === 1 ? '1 person is' : `${stillRunning} people are`;
        io.out(
          `${name} is paused by hold ${hold.holdId}: nobody new starts; ${running} under way and will finish.`,
        );
      }
      return 0;
    });
  });
}

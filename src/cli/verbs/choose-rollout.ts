/** What verbs about one rollout share: which one is meant, and the reason that has to be given. */
import { listRollouts, type Place, type RolloutName } from '#server/features/rollouts/console.ts';
import { CommandProblem } from './database-verb.ts';

/** The rollout with this number or name, or the only one; throws CommandProblem when that is not clear. */
export async function chooseRollout(place: Place, wanted: string | undefined): Promise<RolloutName> {
  const all = await listRollouts(place);
  if (all.length === 0) throw new CommandProblem('There is no rollout yet. Create one on screen first.');
  const candidates =
    wanted === undefined
      ? all
      : all.filter(({ rolloutId, name }) => String(rolloutId) === wanted || name === wanted);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const names = all.map(({ rolloutId, name }) => `${rolloutId} (${name})`).join(', ');
  throw new CommandProblem(`Name the rollout by its number, one of: ${names}.`);
}

/** Reasons stand in the audit log and on screen, so that they have to say something. */
export function readReason(text: string | undefined): string {
  const reason = text?.trim() ?? '';
  if (reason.length >= 3 && reason.length <= 500) return reason;
  throw new CommandProblem(
    '--reason needs a sentence of 3 to 500 characters: it stands on screen and in the audit log.',
  );
}

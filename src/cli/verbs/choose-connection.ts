/** Which connection a verb means: the one with a name, or the only one. */
import {
  listConnections,
  type ConsolePlace,
  type NamedConnection,
} from '#server/features/connections/console.ts';
import { CommandProblem } from './database-verb.ts';

/** Throws CommandProblem when that is not clear. */
export async function chooseConnection(
  place: ConsolePlace,
  wantedName: string | undefined,
): Promise<NamedConnection> {
  const all = await listConnections(place);
  const candidates = all.filter(({ name }) => wantedName === undefined || name === wantedName);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  if (all.length === 0)
    throw new CommandProblem('There is no connection yet. Add one with connection add, or in the settings.');
  const names = all.map(({ name }) => name).join(', ');
  throw new CommandProblem(`Name the connection, one of: ${names}.`);
}

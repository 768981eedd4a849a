/** What verbs that need the database share: opening it, closing it, and telling why something cannot be done. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { listOrganisations, type OrganisationName } from '#server/features/accounts/console.ts';
import { openStorage } from '#server/open-storage.ts';
import { readConfig } from '#server/platform/config.ts';
import type { Database } from '#server/platform/db/database.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import { flagProblem } from './usage-error.ts';

/** Where a verb prints: results and errors, line by line. */
export type VerbIo = { out(line: string): void; error(line: string): void };

/** A mistake in the command line, or something it names that does not exist: one sentence, exit code 2. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}

type Parsed<Options extends ParseArgsConfig['options']> = {
  readonly flags: ReturnType<typeof parseArgs<{ options: NonNullable<Options> }>>['values'];
  /** What stands on the command line beside flags. */
  readonly words: readonly string[];
};

/** The flags and words of a command; throws CommandProblem for a flag that does not exist or lacks its value. */
export function parseCommand<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { flags: values, words: positionals };
  } catch (error) {
    throw new CommandProblem(flagProblem(error));
  }
}

/** Opens the database, runs the work and closes it again. Problems become a sentence: exit code 2 for mistakes, 3 when the database cannot be opened. */
export async function withDatabase(
  io: VerbIo,
  work: (database: Database) => Promise<number>,
): Promise<number> {
  return await withSentences(io, async () => {
    const storage = await openStorage(readConfig(process.env));
    try {
      return await work(storage.database);
    } finally {
      await storage.close();
    }
  });
}

/** Runs the work; a CommandProblem or StartUpProblem is printed instead of thrown. */
export async function withSentences(io: VerbIo, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandProblem) && !(error instanceof StartUpProblem)) throw error;
    io.error(error.message);
    return error instanceof CommandProblem ? 2 : 3;
  }
}

/** The organisation with this id, or the only live one; throws CommandProblem when that is not clear. */
export async function chooseOrganisation(
  database: Database,
  wantedId: string | undefined,
): Promise<OrganisationName> {
  const all = await listOrganisations(database);
  const candidates =
    wantedId === undefined
      ? all.filter(({ kind }) => kind === 'live')
      : all.filter(({ organisationId }) => String(organisationId) === wantedId);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  if (all.length === 0) {
    throw new CommandProblem(
      'There is no organisation yet. Start the server and open its set-up link first.',
    );
  }
  const names = all.map(({ organisationId, name }) => `${organisationId} (${name})`).join(', ');
  throw new CommandProblem(`Name the organisation with --organisation and one of: ${names}.`);
}

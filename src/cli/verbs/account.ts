/** `account reset-password`: a new password for an account nobody can sign in to, on the server's own machine. */
import { readFileSync } from 'node:fs';
import { sayEnglish } from '#cli/say-english.ts';
import { resetPassword } from '#server/features/accounts/console.ts';
import { CommandProblem, parseCommand, withDatabase, withSentences, type VerbIo } from './database-verb.ts';

export const accountUsage = `bellwether account: when nobody can sign in any more.

  bellwether account reset-password EMAIL [--password-file FILE] [--json]

Gives the account a new password, ends its sessions everywhere and forgets its failed attempts to sign in.

  --password-file FILE  a file that holds the password, 12 characters or more; one is made up without it`;

const options = {
  'password-file': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseCommand<typeof options>>['flags'];

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runAccount(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    if (flags.help === true || words.length === 0) {
      io.out(accountUsage);
      return flags.help === true ? 0 : 2;
    }
    const [verb, email] = words;
    if (verb !== 'reset-password')
      throw new CommandProblem(`There is no account ${verb}. Use account reset-password.`);
    if (email === undefined)
      throw new CommandProblem('Say whose password by the e-mail address: account reset-password EMAIL.');
    return await reset(email, flags, io);
  });
}

async function reset(email: string, flags: Flags, io: VerbIo): Promise<number> {
  const file = flags['password-file'];
  const given = file === undefined ? undefined : readPassword(file);
  return await withDatabase(io, async (database) => {
    const result = await resetPassword(database, email, given);
    if (!result.ok)
      throw new CommandProblem(
        result.refusal.code === 'not_found'
          ? `There is no account with the e-mail address ${email}.`
          : sayEnglish(result.refusal),
      );
    const { password, endedSessions, organisations } = result.value;
    if (flags.json === true) {
      io.out(JSON.stringify({ email, endedSessions, ...(given === undefined ? { password } : {}) }));
      return 0;
    }
    if (given === undefined) io.out(password);
    io.error(`${email} has a new password; ${endedSessions} of its sessions ended.`);
    if (given === undefined) io.error('Keep it now: it is not shown again.');
    if (organisations === 0)
      io.error('The account has access to no organisation, so it still cannot sign in.');
    return 0;
  });
}

/** Without the line end, as with BELLWETHER_ADMIN_PASSWORD_FILE. */
function readPassword(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new CommandProblem(`The file ${path} cannot be read.`);
  }
}

/** `audit verify`: recomputes the chain of hashes of every organisation's audit log. */
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { verifyAudit } from '#server/features/accounts/console.ts';
import { CommandProblem, parseCommand, withDatabase, withSentences, type VerbIo } from './database-verb.ts';

export const auditUsage = `bellwether audit: the audit log.

  bellwether audit verify [--json]   checks every event of every organisation

Exit codes: 0 the log is intact, 1 it is not, 2 it could not be checked.`;

const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Returns the exit code: 0 intact, 1 broken, 2 not checked. */
export async function runAudit(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    const json = flags.json === true;
    if (flags.help === true || words.length === 0) {
      io.out(auditUsage);
      return flags.help === true ? 0 : 2;
    }
    if (words[0] !== 'verify' || words.length > 1) {
      throw new CommandProblem(`There is no audit ${words.join(' ')}. Use audit verify.`);
    }
    return await withDatabase(io, async (database) => {
      const logs = await verifyAudit(database);
      const isIntact = logs.every(({ intact }) => intact);
      if (json) io.out(writeJson({ intact: isIntact, organisations: logs }));
      for (const log of json ? [] : logs) {
        const state = log.intact ? 'intact' : 'BROKEN';
        io.out(
          `${log.name} (${log.organisationId}): ${state}. ${sayEnglish(log.explanation)} Head ${log.headHash}`,
        );
      }
      if (!json && logs.length === 0) io.out('There is no organisation yet, so there is no audit log.');
      return isIntact ? 0 : 1;
    });
  });
}

/** `token`: creates, lists and revokes API tokens of an organisation. The secret is printed once. */
import type { TokenId } from '#contracts/ids.ts';
import { roles, type Role } from '#contracts/permissions.ts';
import { sayEnglish } from '#cli/say-english.ts';
import { tokenDaysDefault } from '#contracts/tokens.ts';
import { createToken, listTokens, revokeToken } from '#server/features/accounts/console.ts';
import type { Database } from '#server/platform/db/database.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

export const tokenUsage = `bellwether token: API tokens for programs.

  bellwether token create --name NAME --roles ROLE,ROLE [--expires-in-days ${tokenDaysDefault}] [--json]
  bellwether token list [--json]
  bellwether token revoke ID [--json]

  --roles            one or more of: ${roles.join(', ')}
  --organisation ID  which organisation, when there are several`;

const options = {
  name: { type: 'string' },
  roles: { type: 'string' },
  'expires-in-days': { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseCommand<typeof options>>['flags'];
type Verb = (database: Database, io: VerbIo) => Promise<number>;

/** Returns the exit code: 0, or 2 with a sentence. */
export async function runToken(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    if (flags.help === true || words.length === 0) {
      io.out(tokenUsage);
      return flags.help === true ? 0 : 2;
    }
    // Everything that can be wrong in the command itself is found before the database is opened.
    const verb = chooseVerb(words, flags);
    return await withDatabase(io, async (database) => await verb(database, io));
  });
}

function chooseVerb([verb, ...rest]: readonly string[], flags: Flags): Verb {
  switch (verb) {
    case 'create':
      return prepareCreate(flags);
    case 'list':
      return async (database, io) => await list(database, flags, io);
    case 'revoke':
      return prepareRevoke(rest[0], flags);
    default:
      throw new CommandProblem(`There is no token ${verb}. Use token create, token list or token revoke.`);
  }
}

function prepareCreate(flags: Flags): Verb {
  if (flags.name === undefined) throw new CommandProblem('--name is missing. Say what the token is for.');
  const input = { name: flags.name, roles: readRoles(flags.roles), ...readDays(flags['expires-in-days']) };
  return async (database, io) => {
    const organisation = await chooseOrganisation(database, flags.organisation);
    const { token, secret } = await createToken(database, organisation, input);
    if (flags.json === true) io.out(JSON.stringify({ token, secret }));
    else {
      io.out(secret);
      io.error(
        `Token ${token.tokenId} for ${organisation.name}, valid until ${token.expiresAt?.slice(0, 10)}.`,
      );
      io.error('Keep the secret now: it is not shown again.');
    }
    return 0;
  };
}

async function list(database: Database, flags: Flags, io: VerbIo): Promise<number> {
  const tokens = await listTokens(database, await chooseOrganisation(database, flags.organisation));
  if (flags.json === true) io.out(JSON.stringify({ tokens }));
  for (const token of flags.json === true ? [] : tokens) {
    const state =
      token.revokedAt === null
        ? `until ${token.expiresAt?.slice(0, 10) ?? 'revoked'}`
        : `revoked ${token.revokedAt.slice(0, 10)}`;
    io.out(`${token.tokenId}\t${token.name}\t${token.roles.join(',')}\t${state}`);
  }
  return 0;
}

function prepareRevoke(id: string | undefined, flags: Flags): Verb {
  if (id === undefined || !/^[1-9]\d{0,8}$/.test(id)) {
    throw new CommandProblem('Say which token to revoke by its number; token list shows them.');
  }
  return async (database, io) => {
    const organisation = await chooseOrganisation(database, flags.organisation);
    const revoked = await revokeToken(database, organisation, Number(id) as TokenId);
    if (!revoked.ok) throw new CommandProblem(sayEnglish(revoked.refusal));
    io.out(flags.json === true ? JSON.stringify({ token: revoked.value }) : `Token ${id} is revoked.`);
    return 0;
  };
}

function readRoles(text: string | undefined): Role[] {
  const names = [...new Set((text ?? '').split(',').filter((name) => name !== ''))];
  const known = names.filter((name): name is Role => (roles as readonly string[]).includes(name));
  if (known.length > 0 && known.length === names.length) return known;
  throw new CommandProblem(`--roles needs one or more of: ${roles.join(', ')}.`);
}

function readDays(text: string | undefined): { expiresInDays?: number } {
  if (text === undefined) return {};
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return { expiresInDays: days };
  throw new CommandProblem('--expires-in-days needs a whole number from 1 to 3650.');
}

/** `connection`: adds, lists, checks and removes connections to Microsoft Entra ID and Intune. */
import { readFileSync } from 'node:fs';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import {
  connectionClouds,
  permissionsFor,
  usualApplyUpTo,
  usualDevices,
  usualPeople,
} from '#contracts/connection-choices.ts';
import type { CredentialInput } from '#contracts/connections.ts';
import {
  addConnection,
  checkNow,
  listConnections,
  removeConnection,
  type ConsolePlace,
} from '#server/features/connections/console.ts';
import { readConfig } from '#server/platform/config.ts';
import { chooseConnection } from './choose-connection.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

export const connectionUsage = `bellwether connection: read people from Microsoft Entra ID and devices from Intune.

  bellwether connection add --name NAME --tenant ID --client ID (--certificate-file FILE | --secret-file FILE)
  bellwether connection list [--json]
  bellwether connection check [NAME] [--json]
  bellwether connection remove NAME

  --certificate-file FILE  certificate and unprotected RSA key as PEM, in one file (recommended)
  --secret-file FILE       the value of a client secret
  --cloud CLOUD            one of: ${connectionClouds.join(', ')} (global)
  --group ID               only members of this group, by its object id
  --no-people, --no-devices  leave one of them out
  --daily HOUR             read every day at this hour of the organisation, 0 to 23
  --organisation ID        which organisation, when there are several

Attributes are chosen in the settings; a new connection has the usual ones. import --from entra reads through it.
A check reads one object of each kind and changes nothing. Exit codes: 0 done, 1 something cannot be read, 2 unusable input.`;

const options = {
  name: { type: 'string' },
  tenant: { type: 'string' },
  client: { type: 'string' },
  cloud: { type: 'string' },
  group: { type: 'string' },
  daily: { type: 'string' },
  'certificate-file': { type: 'string' },
  'secret-file': { type: 'string' },
  'no-people': { type: 'boolean' },
  'no-devices': { type: 'boolean' },
  organisation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseCommand<typeof options>>['flags'];
type Work = (place: ConsolePlace, io: VerbIo) => Promise<number>;

/** Returns the exit code: 0 done, 1 something cannot be read, 2 unusable input. */
export async function runConnection(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    if (flags.help === true || words.length === 0) {
      io.out(connectionUsage);
      return flags.help === true ? 0 : 2;
    }
    // Everything that can be wrong in the command itself is found before the database is opened.
    const work = chooseWork(words, flags);
    return await withDatabase(io, async (database) => {
      const { organisationId } = await chooseOrganisation(database, flags.organisation);
      return await work({ database, organisationId, config: readConfig(process.env) }, io);
    });
  });
}

function chooseWork([verb, name, ...more]: readonly string[], flags: Flags): Work {
  if (more.length > 0) throw new CommandProblem('A name with spaces stands in quotation marks.');
  switch (verb) {
    case 'add':
      return prepareAdd(flags);
    case 'list':
      return async (place, io) => await list(place, flags, io);
    case 'check':
      return async (place, io) => await check(place, name, flags, io);
    case 'remove':
      if (name === undefined) throw new CommandProblem('Say which connection to remove by its name.');
      return async (place, io) => await remove(place, name, io);
    default:
      throw new CommandProblem(`There is no connection ${verb}. Use connection add, list, check or remove.`);
  }
}

function prepareAdd(flags: Flags): Work {
  const { name } = flags;
  if (name === undefined) throw new CommandProblem('--name is missing. Say what the connection is called.');
  const input = {
    name,
    cloud: readCloud(flags.cloud),
    tenantId: readId('tenant', flags.tenant),
    clientId: readId('client', flags.client),
    credential: readCredential(flags),
    people:
      flags['no-people'] === true
        ? null
        : { ...usualPeople, groupId: flags.group === undefined ? null : readId('group', flags.group) },
    devices: flags['no-devices'] === true ? null : usualDevices,
    dailyHour: readHour(flags.daily),
    applyUpTo: usualApplyUpTo,
  };
  if (input.people === null && input.devices === null)
    throw new CommandProblem('Leave out --no-people or --no-devices: something has to be read.');
  return async (place, io) => {
    const added = await addConnection(place, input);
    if (!added.ok) throw new CommandProblem(sayEnglish(added.refusal));
    if (flags.json === true) io.out(writeJson({ connectionId: added.value.connectionId, name }));
    else {
      io.out(`${name} is added. In Entra it needs: ${permissionsFor(input).join(', ')}.`);
      io.error('Now run: bellwether connection check');
    }
    return 0;
  };
}

async function list(place: ConsolePlace, flags: Flags, io: VerbIo): Promise<number> {
  const connections = await listConnections(place);
  const shown = connections.map(({ connectionId, name, people, devices, dailyHour, checkResult }) => {
    const reads = [...(people === null ? [] : ['people']), ...(devices === null ? [] : ['devices'])];
    return { connectionId, name, reads, dailyHour, isFine: checkResult?.isFine ?? null };
  });
  if (flags.json === true) io.out(writeJson({ connections: shown }));
  for (const { name, reads, dailyHour, isFine } of flags.json === true ? [] : shown) {
    const when = dailyHour === null ? 'by hand' : `daily at ${dailyHour}`;
    const state = isFine === null ? 'not checked' : isFine ? 'works' : 'does not work';
    io.out(`${name}\t${reads.join(' and ')}\t${when}\t${state}`);
  }
  return 0;
}

async function check(
  place: ConsolePlace,
  name: string | undefined,
  flags: Flags,
  io: VerbIo,
): Promise<number> {
  const { connectionId } = await chooseConnection(place, name);
  const checked = await checkNow(place, connectionId);
  if (!checked.ok) throw new CommandProblem(sayEnglish(checked.refusal));
  const { isFine, findings } = checked.value;
  if (flags.json === true) io.out(writeJson(checked.value));
  for (const finding of flags.json === true ? [] : findings)
    io.out(`${finding.isFine ? 'ok' : '!!'}  ${sayEnglish(finding.statement)}`);
  return isFine ? 0 : 1;
}

async function remove(place: ConsolePlace, name: string, io: VerbIo): Promise<number> {
  const { connectionId } = await chooseConnection(place, name);
  const removed = await removeConnection(place, connectionId);
  if (!removed.ok) throw new CommandProblem(sayEnglish(removed.refusal));
  io.out(`${name} is removed. People and devices that it brought stay.`);
  return 0;
}

function readId(flag: 'tenant' | 'client' | 'group', text: string | undefined): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '')) return text!;
  throw new CommandProblem(
    `--${flag} needs the id that Entra shows, such as 0f3c1e5a-7b2d-4c8e-9a10-6d5b4c3a2f10.`,
  );
}

function readCloud(text: string | undefined) {
  const cloud = connectionClouds.find((known) => known === (text ?? 'global'));
  if (cloud !== undefined) return cloud;
  throw new CommandProblem(`--cloud is one of: ${connectionClouds.join(', ')}.`);
}

function readHour(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^(?:\d|1\d|2[0-3])$/.test(text)) return Number(text);
  throw new CommandProblem('--daily needs an hour from 0 to 23.');
}

function readCredential(flags: Flags): CredentialInput {
  const [certificate, secret] = [flags['certificate-file'], flags['secret-file']];
  if ((certificate === undefined) === (secret === undefined))
    throw new CommandProblem('Give one of --certificate-file and --secret-file.');
  return certificate === undefined
    ? { kind: 'secret', secret: readText(secret!).trim() }
    : { kind: 'certificate', pem: readText(certificate) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandProblem(`The file ${path} cannot be read. Check the path.`);
  }
}

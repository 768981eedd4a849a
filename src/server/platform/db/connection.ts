/**
 * Connection strings: adds session settings to them, and turns a failure to connect into a sentence for the
 * person who starts Bellwether. Never shows a password.
 */
import { StartUpProblem } from '../start-up-problem.ts';

/** The connection string with `-c name=value` start-up settings added to those it has. */
export function withSessionSettings(
  connectionString: string,
  settings: Readonly<Record<string, string>>,
): string {
  const added = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const existing = /([?&])options=([^&]*)/.exec(connectionString);
  if (existing === null) {
    const joint = connectionString.includes('?') ? '&' : '?';
    return `${connectionString}${joint}options=${encodeURIComponent(added.join(' '))}`;
  }
  const before = decodeURIComponent(existing[2]!.replaceAll('+', ' '));
  const all = encodeURIComponent([before, ...added].join(' '));
  return connectionString.replace(existing[0], () => `${existing[1]}options=${all}`);
}

/** The same server and login, another database. */
export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** Host, port and database of a connection string, without user and password. */
export function describeTarget(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    const host = url.searchParams.get('host') ?? url.hostname;
    return `"${decodeURIComponent(url.pathname.slice(1))}" at ${host}${url.port === '' ? '' : `:${url.port}`}`;
  } catch {
    return 'named by DATABASE_URL';
  }
}

/** Why a connection could not be made, as a StartUpProblem. */
export function describeConnectionFailure(error: unknown, connectionString: string): StartUpProblem {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const target = describeTarget(connectionString);
  const cause = { cause: error };
  const say = (sentence: string, mend: string) => new StartUpProblem(sentence, mend, cause);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return say(`No database server answers for ${target}.`, 'Start it, or correct DATABASE_URL.');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(
        `The host of the database ${target} is not known.`,
        'Correct the host name in DATABASE_URL.',
      );
    case '28P01':
    case '28000':
      return say(
        `The database ${target} refused the login: ${message}.`,
        'Correct user and password in DATABASE_URL (add ?sslmode=require when the server asks for encryption).',
      );
    case '3D000':
      return say(`The server has no database ${target}.`, 'Create it, or correct DATABASE_URL.');
    case '57P03':
      return say(
        `The database server for ${target} is starting or stopping.`,
        'Start Bellwether again in a moment.',
      );
    case '53300':
      return say(
        `The database server for ${target} has no free connections.`,
        'Raise max_connections there.',
      );
    case '22023':
    case '42704':
      return say(
        `The database ${target} has no role bellwether_app that this login may take.`,
        'Start Bellwether with the owner of the database in DATABASE_URL, so that it can create the role.',
      );
    case 'ERR_INVALID_URL':
      return say(
        'DATABASE_URL cannot be read.',
        'Write it as postgresql://user:password@host:5432/database, with special characters percent-encoded.',
      );
    default:
      return say(`The database ${target} cannot be used: ${message}.`, 'Check DATABASE_URL.');
  }
}

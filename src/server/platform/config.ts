/** The environment as typed settings. Every variable the server reads is read here, once, and checked. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartUpProblem } from './start-up-problem.ts';

export const processRoles = ['web', 'worker'] as const;
export type ProcessRole = (typeof processRoles)[number];

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Config = {
  readonly host: string;
  /** 0 asks the system for a free port. */
  readonly port: number;
  /** Folder of the embedded database. */
  readonly dataFolder: string;
  /** Another PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** The address people type, without a slash at the end; null means the address the server listens on. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  /** Set whenever smtpUrl is. */
  readonly mailFrom: string | null;
  /** The first administrator, for installations without a first visit. */
  readonly firstAdministrator: { readonly email: string; readonly password: string } | null;
  readonly roles: ReadonlySet<ProcessRole>;
  readonly logLevel: LogLevel;
  /** Proxies whose X-Forwarded-For is believed: addresses or ranges, separated by commas. */
  readonly trustedProxies: string;
  /** Whether webhooks may lead to private and loopback addresses, and to plain http. */
  readonly allowsInnerWebhooks: boolean;
  /** Where the key lies that stored secrets are encrypted with; null means in the data folder. */
  readonly secretKeyFile: string | null;
  /** An address on loopback that stands in for Microsoft Entra ID and Graph; null means the real ones. */
  readonly graphStandIn: string | null;
  /** The built web app. */
  readonly webFolder: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const checkoutFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** Reads the environment and the command-line flags (`--roles=web,worker`); throws StartUpProblem. */
export function readConfig(environment: Environment, argv: readonly string[] = []): Config {
  const read = (name: string) => {
    const value = environment[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  return {
    host: read('HOST') ?? '127.0.0.1',
    port: readPort(read('PORT')),
    dataFolder: resolve(read('BELLWETHER_DATA') ?? join(checkoutFolder, 'data')),
    databaseUrl: readUrl('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']),
    publicUrl: readUrl('BELLWETHER_PUBLIC_URL', read('BELLWETHER_PUBLIC_URL'), ['http:', 'https:']),
    ...readMail(
      readUrl('BELLWETHER_SMTP_URL', read('BELLWETHER_SMTP_URL'), ['smtp:', 'smtps:']),
      read('BELLWETHER_MAIL_FROM'),
    ),
    firstAdministrator: readFirstAdministrator(
      read('BELLWETHER_ADMIN_EMAIL'),
      read('BELLWETHER_ADMIN_PASSWORD_FILE'),
    ),
    roles: readRoles(argv),
    logLevel: readLogLevel(read('BELLWETHER_LOG_LEVEL')),
    trustedProxies: read('BELLWETHER_TRUSTED_PROXIES') ?? 'loopback',
    allowsInnerWebhooks: readAllowed('BELLWETHER_WEBHOOK_PRIVATE_ADDRESSES', read),
    secretKeyFile: read('BELLWETHER_SECRET_KEY_FILE'),
    graphStandIn: readLoopback('BELLWETHER_GRAPH_STAND_IN', read('BELLWETHER_GRAPH_STAND_IN')),
    webFolder: resolve(checkoutFolder, 'dist/web'),
  };
}

/** Whether people reach the server over https, so that cookies and headers may insist on it. */
export function isHttps(config: Config): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}

function readPort(text: string | null): number {
  if (text === null) return 4400;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new StartUpProblem(`PORT is "${text}".`, 'Set PORT to a whole number from 0 to 65535.');
}

function readUrl(name: string, text: string | null, protocols: readonly string[]): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && protocols.includes(url.protocol)) return text.replace(/\/+$/, '');
  // The value is not repeated: it may hold a password.
  const starts = protocols.map((protocol) => `${protocol}//`).join(' or ');
  throw new StartUpProblem(
    `${name} is not a valid address.`,
    `Set it to an address that starts with ${starts}.`,
  );
}

function readMail(smtpUrl: string | null, mailFrom: string | null): Pick<Config, 'smtpUrl' | 'mailFrom'> {
  if (smtpUrl === null || mailFrom !== null) return { smtpUrl, mailFrom };
  throw new StartUpProblem(
    'BELLWETHER_SMTP_URL is set, but BELLWETHER_MAIL_FROM is not.',
    'Set BELLWETHER_MAIL_FROM to the address messages come from.',
  );
}

/** Only this machine may stand in for a service that is shown secrets. */
function readLoopback(name: string, text: string | null): string | null {
  const url = readUrl(name, text, ['http:']);
  if (url === null || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)) return url;
  throw new StartUpProblem(
    `${name} leads to another machine.`,
    'Set it to an address on 127.0.0.1, or leave it out.',
  );
}

function readFirstAdministrator(
  email: string | null,
  passwordFile: string | null,
): Config['firstAdministrator'] {
  if (email === null && passwordFile === null) return null;
  if (email === null || passwordFile === null) {
    const missing = email === null ? 'BELLWETHER_ADMIN_EMAIL' : 'BELLWETHER_ADMIN_PASSWORD_FILE';
    throw new StartUpProblem(
      `${missing} is missing.`,
      'Set BELLWETHER_ADMIN_EMAIL and BELLWETHER_ADMIN_PASSWORD_FILE together, or neither.',
    );
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new StartUpProblem('BELLWETHER_ADMIN_EMAIL is not an e-mail address.', 'Set it to one.');
  }
  return { email, password: readPasswordFile(passwordFile) };
}

function readPasswordFile(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartUpProblem(
      `BELLWETHER_ADMIN_PASSWORD_FILE names ${path}, which cannot be read.`,
      'Check that the file is there and readable by the user that runs Bellwether.',
      { cause: error },
    );
  }
  return text.replace(/\r?\n$/, '');
}

function readRoles(argv: readonly string[]): ReadonlySet<ProcessRole> {
  const flag = argv.find((argument) => argument.startsWith('--roles='));
  if (flag === undefined) return new Set(processRoles);
  const names = flag.slice('--roles='.length).split(',');
  const known = names.filter((name): name is ProcessRole =>
    (processRoles as readonly string[]).includes(name),
  );
  if (known.length === names.length) return new Set(known);
  throw new StartUpProblem(
    `--roles names something else than ${processRoles.join(' and ')}.`,
    'Write --roles=web, --roles=worker or --roles=web,worker.',
  );
}

function readAllowed(name: string, read: (name: string) => string | null): boolean {
  const value = read(name) ?? 'refuse';
  if (value === 'allow' || value === 'refuse') return value === 'allow';
  throw new StartUpProblem(`${name} is "${value}".`, 'Set it to allow or refuse.');
}

function readLogLevel(text: string | null): LogLevel {
  const level = logLevels.find((known) => known === (text ?? 'warn'));
  if (level !== undefined) return level;
  throw new StartUpProblem(
    `BELLWETHER_LOG_LEVEL is "${text}".`,
    `Set it to one of: ${logLevels.join(', ')}.`,
  );
}

/** Where people reach the server, without a slash at the end: as configured, or where it listens. */
export function addressOf(config: Config): string {
  return config.publicUrl ?? `http://${config.host}:${config.port}`;
}

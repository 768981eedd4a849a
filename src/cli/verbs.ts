/** The verbs of the command line: their names, what they are for, and where they are. */

/** Where a verb prints, line by line: answers to `out`, problems and warnings to `error`. */
export type VerbIo = { out(line: string): void; error(line: string): void };

/** Runs a verb; resolves to the exit code. */
export type RunVerb = (argv: string[], io: VerbIo) => Promise<number>;

export type Verb = {
  readonly name: string;
  readonly summary: string;
  /** `files` verbs read and write files only; `server` verbs use the database. */
  readonly kind: 'files' | 'server';
  readonly example: string;
  /** What --help says, for a verb that does not say it itself. */
  readonly usage?: string;
  readonly load: () => Promise<RunVerb>;
};

const serveUsage = `bellwether serve: start the server, until Ctrl-C.

  bellwether serve

Prints the address and, before the first organisation exists, a one-time set-up link. Set in the environment:

  PORT                             port to listen on (4400)
  BELLWETHER_DATA                  folder for the built-in database (data, in the checkout)
  DATABASE_URL                     a PostgreSQL 15 or newer to use instead of the built-in one
  BELLWETHER_ADMIN_EMAIL           first administrator, made without the set-up link, together with
  BELLWETHER_ADMIN_PASSWORD_FILE   a file that holds the password`;

export const VERBS: readonly Verb[] = [
  {
    name: 'cohort',
    summary:
      'choose people who represent the organisation; also: cohort audit, cohort size, cohort substitute',
    kind: 'files',
    example: 'bellwether cohort --people people.csv --id id --by site,role --size 200 --out cohort.csv',
    load: async () => (await import('./verbs/cohort.ts')).runCohort,
  },
  {
    name: 'verdict',
    summary: 'say what the outcomes of a pilot prove',
    kind: 'files',
    example: 'bellwether verdict --criteria criteria.yaml --outcomes outcomes.csv --json',
    load: async () => (await import('./verbs/verdict.ts')).runVerdict,
  },
  {
    name: 'gate',
    summary: 'compute the verdicts of a decision record again: gate replay',
    kind: 'files',
    example: 'bellwether gate replay decision-record.json',
    load: async () => (await import('./verbs/gate.ts')).runGate,
  },
  {
    name: 'waves',
    summary: 'plan in which week each group starts',
    kind: 'files',
    example:
      'bellwether waves --groups groups.csv --capacity capacity.yaml --out plan.csv --report report.json',
    load: async () => (await import('./verbs/waves.ts')).runWaves,
  },
  {
    name: 'replan',
    summary: 'change a plan with as few people moved as possible',
    kind: 'files',
    example:
      'bellwether replan --groups groups.csv --capacity capacity.yaml --plan plan.csv --change change.yaml --now 12 --out new.csv --report report.json',
    load: async () => (await import('./verbs/replan.ts')).runReplan,
  },
  {
    name: 'slots',
    summary: 'say which places for appointments a schedule gives, and who has to move',
    kind: 'files',
    example: 'bellwether slots --schedule slots.yaml --bookings bookings.csv --out moves.csv',
    load: async () => (await import('./verbs/slots.ts')).runSlots,
  },
  {
    name: 'rehearse',
    summary: 'run the whole rollout on a virtual clock and write a report',
    kind: 'files',
    example: 'bellwether rehearse --people people.csv --id id --by department --report out/',
    load: async () => (await import('./verbs/rehearse.ts')).runRehearse,
  },
  {
    name: 'serve',
    summary: 'start the server',
    kind: 'server',
    example: 'PORT=9000 bellwether serve',
    usage: serveUsage,
    load: async () => (await import('./verbs/serve.ts')).runServe,
  },
  {
    name: 'import',
    summary: 'bring people, devices or apps from a CSV file or Excel workbook, or undo that',
    kind: 'server',
    example: 'bellwether import people.csv --id id --dry-run',
    load: async () => (await import('./verbs/import.ts')).runImport,
  },
  {
    name: 'connection',
    summary: 'connect Microsoft Entra ID and Intune, and check what can be read',
    kind: 'server',
    example: 'bellwether connection check',
    load: async () => (await import('./verbs/connection.ts')).runConnection,
  },
  {
    name: 'export',
    summary: 'write people, devices or apps to a CSV file or Excel workbook',
    kind: 'server',
    example: 'bellwether export people --out people.xlsx',
    load: async () => (await import('./verbs/export.ts')).runExport,
  },
  {
    name: 'status',
    summary: 'say where rollouts stand, who is where, and what holds them',
    kind: 'server',
    example: 'bellwether status 1',
    load: async () => (await import('./verbs/status.ts')).runStatus,
  },
  {
    name: 'tasks',
    summary: 'list the tasks of the stages, and say that one is done, failed or left out',
    kind: 'server',
    example: 'bellwether tasks 1 --done 17',
    load: async () => (await import('./verbs/tasks.ts')).runTasks,
  },
  {
    name: 'targeting',
    summary: 'who belongs in the groups policies are aimed at, what differs, and files for Entra',
    kind: 'server',
    example: 'bellwether targeting 1 --read members.csv',
    load: async () => (await import('./verbs/targeting.ts')).runTargeting,
  },
  {
    name: 'pause',
    summary: 'let nobody new start in a rollout, at once',
    kind: 'server',
    example: 'bellwether pause 1 --reason "The works council meets today"',
    load: async () => (await import('./verbs/pause.ts')).runPause,
  },
  {
    name: 'resume',
    summary: 'clear what people paused, or one hold',
    kind: 'server',
    example: 'bellwether resume 1 --reason "The works council agrees"',
    load: async () => (await import('./verbs/resume.ts')).runResume,
  },
  {
    name: 'start',
    summary: 'start a stage that is started by hand',
    kind: 'server',
    example: 'bellwether start 1 --stage "Wave 2" --reason "The helpdesk is ready"',
    load: async () => (await import('./verbs/start.ts')).runStart,
  },
  {
    name: 'skip',
    summary: 'leave out a stage that has not started',
    kind: 'server',
    example: 'bellwether skip 1 --stage "Wave 2" --reason "The site closes in May"',
    load: async () => (await import('./verbs/skip.ts')).runSkip,
  },
  {
    name: 'go-on',
    summary: 'let the next wave follow one that failed or was rolled back',
    kind: 'server',
    example: 'bellwether go-on 1 --stage "Wave 2" --reason "The printer at fault is gone"',
    load: async () => (await import('./verbs/go-on.ts')).runGoOn,
  },
  {
    name: 'token',
    summary: 'create, list and revoke API tokens for programs',
    kind: 'server',
    example: 'bellwether token list',
    load: async () => (await import('./verbs/token.ts')).runToken,
  },
  {
    name: 'account',
    summary: 'give an account a new password when nobody can sign in',
    kind: 'server',
    example: 'bellwether account reset-password anna@example.org',
    load: async () => (await import('./verbs/account.ts')).runAccount,
  },
  {
    name: 'audit',
    summary: 'check the audit log: audit verify',
    kind: 'server',
    example: 'bellwether audit verify',
    load: async () => (await import('./verbs/audit.ts')).runAudit,
  },
];

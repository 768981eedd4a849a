/** The verbs of the command line: their names, what they are for, and where they are. */

/** Where a verb prints, line by line: answers to `out`, problems and warnings to `error`. */
export type VerbIo = { out(line: string): void; error(line: string): void };

/** Runs a verb; resolves to the exit code. */
export type RunVerb = (argv: readonly string[], io: VerbIo) => Promise<number>;

export type Verb = {
  readonly name: string;
  readonly summary: string;
  /** `files` verbs read and write files only; `server` verbs use the database. */
  readonly kind: 'files' | 'server';
  readonly example: string;
  readonly load: () => Promise<RunVerb>;
};

export const VERBS: readonly Verb[] = [
  {
    name: 'serve',
    summary: 'start the server',
    kind: 'server',
    example: 'PORT=9000 bellwether serve',
    load: async () => (await import('./verbs/serve.ts')).runServe,
  },
  {
    name: 'cohort',
    summary: 'choose a representative cohort; also: cohort audit, cohort size',
    kind: 'files',
    example: 'bellwether cohort --people people.csv --id id --by site,role --size 200 --out cohort.csv',
    load: async () => (await import('./verbs/cohort.ts')).runCohort,
  },
];

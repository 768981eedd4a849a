/** Reads the flags of `bellwether rehearse` into wishes; every mistake is one sentence that names the flag. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scenarioNames, type RehearsalInput, type RehearsalWishes } from '#server/engine/rehearsal/index.ts';
import { columnList, wholeNumber } from './cohort-flags.ts';
import { readCounts } from './count-flags.ts';
import { readScenarioFile, scenarioFormat } from './scenario-file.ts';
import { flagProblem, UsageError } from './usage-error.ts';

export const rehearseUsage = `bellwether rehearse: the whole rollout on a virtual clock, before anyone is touched.

  bellwether rehearse --people people.csv --id COLUMN --by COLUMN,COLUMN --report out/
  bellwether rehearse --sample 2000 --report out/

The real engine runs in a temporary database with a virtual clock: it chooses a pilot, tells and starts people,
judges the criteria, asks a simulated panel at the gate and starts wave after wave. Invented people answer.

  --people FILE        CSV or Excel workbook with one row per person, as an export of the directory gives it
  --id COLUMN          column that identifies each person
  --by COLUMNS         columns the pilot represents, separated by commas
  --devices FILE       the same of devices; without it every person gets an invented one
  --sample N           instead of --people: N invented people
  --size N             people in the pilot; without it, five percent, but 60 where a fifth allows it
  --axis COLUMN        waves follow the groups of this column; "none" lays them out by number.
                       Without it, the first column of --by
  --people-per-week N  the most people who start in one week; without it, waves take about eight weeks
  --after-days N       each wave starts N days after the one before has passed (0 to 90); without it, on its date
  --count LIMITS       every stage passes only with this count too, as done:50,failed:3,sample:20: people done at
                       least, failed or not heard of at most, and the people it takes to say anything (20)
  --pilot-count LIMITS the same for the pilot, instead of --count
  --start DATE         first day of the virtual clock; without it, next Monday
  --scenario NAME      calm (default) · bad-driver (a driver breaks common models in a wave) ·
                       failing (a pilot that should not go on) · or a YAML file of your own, see below
  --seed N             whole number, default 1; same files, flags and seed give the same report
  --report DIR         writes report.html, report.json, people.csv and cohort.csv
  --json               prints the report to standard output

Exit codes: 0 every wave passed · 1 the rollout ended otherwise, and why · 2 unusable input, nothing written ·
3 could not start.
${scenarioFormat}`;

const options = {
  people: { type: 'string' },
  id: { type: 'string' },
  by: { type: 'string' },
  devices: { type: 'string' },
  sample: { type: 'string' },
  size: { type: 'string' },
  axis: { type: 'string' },
  'people-per-week': { type: 'string' },
  'after-days': { type: 'string' },
  count: { type: 'string' },
  'pilot-count': { type: 'string' },
  start: { type: 'string' },
  scenario: { type: 'string' },
  seed: { type: 'string' },
  report: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

export type RehearseCommand = {
  readonly wishes: RehearsalWishes;
  /** The folder the report goes to, absolute. */
  readonly folder: string;
  readonly printsJson: boolean;
};

const sampleBy = ['department', 'site', 'platform', 'skill'] as const;
const sampleMax = 100_000;
const startHour = 7;

/** The command, or 'help'. Throws UsageError with one sentence. `today` decides what next Monday is. */
export function readRehearseCommand(argv: readonly string[], today: Date): RehearseCommand | 'help' {
  const flags = parse(argv);
  if (flags.help === true) return 'help';
  const seed = wholeNumber(flags.seed ?? '1', 'seed', 0);
  if (seed > 2_147_483_647) throw new UsageError('--seed must be below 2147483648.');
  const input = readInput(flags);
  const begin = readStart(flags.start, today);
  const folder = readFolder(flags.report);
  return {
    wishes: {
      name:
        input.kind === 'file' ? basename(input.peopleFile).replace(/\.[^.]+$/, '') : 'Lindmark Industries',
      input,
      by: flags.by === undefined ? [...sampleBy] : columnList(flags.by, 'by'),
      axis: flags.axis === 'none' ? null : flags.axis,
      size: optionalNumber(flags.size, 'size'),
      peoplePerWeek: optionalNumber(flags['people-per-week'], 'people-per-week'),
      startAfterDays: readAfterDays(flags['after-days']),
      passRules: readCounts(flags.count, flags['pilot-count']),
      begin,
      scenario: readScenario(flags.scenario ?? 'calm', begin),
      seed,
    },
    folder,
    printsJson: flags.json === true,
  };
}

/** As many as a stage may follow the one before by. */
const afterDaysMax = 90;

function readAfterDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = wholeNumber(text, 'after-days', 0);
  if (days > afterDaysMax) throw new UsageError(`--after-days must be at most ${afterDaysMax}.`);
  return days;
}

function parse(argv: readonly string[]): Flags {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(flagProblem(error));
  }
}

function readInput(flags: Flags): RehearsalInput {
  if (flags.sample !== undefined) {
    const other = (['people', 'id', 'devices'] as const).find((name) => flags[name] !== undefined);
    if (other !== undefined)
      throw new UsageError(`--sample invents people, so --${other} does not fit. Leave one of them out.`);
    const people = wholeNumber(flags.sample, 'sample', 10);
    if (people > sampleMax) throw new UsageError(`--sample can be ${sampleMax} at most.`);
    return { kind: 'generated', people };
  }
  if (flags.people === undefined)
    throw new UsageError('--people is missing. Name a CSV file, or use --sample 2000 for invented people.');
  if (flags.id === undefined)
    throw new UsageError('--id is missing. Name the column that identifies each person.');
  if (flags.by === undefined)
    throw new UsageError('--by is missing. Name the columns the pilot is to represent.');
  return {
    kind: 'file',
    peopleFile: readable(flags.people, 'people'),
    devicesFile: flags.devices === undefined ? null : readable(flags.devices, 'devices'),
    idColumn: flags.id,
  };
}

function readable(path: string, flag: string): string {
  try {
    if (statSync(path).isDirectory()) throw new UsageError(`--${flag}: ${path} is a folder, not a file.`);
    accessSync(path, constants.R_OK);
    return resolve(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(
      `--${flag}: ${path} ${isMissing ? 'does not exist' : 'cannot be read'}. Check the path.`,
    );
  }
}

/** Whether the folder can be made is known before the work begins, not after it. */
function readFolder(given: string | undefined): string {
  if (given === undefined || given === '')
    throw new UsageError('--report is missing. Name the folder the report is to be written to.');
  const folder = resolve(given);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`--report: ${given} is a file. Name a folder.`);
  let parent = folder;
  while (!existsSync(parent)) parent = dirname(parent);
  try {
    if (!statSync(parent).isDirectory()) throw new UsageError(`--report: ${parent} is not a folder.`);
    accessSync(parent, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--report: nothing can be written to ${parent}. Choose another folder.`);
  }
  return folder;
}

function optionalNumber(text: string | undefined, flag: string): number | undefined {
  return text === undefined ? undefined : wholeNumber(text, flag, 1);
}

function readStart(text: string | undefined, today: Date): Date {
  if (text === undefined) {
    const ahead = (8 - today.getUTCDay()) % 7 || 7;
    return new Date(
      Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead, startHour),
    );
  }
  const begin = new Date(`${text}T0${startHour}:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(begin.getTime());
  if (!isDate || begin.toISOString().slice(0, 10) !== text)
    throw new UsageError(`--start must be a date such as 2027-01-04, but it is "${text}".`);
  return begin;
}

function readScenario(text: string, begin: Date): RehearsalWishes['scenario'] {
  const found = scenarioNames.find((name) => name === text);
  if (found !== undefined) return found;
  if (/\.ya?ml$/i.test(text))
    return readScenarioFile(text, readFileSync(readable(text, 'scenario'), 'utf8'), begin);
  throw new UsageError(
    `--scenario must be ${scenarioNames.join(', ')} or a file that ends in .yaml, but it is "${text}".`,
  );
}

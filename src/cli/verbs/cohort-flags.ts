/**
 * Reads the flags of the cohort verbs into typed values; every mistake is one sentence that names the flag.
 */
import { parseArgs } from 'node:util';
import type { CohortConstraints, LevelMinimum, TeamCap } from '#domain/cohort/constraints.ts';
import { presets, type Preset, type TableWeight } from '#domain/cohort/objective.ts';
import { flagProblem, UsageError } from './usage-error.ts';

const flags = {
  people: { type: 'string' },
  id: { type: 'string' },
  by: { type: 'string' },
  numeric: { type: 'string' },
  size: { type: 'string' },
  must: { type: 'string' },
  exclude: { type: 'string' },
  at: { type: 'string' },
  weight: { type: 'string', multiple: true },
  method: { type: 'string' },
  probability: { type: 'string' },
  team: { type: 'string' },
  'team-cap': { type: 'string' },
  min: { type: 'string', multiple: true },
  extend: { type: 'string' },
  preset: { type: 'string' },
  start: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  report: { type: 'string' },
  add: { type: 'string' },
  cohort: { type: 'string' },
  declined: { type: 'string' },
  waiting: { type: 'string' },
  proposals: { type: 'string' },
  share: { type: 'string', multiple: true },
  sizes: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The flags that name a file to read. */
export const cohortInputs = ['people', 'must', 'exclude', 'extend', 'cohort', 'declined', 'waiting'] as const;

type FlagName = keyof typeof flags;

export type FlagValues = ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'];

/** Parses the arguments; refuses flags that do not belong to the verb and words without a flag. */
export function parseFlags(argv: readonly string[], allowed: readonly FlagName[]): FlagValues {
  const options = Object.fromEntries(
    Object.entries(flags).filter(([name]) => [...allowed, 'json', 'help'].includes(name)),
  ) as typeof flags;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(flagProblem(error));
  }
}

/** The value of a flag that has to be there. */
export function required(
  values: FlagValues,
  name: Exclude<FlagName, 'json' | 'help' | 'min' | 'share' | 'weight'>,
): string {
  const value = values[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing. Run with --help.`);
  return value;
}

/** A whole number from `least` up. */
export function wholeNumber(text: string, flag: string, least: number): number {
  const number = Number(text);
  if (!/^-?\d+$/.test(text.trim()) || !Number.isSafeInteger(number) || number < least) {
    throw new UsageError(`--${flag} must be a whole number from ${least}, but it is "${text}".`);
  }
  return number;
}

export function columnList(text: string, flag: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new UsageError(`--${flag} holds an empty column name.`);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new UsageError(`--${flag} names the column ${repeated} twice.`);
  return names;
}

export function seedOf(values: FlagValues): number {
  return wholeNumber(values.seed ?? '1', 'seed', 0);
}

export function presetOf(values: FlagValues): Preset {
  return oneOf(values.preset ?? 'balanced', Object.keys(presets) as Preset[], 'preset');
}

export function startOf(values: FlagValues): 'random' | 'tight' {
  return oneOf(values.start ?? 'random', ['random', 'tight'], 'start');
}

export function methodOf(values: FlagValues): 'exchange' | 'cube' {
  return oneOf(values.method ?? 'exchange', ['exchange', 'cube'], 'method');
}

function oneOf<const Choice extends string>(text: string, choices: readonly Choice[], flag: string): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined)
    throw new UsageError(`--${flag} must be ${choices.join(', ')}, but it is "${text}".`);
  return found;
}

/** Team cap and minimums, ready for the domain. */
export function constraintsOf(values: FlagValues): Pick<CohortConstraints, 'teamCap' | 'minimums'> {
  const cap = values['team-cap'];
  if (cap !== undefined && values.team === undefined) {
    throw new UsageError('--team-cap needs --team, the column with the team of each person.');
  }
  if (cap === undefined && values.team !== undefined) {
    throw new UsageError('--team needs --team-cap, for example --team-cap 20%.');
  }
  return {
    ...(cap === undefined ? {} : { teamCap: teamCap(cap) }),
    ...(values.min === undefined ? {} : { minimums: values.min.flatMap(minimums) }),
  };
}

/** The day on which exclusions are judged: --at, or today. */
export function dayOf(values: FlagValues): string {
  const at = values.at ?? new Date().toISOString().slice(0, 10);
  if (!isDate(at)) throw new UsageError(`--at must be a date such as 2027-03-31, but it is "${at}".`);
  return at;
}

/** Whether the text is a day of the calendar, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The rules of --weight, such as "site:2" or "platform+region:3", for columns of --by. */
export function weightsOf(values: FlagValues): TableWeight[] {
  const by = columnList(required(values, 'by'), 'by');
  return (values.weight ?? []).flatMap((text) => text.split(',')).map((rule) => weightRule(rule, by));
}

function weightRule(rule: string, by: readonly string[]): TableWeight {
  const match = /^\s*(.+?)\s*:\s*(\d+(?:\.\d+)?)\s*$/s.exec(rule);
  if (match === null)
    throw new UsageError(`--weight must look like site:2 or platform+region:3, but it is "${rule}".`);
  const [, table, factor] = match;
  const attributes = by.includes(table!) ? [table!] : table!.split('+').map((name) => name.trim());
  const stray = attributes.find((name) => !by.includes(name));
  if (stray !== undefined) throw new UsageError(`--weight names ${stray}, which is not in --by.`);
  if (attributes.length > 2 || attributes[0] === attributes[1])
    throw new UsageError(`--weight takes one column or two different ones, but it is "${rule}".`);
  return { attributes, factor: Number(factor) };
}

function teamCap(text: string): TeamCap {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  if (percent === null) return { people: wholeNumber(text, 'team-cap', 1) };
  const share = Number(percent[1]) / 100;
  if (share <= 0 || share > 1)
    throw new UsageError(`--team-cap must lie between 0% and 100%, but it is "${text}".`);
  return { share };
}

function minimums(text: string): LevelMinimum[] {
  const parts = text.split(',');
  const rules = parts.every((part) => /:\s*\d+\s*$/.test(part)) ? parts : [text];
  return rules.map((rule) => {
    const match = /^\s*([^=]+?)\s*(?:=\s*(.*?)\s*)?:\s*(\d+)\s*$/s.exec(rule);
    if (match === null) {
      throw new UsageError(`--min must look like platform:2 or site=Oslo:3, but it is "${rule}".`);
    }
    const [, attribute, level, people] = match;
    const minimum = { attribute: attribute!, people: Number(people) };
    return level === undefined ? minimum : Object.assign(minimum, { level });
  });
}

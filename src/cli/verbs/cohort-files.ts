/**
 * Files that the cohort verbs read: people and lists of ids from CSV.
 */
import { sayEnglish } from '#cli/say-english.ts';
import { readFile } from 'node:fs/promises';
import { exclusionsInForce, type Exclusion } from '#domain/cohort/constraints.ts';
import type { Population } from '#domain/cohort/population.ts';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv, type CsvTable } from '#domain/csv/parse-csv.ts';
import { columnList, dayOf, isDate, required, type FlagValues } from './cohort-flags.ts';
import { fileProblem } from './output-files.ts';
import { UsageError } from './usage-error.ts';

export type PeopleFile = {
  readonly population: Population;
  /** With --probability: one number per person. */
  readonly probabilities?: Float64Array;
  readonly warnings: readonly string[];
};

/** Problems that lose data; a file with one of them is refused. */
const fatal = new Set(['empty_file', 'no_rows', 'unbalanced_quote', 'too_many_cells']);

/** Reads the people of --people with the columns of --id, --by and --team. */
export async function readPeople(values: FlagValues): Promise<PeopleFile> {
  const file = required(values, 'people');
  const idColumn = required(values, 'id');
  const by = columnList(required(values, 'by'), 'by');
  const numeric = values.numeric === undefined ? [] : columnList(values.numeric, 'numeric');
  const stray = numeric.find((name) => !by.includes(name));
  if (stray !== undefined) throw new UsageError(`--numeric names ${stray}, which is not in --by.`);
  const table = await readTable(file);
  const ids = column(table, file, idColumn, 'id');
  checkIds(ids, table, file, idColumn);
  const team = values.team === undefined ? {} : { team: column(table, file, values.team, 'team') };
  const attributes = by.map((name) => ({
    name,
    values: column(table, file, name, 'by'),
    numeric: numeric.includes(name),
  }));
  const warnings = table.problems.map(
    ({ line, message, mend }) => `${file} line ${line}: ${sayEnglish(message)} ${sayEnglish(mend)}`,
  );
  const probabilities =
    values.probability === undefined
      ? {}
      : { probabilities: readProbabilities(table, file, values.probability) };
  return { population: { ids, attributes, ...team }, ...probabilities, warnings };
}

/** Reads a list of ids: the column named like `idColumn`, or "id", or "person_id", or the first one. */
export async function readIds(file: string, idColumn: string): Promise<string[]> {
  const table = await readTable(file, true);
  const position = idPosition(table, idColumn);
  const ids = rowsWithLines(table, position).map(([id]) => id);
  const isListOnly = table.header.length === 1 && !isIdName(table.header[0]!, idColumn);
  return isListOnly ? [table.header[0]!, ...ids] : ids;
}

export type CohortRow = { readonly id: string; readonly reason: string };

/** Reads an earlier cohort in its invitation order. */
export async function readCohort(file: string, idColumn: string): Promise<CohortRow[]> {
  const table = await readTable(file);
  const [order, reason] = [table.header.indexOf('order'), table.header.indexOf('reason')];
  const rows = rowsWithLines(table, idPosition(table, idColumn));
  const key = (line: number): number => (order < 0 ? line : Number(table.rows[line]![order]));
  return rows
    .toSorted((a, b) => key(a[1]) - key(b[1]))
    .map(([id, line]) => ({ id, reason: reason < 0 ? '' : table.rows[line]![reason]! }));
}

/** Reads ids with the optional columns "reason" and "expires", the last day on which the exclusion holds. */
async function readExclusions(file: string, idColumn: string): Promise<Exclusion[]> {
  const table = await readTable(file, true);
  const reason = table.header.indexOf('reason');
  const expires = table.header.indexOf('expires');
  if (reason < 0 && expires < 0) return (await readIds(file, idColumn)).map((id) => ({ id }));
  return rowsWithLines(table, idPosition(table, idColumn)).map(([id, row]) => {
    const day = expires < 0 ? '' : table.rows[row]![expires]!.trim();
    if (day !== '' && !isDate(day)) {
      throw new UsageError(
        `${file} line ${table.lines[row]!}: expires is "${day}". Write a date such as 2027-03-31, or leave it empty.`,
      );
    }
    return {
      id,
      ...(reason < 0 ? {} : { reason: table.rows[row]![reason]!.trim() }),
      ...(day === '' ? {} : { expiresOn: day }),
    };
  });
}

/** The numbers of --probability, one per person; each from 0 up. */
function readProbabilities(table: CsvTable, file: string, name: string): Float64Array {
  return Float64Array.from(column(table, file, name, 'probability'), (text, row) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
    throw new UsageError(
      `${file} line ${table.lines[row]!}: ${name} is "${text}". Write a number from 0 up, such as 0.02.`,
    );
  });
}

/** The ids of --must; an empty list without the flag. */
export async function readMust(values: FlagValues): Promise<string[]> {
  return values.must === undefined ? [] : readIds(values.must, required(values, 'id'));
}

/** The exclusions of --exclude that hold on the day of --at; an id that is not among the people is only worth a warning. */
export async function readExcluded(
  values: FlagValues,
  population: Population,
): Promise<{ exclude: Exclusion[]; warnings: string[] }> {
  const at = dayOf(values);
  if (values.exclude === undefined) return { exclude: [], warnings: [] };
  const listed = await readExclusions(values.exclude, required(values, 'id'));
  const known = new Set(population.ids);
  const found = listed.filter(({ id }) => known.has(id));
  const exclude = exclusionsInForce({ exclude: found, at });
  const missing = listed.length - found.length;
  const expired = found.length - exclude.length;
  const warnings = [
    ...(missing === 0 ? [] : [`${missing} ids of ${values.exclude} are not among the people.`]),
    ...(expired === 0 ? [] : [`${expired} exclusions of ${values.exclude} have expired and do not count.`]),
  ];
  return { exclude, warnings };
}

async function readTable(file: string, mayBeEmpty = false): Promise<CsvTable> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileProblem(error)}.`);
  }
  const table = parseCsv(decodeText(bytes));
  const problem = table.problems.find(({ code }) => fatal.has(code) && !(mayBeEmpty && code === 'no_rows'));
  if (problem !== undefined) {
    const { line, message, mend } = problem;
    throw new UsageError(`${file} line ${line}: ${sayEnglish(message)} ${sayEnglish(mend)}`);
  }
  return table;
}

function column(table: CsvTable, file: string, name: string, flag: string): string[] {
  const position = table.header.indexOf(name);
  if (position < 0) {
    const columns = table.header.join(', ');
    throw new UsageError(`--${flag}: ${file} has no column ${name}. Its columns are: ${columns}.`);
  }
  return table.rows.map((row) => row[position]!);
}

function checkIds(ids: string[], table: CsvTable, file: string, name: string): void {
  const firstRow = new Map<string, number>();
  ids.forEach((raw, row) => {
    const id = raw.trim();
    ids[row] = id;
    const line = table.lines[row]!;
    if (id === '') throw new UsageError(`${file} line ${line}: ${name} is empty. Every person needs an id.`);
    const first = firstRow.get(id);
    if (first !== undefined) {
      const lines = `lines ${table.lines[first]!} and ${line}`;
      throw new UsageError(`${file} ${lines}: ${name} ${id} stands twice. Give each person one row.`);
    }
    firstRow.set(id, row);
  });
}

function isIdName(name: string, idColumn: string): boolean {
  return [idColumn, 'id', 'person_id'].includes(name);
}

function idPosition({ header }: CsvTable, idColumn: string): number {
  const named = [idColumn, 'id', 'person_id'].map((name) => header.indexOf(name)).find((at) => at >= 0);
  return named ?? 0;
}

function rowsWithLines(table: CsvTable, position: number): [string, number][] {
  return table.rows
    .map((row, index): [string, number] => [row[position]!.trim(), index])
    .filter(([id]) => id !== '');
}

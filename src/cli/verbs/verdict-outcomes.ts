/**
 * Reads outcomes from CSV for `bellwether verdict`. A file of the wrong shape is refused, with line and column; a cell
 * that is no instant or no number is named and left for the domain to set aside, as it does with any broken outcome.
 */
import { sayEnglish } from '#cli/say-english.ts';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import { UsageError } from './usage-error.ts';

const COLUMNS = ['person_id', 'at', 'metric', 'value'] as const;
const FATAL = new Set(['empty_file', 'no_rows', 'unbalanced_quote', 'too_many_cells', 'too_few_cells']);
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Returns the milliseconds of a date (its beginning, UTC) or instant (UTC unless it names an offset), or null when
 * the text is neither.
 */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, time = '00:00', offset = 'Z'] = match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return null;
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const at = Date.parse(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(at) ? null : at;
}

/** Returns the number of a cell, or null; `hasCommas`: the file may write 3,5 for three and a half. */
function parseNumber(text: string, hasCommas: boolean): number | null {
  const trimmed = hasCommas ? text.trim().replace(',', '.') : text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : null;
}

export type OutcomesOfFile = {
  /** In the order of the file; a cell that cannot be read is NaN. */
  readonly outcomes: Outcome[];
  /** A sentence for each cell that cannot be read. */
  readonly unreadable: string[];
};

/** Reads the outcomes of a CSV file's bytes; `file` is its name in messages. Throws UsageError. */
export function readOutcomes(bytes: Uint8Array, file: string): OutcomesOfFile {
  const { header, rows, lines, problems, delimiter } = parseCsv(decodeText(bytes));
  const problem = problems.find(({ code }) => FATAL.has(code));
  // A header without rows is a pilot that has not begun: no data, not bad input.
  if (problem !== undefined && !(problem.code === 'no_rows' && header.includes('person_id'))) {
    throw new UsageError(
      `${file} line ${problem.line}: ${sayEnglish(problem.message)} ${sayEnglish(problem.mend)}`,
    );
  }
  const names = header.map((name) => name.trim().toLowerCase());
  const position = (name: string): number => names.indexOf(name);
  const absent = COLUMNS.find((name) => position(name) < 0);
  if (absent !== undefined) {
    throw new UsageError(`${file} has no column ${absent}. Its columns are: ${header.join(', ')}.`);
  }
  const unreadable: string[] = [];
  const placeOf = (row: number, column: number): string =>
    `${file} line ${lines[row]}, column ${header[column]}`;
  const textAt = (row: number, column: number, meaning: string): string => {
    const text = rows[row]![column]!.trim();
    if (text === '') throw new UsageError(`${placeOf(row, column)}: is empty. Write ${meaning}.`);
    return text;
  };
  const readAt = (row: number, column: number, read: (cell: string) => number | null, what: string) => {
    const cell = rows[row]![column]!;
    const value = read(cell);
    if (value !== null) return value;
    const found = cell.trim() === '' ? 'is empty, and not' : `"${cell}" is not`;
    unreadable.push(`${placeOf(row, column)}: ${found} ${what}. The row is set aside.`);
    return Number.NaN;
  };
  const numberIn = (cell: string) => parseNumber(cell, delimiter !== ',');
  const [personAt, instantAt, metricAt, valueAt] = COLUMNS.map((name) => position(name)) as [
    number,
    number,
    number,
    number,
  ];
  const exposureAt = position('exposure');
  const appAt = position('app');
  const outcomes = rows.map((cells, row) => {
    const app = appAt < 0 ? '' : cells[appAt]!.trim();
    const outcome = {
      personId: textAt(row, personAt, 'the id of a person'),
      at: readAt(row, instantAt, parseInstant, 'a date such as 2026-10-13 or 2026-10-13T08:30:00Z'),
      metric: textAt(row, metricAt, 'the name of a metric'),
      value: readAt(row, valueAt, numberIn, 'a number such as 1, 0 or 3.5'),
      ...(app === '' ? {} : { app }),
    };
    if (exposureAt < 0 || cells[exposureAt]!.trim() === '') return outcome;
    const exposure = readAt(row, exposureAt, numberIn, 'a number such as 1 or 0.5');
    return Object.assign(outcome, { exposure });
  });
  return { outcomes, unreadable };
}

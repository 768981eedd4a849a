/**
 * Reads outcomes from CSV for `bellwether verdict`. A cell that is no instant or no number refuses the whole file,
 * with line and column; what an outcome means is the domain's business.
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

function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : null;
}

/** Reads the outcomes of a CSV file's bytes; `file` is its name in messages. Throws UsageError. */
export function readOutcomes(bytes: Uint8Array, file: string): Outcome[] {
  const { header, rows, lines, problems } = parseCsv(decodeText(bytes));
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
  const [personAt, instantAt, metricAt, valueAt] = COLUMNS.map((name) => position(name)) as [
    number,
    number,
    number,
    number,
  ];
  const exposureAt = position('exposure');
  const appAt = position('app');
  const refuse = (row: number, column: number, expected: string, example = ''): never => {
    const cell = rows[row]![column]!;
    const found = cell.trim() === '' ? 'is empty' : `"${cell}" is not ${expected}`;
    throw new UsageError(
      `${file} line ${lines[row]}, column ${header[column]}: ${found}. Write ${expected}${example}.`,
    );
  };
  return rows.map((cells, row) => {
    const personId = cells[personAt]!.trim();
    const metric = cells[metricAt]!.trim();
    if (personId === '') refuse(row, personAt, 'the id of a person');
    if (metric === '') refuse(row, metricAt, 'the name of a metric');
    const at =
      parseInstant(cells[instantAt]!) ??
      refuse(row, instantAt, 'a date', ' such as 2026-10-13 or 2026-10-13T08:30:00Z');
    const value = parseNumber(cells[valueAt]!) ?? refuse(row, valueAt, 'a number', ' such as 1, 0 or 3.5');
    const app = appAt < 0 ? '' : cells[appAt]!.trim();
    const outcome = { personId, at, metric, value, ...(app === '' ? {} : { app }) };
    if (exposureAt < 0 || cells[exposureAt]!.trim() === '') return outcome;
    const exposure =
      parseNumber(cells[exposureAt]!) ?? refuse(row, exposureAt, 'a number', ' such as 1 or 0.5');
    return Object.assign(outcome, { exposure });
  });
}

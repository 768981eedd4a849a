/**
 * The streaming CSV reader: scanner plus everything a table needs. Skips a `#TYPE` line and honours Excel's
 * `sep=` line, finds the delimiter, names the header's columns, and makes every row as wide as the header.
 * Keeps no rows. Decoding bytes belongs to decode-text.
 */

import { detectDelimiter, DELIMITER_SAMPLE_LENGTH } from './detect-delimiter.ts';
import { createCsvScanner, type CsvScanner } from './csv-scanner.ts';
import type { CsvProblem } from './csv-problem.ts';
import { csvStatement } from './csv-sentences.ts';
import { nameColumns } from './name-columns.ts';

export type CsvReaderOptions = {
  /** One character; found from the text when absent. */
  readonly delimiter?: string;
  /** Called once, before the first row, with unique non-empty column names. */
  readonly onHeader: (header: string[], line: number, delimiter: string) => void;
  /** Called per data row with as many cells as the header; `line` is the physical line the row starts on. */
  readonly onRow: (cells: string[], line: number) => void;
  readonly onProblem?: (problem: CsvProblem) => void;
};

/** Creates a streaming reader; push text cut anywhere, then call end. */
export function createCsvReader(options: CsvReaderOptions): CsvScanner {
  const report = options.onProblem ?? ((): void => {});
  let scanner: CsvScanner | undefined;
  let opening = '';
  let delimiter = options.delimiter ?? ',';
  let width = 0;
  let rowCount = 0;
  let headerLine = 1;

  const onRow = (cells: string[], line: number): void => {
    if (width === 0) {
      const named = nameColumns(cells, line);
      named.problems.forEach(report);
      width = named.header.length;
      headerLine = line;
      options.onHeader(named.header, line, delimiter);
      return;
    }
    if (cells.length !== width) {
      if (cells.length === 1 && cells[0]!.trim() === '') return;
      fitToWidth(cells, width, line, report);
    }
    rowCount++;
    options.onRow(cells, line);
  };

  const start = (): CsvScanner => {
    const preamble = readPreamble(opening);
    delimiter = options.delimiter ?? preamble.delimiter ?? detectDelimiter(preamble.rest);
    const created = createCsvScanner({ delimiter, onRow, onProblem: report, firstLine: preamble.firstLine });
    created.push(preamble.rest);
    opening = '';
    return created;
  };

  return {
    push(chunk) {
      if (scanner !== undefined) {
        scanner.push(chunk);
        return;
      }
      opening += chunk;
      if (opening.length > DELIMITER_SAMPLE_LENGTH) scanner = start();
    },
    end() {
      scanner ??= start();
      scanner.end();
      if (width === 0) report(emptyFile());
      else if (rowCount === 0) report(noRows(headerLine));
    },
  };
}

/** Splits off a byte order mark, `#TYPE …` lines and a `sep=` line. */
function readPreamble(text: string): { rest: string; firstLine: number; delimiter: string | undefined } {
  let rest = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let firstLine = 1;
  let delimiter: string | undefined;
  for (;;) {
    const line = /^(?:#TYPE[^\r\n]*|sep=([^\r\n"]))(?:\r\n|\r|\n|$)/i.exec(rest);
    if (line === null) return { rest, firstLine, delimiter };
    delimiter ??= line[1];
    rest = rest.slice(line[0].length);
    firstLine++;
  }
}

/** Pads a short row with empty cells; cuts a long one; reports both unless only empty cells are cut. */
function fitToWidth(
  cells: string[],
  width: number,
  line: number,
  report: (problem: CsvProblem) => void,
): void {
  const found = cells.length;
  if (found < width) {
    for (let column = found; column < width; column++) cells.push('');
    report({
      code: 'too_few_cells',
      line,
      column: found + 1,
      message: csvStatement('csv_cells_differ', { cells: found, columns: width }),
      mend: csvStatement('csv_too_few_cells_mend'),
    });
    return;
  }
  const surplus = cells.splice(width);
  if (surplus.every((cell) => cell.trim() === '')) return;
  report({
    code: 'too_many_cells',
    line,
    column: width + 1,
    message: csvStatement('csv_cells_differ', { cells: found, columns: width }),
    mend: csvStatement('csv_too_many_cells_mend'),
  });
}

function emptyFile(): CsvProblem {
  return {
    code: 'empty_file',
    line: 1,
    message: csvStatement('csv_empty_file'),
    mend: csvStatement('csv_empty_file_mend'),
  };
}

function noRows(line: number): CsvProblem {
  return {
    code: 'no_rows',
    line,
    message: csvStatement('csv_no_rows'),
    mend: csvStatement('csv_no_rows_mend'),
  };
}

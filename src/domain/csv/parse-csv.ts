/**
 * Reads a whole CSV text into memory: header, rows of equal width, the line of each row, and the problems of
 * its shape. For large files use createCsvReader, which keeps no rows.
 */

import type { CsvProblem } from './csv-problem.ts';
import { createCsvReader } from './csv-reader.ts';

export type { CsvProblem, CsvProblemCode } from './csv-problem.ts';

export type ParseCsvOptions = {
  /** One character; found from the text when absent. */
  readonly delimiter?: string;
};

export type CsvTable = {
  /** Unique, non-empty column names. */
  readonly header: string[];
  /** Cells as they stand in the file; every row is as wide as the header. */
  readonly rows: string[][];
  /** `lines[i]` is the physical line (from 1) on which `rows[i]` starts. */
  readonly lines: number[];
  readonly problems: CsvProblem[];
  readonly delimiter: string;
};

/** Parses a CSV text; never throws on bad text, everything doubtful is in `problems` with its line. */
export function parseCsv(text: string, options: ParseCsvOptions = {}): CsvTable {
  let header: string[] = [];
  let delimiter = options.delimiter ?? ',';
  const rows: string[][] = [];
  const lines: number[] = [];
  const problems: CsvProblem[] = [];
  const reader = createCsvReader({
    ...options,
    onHeader: (names, _line, found) => {
      header = names;
      delimiter = found;
    },
    onRow: (cells, line) => {
      rows.push(cells);
      lines.push(line);
    },
    onProblem: (problem) => problems.push(problem),
  });
  reader.push(text);
  reader.end();
  return { header, rows, lines, problems, delimiter };
}

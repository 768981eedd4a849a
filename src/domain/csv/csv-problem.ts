/**
 * What can be wrong with the shape of a CSV file, with the physical line and how to mend it. Problems of the
 * values inside the cells belong to the directory import, not here.
 */

import type { CsvStatement } from './csv-sentences.ts';

export type CsvProblemCode =
  | 'empty_file'
  | 'no_rows'
  | 'empty_header'
  | 'repeated_header'
  | 'too_many_cells'
  | 'too_few_cells'
  | 'unbalanced_quote'
  | 'stray_quote';

export type CsvProblem = {
  readonly code: CsvProblemCode;
  /** Physical line in the file, from 1. */
  readonly line: number;
  /** Column number, from 1, where the problem belongs to one column. */
  readonly column?: number;
  readonly message: CsvStatement;
  readonly mend: CsvStatement;
};

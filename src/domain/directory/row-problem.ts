/**
 * Why a row cannot be imported, with line, column, the value as it stands, and how to mend it.
 */

export type RowProblemCode =
  | 'missing_id'
  | 'damaged_id'
  | 'id_too_long'
  | 'invalid_email'
  | 'unknown_boolean'
  | 'unknown_language'
  | 'ambiguous_date'
  | 'invalid_date'
  | 'summary_row';

export type RowProblem = {
  readonly code: RowProblemCode;
  /** Physical line in the file, from 1. */
  readonly line: number;
  /** The column's name; empty when the problem concerns the whole row. */
  readonly column: string;
  /** The offending value, cut to 100 characters. */
  readonly value: string;
  /** How to mend it, as a sentence. */
  readonly mend: string;
};

const MENDS: Readonly<Record<RowProblemCode, string>> = {
  missing_id: 'Fill in the identifier, or remove the row.',
  damaged_id: 'A spreadsheet has changed this number. Format the column as text and export it again.',
  id_too_long: 'An identifier has at most 256 characters. Check which column is the identifier.',
  invalid_email: 'Write one e-mail address such as name@example.com, or leave the cell empty.',
  unknown_boolean: 'Write true or false, yes or no, or leave the cell empty.',
  unknown_language: 'Write a language such as de, sv or en-GB, or leave the cell empty.',
  ambiguous_date:
    'Day and month cannot be told apart. State their order for this import, or write 2026-04-03.',
  invalid_date: 'Write the date as 2026-04-03, or check the stated order of day and month.',
  summary_row: 'This looks like a sum below the table, so it was left out.',
};

/** Builds a problem with its mend. */
export function describeRowProblem(
  code: RowProblemCode,
  line: number,
  column: string,
  value: string,
): RowProblem {
  return {
    code,
    line,
    column,
    value: value.length > 100 ? `${value.slice(0, 99)}…` : value,
    mend: MENDS[code],
  };
}

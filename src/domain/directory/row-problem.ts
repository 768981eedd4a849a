/**
 * Why a row cannot be imported, with line, column, the value as it stands, and how to mend it.
 */

import type { Statement } from '../sentences/statement.ts';
import { rowStatement } from './row-sentences.ts';

export type RowProblemCode =
  | 'missing_id'
  | 'damaged_id'
  | 'id_too_long'
  | 'invalid_email'
  | 'unknown_boolean'
  | 'unknown_language'
  | 'unknown_importance'
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
  readonly message: Statement;
  /** How to mend it. */
  readonly mend: Statement;
};

/** Builds a problem with what it says. */
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
    message: rowStatement(`row_${code}`),
    mend: rowStatement(`row_${code}_mend`),
  };
}

/** What a reader of rows hands on, whatever kind of file they stand in. */
import type { RowProblem } from '#contracts/imports.ts';
import type { Statement } from '#contracts/shared-schemas.ts';

/** Something about the shape of a file that does not keep rows from being imported. */
export type ShapeWarning = {
  readonly code: string;
  readonly severity: 'warning' | 'information';
  /** Where it was seen first. */
  readonly line: number;
  readonly message: Statement;
  readonly mend: Statement;
};

export type RowSink = {
  /** As many cells as the header; `broken` says what keeps the cells from being trusted. */
  onRow(cells: readonly string[], line: number, broken: readonly RowProblem[]): void;
  onWarning(warning: ShapeWarning): void;
  /** After each piece, with the bytes of the file read so far; reading goes on when it resolves. */
  onPiece(bytesRead: number): Promise<void>;
};

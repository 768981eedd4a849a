/**
 * Reads a file into records: rows from text or a sheet, then cells to records by the mapping. Keeps no rows; after
 * each piece the caller may wait, which holds the source back. What becomes of a row is the caller's business.
 */
import type { ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { DirectoryRecord } from '#domain/directory/directory-record.ts';
import { compileMapping, type RowNormaliser, type RowResult } from '#domain/directory/normalise-row.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { toColumnMappings, toMappingRefusal, type FileMapping } from './file-mapping.ts';
import { readSheetRows } from './read-sheet.ts';
import { readTextRows } from './read-text.ts';
import { presentRowProblem } from './row-problem.ts';
import type { RowSink } from './row-sink.ts';
import type { StoredFile } from './stored-file.ts';

export type RowReceiver = Pick<RowSink, 'onWarning' | 'onPiece'> & {
  onRecord(record: DirectoryRecord, line: number): void;
  /** A row that cannot be imported; `externalId` when it says at least whom it is about. */
  onRefused(problems: readonly RowProblem[], externalId: string | null): void;
  onSkipped(): void;
  /** Sees every row as it stands in the file beside what became of it. */
  onRow?(cells: readonly string[], line: number, result: RowResult<DirectoryRecord>): void;
};

export type CompiledFile = {
  readonly missingColumns: readonly string[];
  readonly droppedForPrivacy: readonly string[];
  /** Throws UnreadableWorkbook when a workbook turns out to be damaged. */
  readonly read: (file: StoredFile, receiver: RowReceiver) => Promise<void>;
};

/** Prepares reading with a mapping; refuses `mapping_incomplete` and `mapping_ambiguous`. */
export function compileFile(subject: ImportSubject, mapping: FileMapping): Result<CompiledFile, Refusal> {
  const compiled = compileMapping(subject, toColumnMappings(mapping), mapping.header, {
    dateOrder: mapping.dateOrder ?? undefined,
  });
  if (!compiled.ok) return refuse(toMappingRefusal(compiled.refusal));
  const normaliser = compiled.value as RowNormaliser<DirectoryRecord>;
  const parts = { mapping, normaliser, identify: createIdentifier(subject, mapping) };
  return ok({
    missingColumns: normaliser.missingColumns,
    droppedForPrivacy: normaliser.droppedForPrivacy,
    read: async (file, receiver) => {
      const sink: RowSink = {
        onWarning: receiver.onWarning,
        onPiece: receiver.onPiece,
        onRow: (cells, line, broken) => takeRow(cells, line, broken, { ...parts, receiver }),
      };
      if (mapping.workbook === undefined) await readTextRows(file, mapping, sink);
      else await readSheetRows(file, mapping, sink);
    },
  });
}

type Identify = (cells: readonly string[], line: number) => string | null;

/** Reads only the identifier of a row, for rows in which something else is wrong. */
function createIdentifier(subject: ImportSubject, mapping: FileMapping): Identify {
  const columns = toColumnMappings(mapping).filter(
    ({ target }) => target.kind === 'field' && target.field === 'externalId',
  );
  const compiled = compileMapping(subject, columns, mapping.header);
  if (columns.length === 0 || !compiled.ok) return () => null;
  return (cells, line) => {
    const result = compiled.value.normalise(cells, line);
    return result.ok ? result.record.externalId : null;
  };
}

type Parts = {
  readonly mapping: FileMapping;
  readonly normaliser: RowNormaliser<DirectoryRecord>;
  readonly identify: Identify;
  readonly receiver: RowReceiver;
};

function takeRow(
  cells: readonly string[],
  line: number,
  broken: readonly RowProblem[],
  { mapping, normaliser, identify, receiver }: Parts,
): void {
  if (broken.length > 0) {
    receiver.onRefused(broken, identify(cells, line));
    return;
  }
  const result = normaliser.normalise(cells, line);
  receiver.onRow?.(cells, line, result);
  if (result.ok) receiver.onRecord(result.record, line);
  else if (result.isSkipped) receiver.onSkipped();
  else {
    const problems = result.problems.map((problem) => presentRowProblem(problem, mapping));
    receiver.onRefused(problems, identify(cells, line));
  }
}

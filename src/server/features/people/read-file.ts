/**
 * Reads a file piece by piece into rows: bytes, text, cells, records. Keeps no rows; after each piece the caller
 * may wait, which holds the source back. What becomes of a row is the caller's business.
 */
import type { ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import type { DirectoryRecord } from '#domain/directory/directory-record.ts';
import { compileMapping, type RowNormaliser, type RowResult } from '#domain/directory/normalise-row.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { createFastDecoder } from './fast-decoder.ts';
import { toColumnMappings, toMappingRefusal, type FileMapping } from './file-mapping.ts';
import { isRefusedShape, presentRowProblem, presentShapeProblem } from './row-problem.ts';

/** Small enough that the database is never kept waiting for the next rows for long. */
const stepBytes = 256 * 1024;

export type FileSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export type RowReceiver = {
  onRecord(record: DirectoryRecord, line: number): void;
  /** A row that cannot be imported; `externalId` when it says at least whom it is about. */
  onRefused(problems: readonly RowProblem[], externalId: string | null): void;
  onSkipped(): void;
  /** Sees every row as it stands in the file beside what became of it. */
  onRow?(cells: readonly string[], line: number, result: RowResult<DirectoryRecord>): void;
  onShapeWarning(problem: CsvProblem): void;
  /** After each piece, with the bytes read so far; reading goes on when it resolves. */
  onPiece(bytesRead: number): Promise<void>;
};

export type CompiledFile = {
  readonly missingColumns: readonly string[];
  readonly droppedForPrivacy: readonly string[];
  readonly read: (source: FileSource, receiver: RowReceiver) => Promise<void>;
};

/** Prepares reading with a mapping; refuses `mapping_incomplete` and `mapping_ambiguous`. */
export function compileFile(subject: ImportSubject, mapping: FileMapping): Result<CompiledFile, Refusal> {
  const compiled = compileMapping(subject, toColumnMappings(mapping), mapping.header, {
    dateOrder: mapping.dateOrder ?? undefined,
  });
  if (!compiled.ok) return refuse(toMappingRefusal(compiled.refusal));
  const normaliser = compiled.value as RowNormaliser<DirectoryRecord>;
  const identify = createIdentifier(subject, mapping);
  return ok({
    missingColumns: normaliser.missingColumns,
    droppedForPrivacy: normaliser.droppedForPrivacy,
    read: async (source, receiver) => await readRows(source, mapping, { normaliser, identify, receiver }),
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
  readonly normaliser: RowNormaliser<DirectoryRecord>;
  readonly identify: Identify;
  readonly receiver: RowReceiver;
};

async function readRows(source: FileSource, mapping: FileMapping, parts: Parts): Promise<void> {
  const { receiver } = parts;
  const { header, delimiter } = mapping;
  let shapes: CsvProblem[] = [];
  const reader = createCsvReader({
    delimiter,
    onHeader: () => (shapes = []),
    onProblem: (problem) => {
      if (isRefusedShape(problem)) shapes.push(problem);
      else receiver.onShapeWarning(problem);
    },
    onRow: (cells, line) => {
      const broken = shapes;
      if (broken.length > 0) shapes = [];
      takeRow(cells, line, { ...parts, broken, header });
    },
  });
  const decoder = createFastDecoder(mapping.encoding);
  let bytesRead = 0;
  for await (const whole of source) {
    for (let at = 0; at < whole.length; at += stepBytes) {
      const piece = whole.subarray(at, at + stepBytes);
      bytesRead += piece.length;
      reader.push(decoder.push(piece));
      await receiver.onPiece(bytesRead);
    }
  }
  reader.push(decoder.finish());
  reader.end();
  await receiver.onPiece(bytesRead);
}

function takeRow(
  cells: readonly string[],
  line: number,
  {
    normaliser,
    identify,
    receiver,
    broken,
    header,
  }: Parts & {
    readonly broken: readonly CsvProblem[];
    readonly header: readonly string[];
  },
): void {
  if (broken.length > 0) {
    const problems = broken.map((problem) => presentShapeProblem(problem, header, cells));
    receiver.onRefused(problems, identify(cells, line));
    return;
  }
  const result = normaliser.normalise(cells, line);
  receiver.onRow?.(cells, line, result);
  if (result.ok) receiver.onRecord(result.record, line);
  else if (result.isSkipped) receiver.onSkipped();
  else receiver.onRefused(result.problems.map(presentRowProblem), identify(cells, line));
}

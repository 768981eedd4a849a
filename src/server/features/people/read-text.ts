/** Reads a file of text piece by piece: bytes, text, cells. Keeps no rows; the source waits for whoever takes them. */
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createFastDecoder } from './fast-decoder.ts';
import type { FileMapping, TextLayout } from './file-mapping.ts';
import { isRefusedShape, presentShapeProblem } from './row-problem.ts';
import type { RowSink } from './row-sink.ts';
import type { StoredFile } from './stored-file.ts';

/** Small enough that the database is never kept waiting for the next rows for long. */
const stepBytes = 256 * 1024;

export async function readTextRows(
  file: StoredFile,
  { encoding, delimiter, header }: FileMapping & TextLayout,
  sink: RowSink,
): Promise<void> {
  let shapes: CsvProblem[] = [];
  const reader = createCsvReader({
    delimiter,
    onHeader: () => (shapes = []),
    onProblem: (problem) => {
      if (isRefusedShape(problem)) shapes.push(problem);
      else sink.onWarning({ ...problem, severity: 'warning' });
    },
    onRow: (cells, line) => {
      const broken = shapes;
      if (broken.length > 0) shapes = [];
      sink.onRow(
        cells,
        line,
        broken.map((problem) => presentShapeProblem(problem, header, cells)),
      );
    },
  });
  const decoder = createFastDecoder(encoding);
  let bytesRead = 0;
  for await (const whole of file.stream()) {
    for (let at = 0; at < whole.length; at += stepBytes) {
      const piece = whole.subarray(at, at + stepBytes);
      bytesRead += piece.length;
      reader.push(decoder.push(piece));
      await sink.onPiece(bytesRead);
    }
  }
  reader.push(decoder.finish());
  reader.end();
  await sink.onPiece(bytesRead);
}
